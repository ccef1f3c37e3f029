"""A word is found wherever it stands, in any case."""

from workbench.pipeline.positions import covered, different_words, positions

TEXT = "The bridge fell. Nobody saw the Bridge fall."


def test_positions(make_doc):
    """Each place of each word, in order of the text; a word that does not occur has none."""
    doc = make_doc(TEXT)

    assert [0, 1, 6, 7] == positions(doc, {"bridge", "the", "tower"})
    assert [] == positions(doc, {"tower"}) == positions(doc, ())
    assert [] == positions(make_doc(""), {"the"})


def test_different_words(make_doc):
    """Small letters, each once."""
    assert {"the", "bridge", "fell", ".", "nobody", "saw", "fall"} == different_words(make_doc(TEXT))


def test_covered(make_doc):
    """The tokens of all spans; spans may overlap."""
    doc = make_doc(TEXT)

    assert {0, 1, 2, 6} == covered([doc[0:2], doc[1:3], doc[6:7]])
    assert set() == covered([])
