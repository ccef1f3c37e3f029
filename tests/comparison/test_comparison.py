"""Articles side by side, on records built by hand: statements, stances, pairs, and what comes back from a file."""

import json
from dataclasses import replace

import numpy as np
import pytest

from tests.comparison.stories import Said, article, no_vectors
from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Claim, Source
from workbench.comparison import Comparison, compare
from workbench.errors import AnalysisError
from workbench.runs import Run
from workbench.spans import Span

SHIP = "The harbour master sank the grey ferry in Hallam."
ECHO = article(Said(SHIP, ("two dockers",)), Said("Bread became dearer again."), outlet="The Echo")
HERALD = article(
    Said("The harbour master sank the ferry in Hallam.", ("the ministry",), (("denial", "sank"),)), outlet="The Herald"
)
TIMES = article(
    Said("The grey ferry may have been sunk by the harbour master.", (), (("hedge", "may"),)), outlet="The Times"
)
ECHO_ALONE = compare([ECHO], vectors=no_vectors)


def pairs(*analyses):
    """The matches of some analyses."""
    return compare(analyses, vectors=no_vectors).matches


def test_claims_that_say_the_same_are_one_statement():
    """All three accounts of the ferry stand together, each with its stance; what only one says stands alone."""
    comparison = compare([ECHO, HERALD, TIMES], vectors=no_vectors)
    ferry, bread = comparison.statements

    assert {"two dockers": "support", "the ministry": "deny", "The Times": "query"} == {
        stance.source: stance.stance for stance in ferry.stances
    }
    assert ferry.contested
    assert ["The Echo"] == [stance.source for stance in bread.stances]


def test_a_statement_is_worded_by_who_says_it_flatly():
    """Neither a denial nor a doubt gives a statement its words."""
    assert SHIP == compare([TIMES, HERALD, ECHO], vectors=no_vectors).statements[0].text


def test_who_says_no_says_what_a_negative_statement_says():
    """A “no” in the statement's own words is part of it; one that stands outside, in “denied that”, is not."""
    negative = article(Said("The harbour master did not sink the ferry.", ("Ada Brook",), (("negation", "not"),)))
    outside = Said("Ada Brook denied that the harbour master sank the ferry.", ("Ada Brook",), (("denial", "denied"),))
    made = article(outside)
    claim = made.claims[0]
    inner = replace(claim, spans=(Span(outside.words.index("the harbour"), len(outside.words)),))
    denied = Analysis(made.article, made.sources, made.attributions, (inner,))

    assert ["support", "deny"] == [
        compare([each], vectors=no_vectors).statements[0].stances[0].stance for each in (negative, denied)
    ]


def test_it_works_within_one_article():
    """Two sources of one article are held beside each other."""
    one = article(
        Said("The harbour master sank the grey ferry.", ("two dockers",)),
        Said("The harbour master did not sink the grey ferry.", ("the ministry",), (("negation", "not"),)),
    )

    assert ["denies"] == [match.relation for match in pairs(one)]


@pytest.mark.parametrize(
    ("left", "right", "relation", "kinds"),
    [
        pytest.param(
            Said("Shelling killed 26 civilians in Aleppo."), Said("Shelling killed 50 civilians in Aleppo."),
            "differs", ["number"], id="number",
        ),
        pytest.param(
            Said("Shelling killed 26 civilians in Aleppo."), Said("Shelling killed at least 20 civilians in Aleppo."),
            "differs", ["qualifier"], id="a bound that allows the number",
        ),
        pytest.param(
            Said("The grey ferry sank on 3 May."), Said("The grey ferry sank on 4 May."), "differs", ["time"], id="time",
        ),
        pytest.param(
            Said("The grey ferry sank in Hallam."), Said("The grey ferry sank in Dunmere."), "differs", ["place"], id="place",
        ),
        pytest.param(
            Said("The old pipeline was sabotaged by Ukraine."), Said("The old pipeline was sabotaged by Russia."),
            "differs", ["actor"], id="actor",
        ),
        pytest.param(
            Said("The market burnt after an air raid."), Said("The market burnt after shelling."), "differs", ["cause"], id="cause",
        ),
        pytest.param(
            Said("The grey ferry may sink soon.", (), (("hedge", "may"),)), Said("The grey ferry will sink soon."),
            "differs", ["certainty"], id="a hedge lost",
        ),
        pytest.param(
            Said("The grey ferry was directly hit by the storm."), Said("The grey ferry was hit by the storm."),
            "differs", ["qualifier"], id="a qualifier dropped",
        ),
        pytest.param(
            Said("The grey ferry has sunk.", ("two dockers",)), Said("The grey ferry has sunk at last."),
            "repeats", ["source"], id="an unnamed source promoted",
        ),
        pytest.param(
            Said("The grey ferry sank early."), Said("Early sank the grey ferry."), "agrees", [], id="nothing",
        ),
    ],
)  # fmt: skip
def test_what_differs(left, right, relation, kinds):
    """The relation of two claims, what differs, and the words on the side that has them."""
    (match,) = pairs(article(left), article(right, outlet="The Herald"))

    assert (relation, kinds) == (match.relation, [difference.kind for difference in match.differences])
    assert all(difference.left or difference.right for difference in match.differences)
    assert all(reason.endswith(".") for reason in match.reasons)


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        pytest.param("Iran trained the Hallam dockers and planned the attack in Hallam.", "denies", id="the same deed"),
        pytest.param("Iran met the Hallam dockers and paid for bread in Hallam.", "differs", id="another deed"),
        pytest.param("Norway planned the Hallam attack with the dockers in Hallam.", "differs", id="of somebody else"),
    ],
)
def test_a_denial_counts_against_the_same_deed_of_the_same_people(said, relation):
    """What is denied of one is not denied of another, nor another deed."""
    denied = Said("Iran planned the Hallam attack with the dockers.", ("Ada Brook",), (("denial", "planned"),))

    assert [relation] == [match.relation for match in pairs(article(denied), article(Said(said), outlet="The Herald"))]


