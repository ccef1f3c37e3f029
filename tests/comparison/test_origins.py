"""Who has it from whom: what links two articles, what does not, and how origins are counted."""

import pytest

from tests.comparison.stories import Said, article, no_vectors
from workbench.articles import Article
from workbench.comparison import compare
from workbench.comparison.agencies import agency_of
from workbench.errors import AnalysisError

FERRY = "The harbour master sank the grey ferry in Hallam."
REPORT = article(Said(FERRY, ("two dockers",)), outlet="The Journal", published="2024-05-08")
RETOLD = article(
    Said("The grey ferry was sunk by the harbour master.", ("The Journal", "two dockers")), published="2024-05-09"
)


def links(*analyses):
    """Kind, later and earlier outlet of every link."""
    comparison = compare(analyses, vectors=no_vectors)
    names = {analysis.article.id: analysis.article.outlet for analysis in analyses}
    return [(link.kind, names[link.later], names.get(link.earlier, link.earlier)) for link in comparison.links]


def test_a_cited_report_is_the_origin():
    """An article that gives a claim to an outlet goes back to that outlet's report of it, and the sentence shows the claim."""
    comparison = compare([RETOLD, REPORT], vectors=no_vectors)

    assert [("citation", "The Echo", "The Journal")] == links(RETOLD, REPORT)
    assert "2 documents, 1 origin, of which 1 unnamed" == comparison.summary
    assert (
        "The Echo gives “The grey ferry was sunk by the harbour master.” to The Journal" in comparison.links[0].reason
    )
    assert ("m1",) == comparison.links[0].matches


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            article(Said("Bread became dearer in Dunmere."), outlet="The Journal", published="2024-05-08"),
            id="another matter",
        ),
        pytest.param(
            article(Said(FERRY, ("two dockers",)), outlet="The Journal", published="2024-05-20"), id="a later report"
        ),
        pytest.param(
            article(Said(FERRY, ("two dockers",)), outlet="The Herald", published="2024-05-08"), id="another outlet"
        ),
    ],
)
def test_a_name_alone_links_nothing(other):
    """The outlet must be the one that is cited, its report not later, and it must hold the claim."""
    assert [] == links(RETOLD, other)


def test_of_two_reports_the_one_that_holds_the_claim():
    """An outlet's other report stays an origin of its own."""
    other = article(Said("Bread became dearer in Dunmere."), outlet="The Journal", published="2024-05-07")
    comparison = compare([RETOLD, other, REPORT], vectors=no_vectors)

    assert [["The Journal, 2024-05-08"], ["The Journal, 2024-05-07"]] == [
        [origin.name] for origin in comparison.origins
    ]


def test_two_that_cite_a_report_that_is_not_here():
    """Both go back to it, though nobody can look at it."""
    second = article(Said("The harbour master sank the grey ferry.", ("The Journal",)), outlet="The Herald")
    comparison = compare([RETOLD, second], vectors=no_vectors)

    assert ["The Journal (not among these)"] == [origin.name for origin in comparison.origins]


LONG = (
    "The council met for nine hours on the quay before it closed the old bridge to carts and cars.",
    "Nobody had asked the ferrymen, whose boats now carry the whole town from morning to night.",
)


def test_the_same_words_are_one_origin():
    """A text that has most of another's words in the same order was copied."""
    first = article(*map(Said, LONG), published="2024-05-08")
    second = article(*map(Said, (*LONG, "Rain is expected.")), outlet="The Herald", published="2024-05-09")

    assert [("wording", "The Herald", "The Echo")] == links(first, second)


def test_the_same_quotation_is_no_copying():
    """Two reporters who heard the same speaker are two."""
    first = article(Said(f"“{LONG[0]} {LONG[1]}” Ada Brook said.", ("Ada Brook",)))
    second = article(Said(f"Ada Brook told the council: “{LONG[0]} {LONG[1]}”", ("Ada Brook",)), outlet="The Herald")

    assert [] == links(first, second)


