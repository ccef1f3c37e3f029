"""Quotation marks of distance are told from quotations, names and titles."""

import pytest

from workbench.pipeline.quotes import find_scare_quotes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The army rested after its “victory” at the ford.", ["“victory”"], id="one small word"),
        pytest.param(
            'The army rested after its "easy victory" at the ford.', ['"easy victory"'], id="two, straight marks"
        ),
        pytest.param("Its “long and glorious victory” was small.", [], id="a longer phrase is somebody's"),
        pytest.param("The mayor said the “victory” was small.", [], id="somebody is quoted"),
        pytest.param("The film “Victory” opened.", [], id="a title has a capital"),
        pytest.param("The word “victory” was in the speech.", [], id="the word itself is meant"),
        pytest.param("Crowds cried “victory” at the ford.", [], id="no determiner before it"),
        pytest.param("The army rested after its “victory at the ford.", [], id="no closing mark"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_scare_quotes(make_doc, text, found):
    """One or two small words behind a determiner, in a sentence that quotes nobody and names nothing."""
    assert found == [span.text for span in find_scare_quotes(make_doc(text))]