def test_a_demand_does_not_word_a_statement():
    """A plan that somebody demanded is not what happened; who says so words the statement."""
    demand = article(Said("a plan to sink the grey ferry in Hallam", ("Ada Brook",)), outlet="The Echo")
    demand = replace(demand, attributions=(replace(demand.attributions[0], cue_kind="demands"),))
    report = article(
        Said("The grey ferry in Hallam was perhaps sunk by plan.", (), (("hedge", "perhaps"),)), outlet="The Herald"
    )
    report = replace(report, claims=(replace(report.claims[0], factuality=()),))
    statement = compare([demand, report], vectors=no_vectors).statements[0]

    assert 2 == len(statement.stances)
    assert statement.text.startswith("The grey ferry")


def test_absence_of_evidence_is_no_denial():
    """Who has seen no evidence leaves it open."""
    no_signs = Said(
        "There is no evidence that the harbour master sank the ferry.",
        ("the ministry",),
        (("absence_of_evidence", "no evidence"),),
    )
    (match,) = pairs(ECHO, article(no_signs, outlet="The Herald"))

    assert "differs" == match.relation
    assert "not a denial" in " ".join(match.reasons)


def test_no_evidence_reaches_into_what_there_is_none_for():
    """A claim inside “no evidence that …” is left open too, though its own words say it flatly."""
    words = "There is no evidence that the harbour master sank the grey ferry."
    analysis = article(Said(words, ("Ada Brook",), (("absence_of_evidence", "no evidence"),)))
    inner = Span(words.index("that the"), len(words))
    claim = Claim("c2", (inner,), analysis.claims[0].chain, analysis.claims[0].attribution)
    nested = Analysis(analysis.article, analysis.sources, analysis.attributions, (*analysis.claims, claim))
    statements = compare([nested], vectors=no_vectors).statements

    assert {"query"} == {stance.stance for statement in statements for stance in statement.stances}


@pytest.mark.parametrize(
    "headline",
    [
        "Ferry has sunk in Hallam: report",
        "Dunmere media: ferry has sunk in Hallam",
        "Ferry has sunk in Hallam, dockers say",
    ],
)
def test_a_headline_may_give_its_source_in_a_word(headline):
    """The words of a headline that give it to somebody are shown as such."""
    text = f"{headline}\n\nIt had been raining for days and the quay was empty.\n"
    made = Article.from_text(text, title="-", outlet="The Echo", headings=[Span(0, len(headline))])
    analysis = Analysis(
        made,
        (Source(AUTHOR, "this article", "author", "named"),),
        (),
        (Claim("c1", (Span(0, len(headline)),), (AUTHOR,)),),
    )
    (stance,) = compare([analysis], vectors=no_vectors).statements[0].stances

    assert "passes it on in a headline" in stance.reason


def test_a_saying_and_what_is_said_in_it_are_no_pair():
    """A claim inside another claim is not compared with it."""
    analysis = article(Said("He said that the grey ferry had sunk.", ("two dockers",)))
    inner = analysis.claims[0]
    nested = type(analysis)(
        analysis.article, analysis.sources, analysis.attributions, (inner, type(inner)("c9", inner.spans, inner.chain))
    )

    assert () == pairs(nested)