def test_the_same_named_speaker_is_one_origin_of_a_statement():
    """Whoever quotes her, it is her word once; the articles stay two."""
    comparison = compare(
        [
            article(Said(FERRY, ("Ada Brook",))),
            article(Said("The harbour master sank the ferry in Hallam.", ("Ada Brook",)), outlet="The Herald"),
        ],
        vectors=no_vectors,
    )

    assert ["Ada Brook"] == [origin.name for origin in comparison.statements[0].origins]
    assert 2 == len(comparison.origins)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        pytest.param(
            "By Ada Brook, Associated Press",
            "AP",
            [("credit", "The Echo", "The Associated Press"), ("credit", "The Herald", "The Associated Press")],
            id="the same agency",
        ),
        pytest.param("By Ada Brook, Associated Press", "By Reuters", [], id="two agencies"),
        pytest.param("The Associated Press contributed to this report", "AP", [], id="a contribution"),
        pytest.param("By Ada Brook", "By Ben Hale", [], id="no agency"),
    ],
)
def test_wire_credits(first, second, found):
    """Two texts with one agency's credit and a claim in common go back to it."""
    one = article(Said(FERRY), byline=first)
    other = article(Said("The harbour master sank the ferry in Hallam."), outlet="The Herald", byline=second)

    assert found == links(one, other)


def test_two_dispatches_of_an_agency_are_two():
    """What an agency published itself carries no credit; a paper's print of it a day later does."""
    first = article(Said(FERRY), outlet="Reuters", published="2024-05-08")
    second = article(Said("The harbour master sank the ferry in Hallam."), outlet="Reuters", published="2024-05-09")
    printed = article(Said("The harbour master sank the grey ferry."), byline="Reuters", published="2024-05-09")
    later = article(Said("The harbour master sank the grey ferry."), byline="Reuters", published="2024-06-09")

    assert [] == links(first, second)
    assert [("credit", "The Echo", "Reuters")] == links(first, printed)
    assert [] == links(first, later)


def test_a_link_can_be_cut():
    """What the link held together counts as independent again, in the figure and in the statement."""
    comparison = compare([RETOLD, REPORT], vectors=no_vectors)
    cut = comparison.cut("l1")

    assert "2 documents, 2 origins, of which 2 unnamed" == cut.summary
    assert (1, 2) == tuple(len(each.statements[0].origins) for each in (comparison, cut))


def test_only_a_link_can_be_cut():
    """The message lists the links there are."""
    with pytest.raises(AnalysisError, match="no link 'l9' to cut; there are l1"):
        compare([RETOLD, REPORT], vectors=no_vectors).cut("l9")


PRINTS = [
    f"The {word} of Hallam {verb} on the quay at noon."
    for word in ("mayor", "baker", "priest")
    for verb in ("sang", "fell", "slept", "ran", "wept")
]


def test_a_text_in_many_papers_is_one_origin():
    """However many print the same words, they are one; none is lost because the words became common."""
    papers = [
        article(
            *map(Said, PRINTS),
            Said(f"Paper {number} adds this."),
            outlet=f"Paper {number}",
            published=f"2024-05-{number:02}",
        )
        for number in range(1, 13)
    ]

    assert ["Paper 1, 2024-05-01"] == [origin.name for origin in compare(papers, vectors=no_vectors).origins]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        pytest.param("Quay reopens.\n\nHALLAM, N.Y., Oct. 4 (UPI) — The quay was open.\n", "United Press International", id="place, day, agency"),
        pytest.param("HALLAM (AP) — The quay was open.\n", "The Associated Press", id="place and agency"),
        pytest.param("The quay was open.\n\n(Reporting by Ada Brook; Editing by Ben Hale)\n", "Reuters", id="the desk's signature"),
        pytest.param("The mayor told the Associated Press (AP), as he said, little.\n", None, id="somebody who was told"),
        pytest.param("The quay was open.\n\nReporting by night is hard, and editing by day too.\n", None, id="the same words, no signature"),
    ],
)  # fmt: skip
def test_agencies_are_read_from_the_text(text, agency):
    """Where an agency puts its name: before the first sentence or after the last."""
    assert agency == agency_of(Article.from_text(text))
