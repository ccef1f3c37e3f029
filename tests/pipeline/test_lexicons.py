"""Each cue row fires on its own example, and a bad row is refused in words."""

import pytest
import spacy

from workbench.errors import LexiconError
from workbench.pipeline.lexicons import CueMatcher, bundled_cues, read_cues

HEADER = "phrase,kind,strength,reason,holder,where,example"


@pytest.fixture(scope="module")
def nlp():
    """Tokens and sentences, nothing learned."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.fixture(scope="module")
def matcher():
    """All bundled cue lists, together, as an analysis uses them."""
    return CueMatcher(bundled_cues())


@pytest.mark.parametrize("cue", bundled_cues(), ids=lambda cue: cue.rule)
def test_a_row_fires_on_its_example(nlp, matcher, cue):
    """A row's phrase is in its example, and beside all other rows the example has a flag of its kind."""
    doc = nlp(cue.example)

    assert CueMatcher([cue]).matches(doc), "the phrase does not occur in its example"
    if cue.kind != "none" and not cue.where:  # a reading needs a parse: see test_readings
        assert cue.kind in {found.kind for found, _ in matcher(doc)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("It was not only the mayor.", [], id="not only"),
        pytest.param("They could confirm that he came.", [], id="could of ability"),
        pytest.param("He was born in May and left in March.", [], id="the month of May"),
        pytest.param("May 5 was a holiday.", [], id="the month at the start"),
        pytest.param("There is no doubt.", [], id="no doubt"),
        pytest.param("Police cannot rule out arson.", ["hedge"], id="cannot rule out keeps it open"),
        pytest.param("Police can’t rule out arson.", ["hedge"], id="curly apostrophe"),
        pytest.param("There are no signs that he knew.", ["absence_of_evidence"], id="no signs is no negation"),
        pytest.param("He did not order it.", ["negation"], id="plain negation"),
        pytest.param("The mayor denied it.", ["denial"], id="denial"),
        pytest.param("Pier May Be Part Of Larger Network", ["hedge"], id="a heading in capitals"),
    ],
)
def test_what_looks_alike_is_kept_apart(nlp, matcher, sentence, expected):
    """Longest match decides between cues that share words."""
    assert expected == [cue.kind for cue, _ in matcher(nlp(sentence))]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param("may,maybe,,because,,,It may rain.", "no kind of flag", id="unknown kind"),
        pytest.param("May,hedge,,because,,,It may rain.", "lower case", id="capitals"),
        pytest.param("may,hedge,rather,because,,,It may rain.", "no strength", id="unknown strength"),
        pytest.param("may,hedge,possible,because,,,", "needs an example", id="no example"),
        pytest.param("may,hedge,possible,so, then,,,It may rain.", "quote a cell", id="a comma too many"),
        pytest.param("may,hedge,possible,because,object,,It may rain.", "no holder", id="unknown holder"),
        pytest.param("may,hedge", "columns", id="too short"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(row, message):
    """Whoever adds a row is told the line and what to change."""
    with pytest.raises(LexiconError, match=message) as caught:
        read_cues("mine", [HEADER, row])
    assert "mine, line 2" in str(caught.value)


def test_a_list_needs_its_header():
    """A file without the header row is refused, not read as a cue."""
    with pytest.raises(LexiconError, match="expected the columns"):
        read_cues("mine", ["may,hedge,possible,because,,It may rain."])