def test_pairs_are_not_all_formed():
    """Of many claims about other things only those that share a rare word are looked at."""
    others = [article(Said(f"Item{n} alpha{n} beta{n} gamma{n}."), outlet=f"Paper {n}") for n in range(60)]
    likeness = compare([*others, ECHO, HERALD], vectors=no_vectors)._likeness

    assert 1 >= max(len(likeness.candidates(key)) for key in likeness.terms)


def test_vectors_join_what_words_keep_apart():
    """Where a model of meaning is given, it speaks too, and the reasons say how much."""

    def vectors(texts):
        return np.array([[1.0, 0.0] if "ferry" in text or "boat" in text else [0.0, 1.0] for text in texts])

    boat = article(Said("The grey boat went under near Hallam with its crew."), outlet="The Herald")

    assert () == pairs(ECHO, boat)
    assert "Likeness of meaning 1.00 of 1." in compare([ECHO, boat], vectors=vectors).matches[0].reasons


def test_it_comes_back_from_plain_values():
    """What was written as JSON is read back equal, with what was cut."""
    comparison = compare([ECHO, HERALD, TIMES], vectors=no_vectors)
    record = json.loads(json.dumps(comparison.to_dict()))

    assert comparison == Comparison.from_dict(record, [ECHO, HERALD, TIMES])


def test_runs_can_be_compared(tmp_path):
    """A run's analysis is read from its folder."""
    run = Run(tmp_path)
    run.analysis_file.write_text(json.dumps(ECHO.to_dict()), "utf-8")

    assert compare([ECHO], vectors=no_vectors) == compare([run], vectors=no_vectors)


def test_a_run_keeps_it_and_what_was_cut(tmp_path):
    """What was cut once is cut again when the articles are compared anew, until it is mended."""
    report = article(Said(SHIP, ("two dockers",)), outlet="The Journal", published="2024-05-08")
    retold = article(Said("The grey ferry was sunk by the harbour master.", ("The Journal", "two dockers")))
    run = Run(tmp_path)
    made = compare([retold, report], vectors=no_vectors)
    made.cut("l1").keep(run)
    again = compare([retold, report], vectors=no_vectors).kept(run)

    assert (1, 2) == (len(made.origins), len(again.origins))
    assert again == Comparison.from_dict(json.loads(run.comparison_file.read_text("utf-8")), [retold, report])
    again.mend("l1").keep(run)
    assert made == made.kept(run)


@pytest.mark.parametrize("content", ["", "[]", '{"links": 3, "cut_links": ["l1"]}'])
def test_a_damaged_file_remembers_no_cut(tmp_path, content):
    """What cannot be read is written anew."""
    run = Run(tmp_path)
    run.comparison_file.write_text(content, "utf-8")

    assert ECHO_ALONE == ECHO_ALONE.kept(run)
    assert "statements" in json.loads(run.comparison_file.read_text("utf-8"))


def test_nothing_is_kept_where_no_run_is(tmp_path):
    """Comparing in a notebook makes no folder."""
    ECHO_ALONE.keep(Run(tmp_path / "none"))

    assert [] == list(tmp_path.iterdir())


def test_only_what_is_cut_can_be_mended():
    """The message lists what is."""
    with pytest.raises(AnalysisError, match="'l1' is not cut; cut are none"):
        ECHO_ALONE.mend("l1")


@pytest.mark.parametrize(
    ("items", "message"),
    [
        pytest.param([], "nothing to compare", id="nothing"),
        pytest.param([ECHO, ECHO], "stands twice among the articles: The Echo", id="one twice"),
        pytest.param(["a path"], "got str. Try analyse", id="no analysis"),
    ],
)
def test_what_cannot_be_compared(items, message):
    """The message says what was given and what to try."""
    with pytest.raises(AnalysisError, match=message):
        compare(items, vectors=no_vectors)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"schema": "other/1"}, "of schema workbench/comparison/1, got 'other/1'", id="another schema"),
        pytest.param({"articles": ["x"]}, "of other articles", id="other articles"),
        pytest.param({"matches": [{"id": "m1"}]}, "damaged", id="a damaged record"),
    ],
)
def test_what_cannot_be_read_back(change, message):
    """A stored comparison that does not fit is refused."""
    with pytest.raises(AnalysisError, match=message):
        Comparison.from_dict(compare([ECHO], vectors=no_vectors).to_dict() | change, [ECHO])
