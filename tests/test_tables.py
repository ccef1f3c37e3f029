"""Tables: what their rows say, and that no cell becomes markup, a formula or a terminal command."""

from dataclasses import replace

import pytest

from tests.sample import hostile_analysis, sample_analysis
from workbench import tables
from workbench.articles import Article
from workbench.claims import AUTHOR, Actor, Analysis, Claim, Source
from workbench.judgments import Judgments
from workbench.spans import Span
from workbench.tables import showing


@pytest.fixture
def analysis():
    return sample_analysis()


@pytest.fixture
def silent():
    """An article in which nothing was found."""
    return Analysis(Article.from_text("It rained."), (Source(AUTHOR, "this article", "author", "named"),), (), ())


def test_claims_name_the_origin_and_every_hand(analysis):
    """A row says who is the last to speak, through whom, and how certainly."""
    row = tables.claims(analysis).set_index("claim").loc[7]

    assert "participants from Iran" == row["said by"]
    assert "this article ▸ the newspaper ▸ participants from Iran (unnamed)" == row["through"]
    assert 3 == row["hands"]
    assert "attributed" == row["certainty"]


def test_claims_say_which_words_make_them_doubtful(analysis):
    """Signals are told with their words, several in one cell."""
    assert "hedge: fear; unnamed source: sources" == tables.claims(analysis)["signals"].iloc[-1]


def test_a_claim_in_a_heading_has_no_paragraph(analysis):
    """Where there is no paragraph number, the table says why."""
    assert "heading" == tables.claims(analysis).set_index("claim").loc[6, "paragraph"]


def test_sources_count_what_they_say_and_what_they_pass_on(analysis):
    """A paper that only carries others' words has no claims of its own."""
    row = tables.sources(analysis).set_index("source").loc["the newspaper"]

    assert (0, 1) == (row["claims"], row["passes on"])


def test_sources_say_through_whom_they_are_heard_and_why_unnamed(analysis):
    """The hand before a source and the reason for its anonymity stand beside it."""
    row = tables.sources(analysis).set_index("source").loc["participants from Iran"]

    assert ("unnamed", "the newspaper", "the talks were secret") == (
        row["identified"],
        row["heard through"],
        row["reason for not naming"],
    )


def test_a_source_s_share_is_what_rests_on_it(analysis):
    """What a source says and what it passes on both rest on it; what it is said to think is counted apart."""
    rows = tables.sources(analysis).set_index("source")

    assert ("11%", 0) == (rows.loc["the newspaper", "rests on it"], rows.loc["the newspaper", "only thought"])
    assert 1 == rows.loc["sources", "only thought"]


def test_how_a_claim_is_put(analysis):
    """A belief is not told as speech, and the article's own voice needs no cue."""
    how = tables.claims(analysis).set_index("claim")["how"]

    assert ("", "said", "is said to believe") == (how[1], how[4], how[9])


def test_claims_on_unnamed_sources_say_who_stands_behind_them(analysis):
    """Each has the kind of source that nobody can ask, and the reason for that where one is given."""
    rows = tables.on_unnamed(analysis).set_index("claim")

    assert [7, 9] == rows.index.tolist()
    assert ("several people", "the talks were secret") == tuple(
        rows.loc[7, ["who stands behind it", "reason for not naming"]]
    )


def test_the_unheard_are_named_and_silent(analysis):
    """Whoever is a source is heard; of the others it is told who speaks of them."""
    rows = tables.unheard(analysis).set_index("named")

    assert ["Tehran", "Nasrallah"] == rows.index.tolist()
    assert "participants from Iran (unnamed)" == rows.loc["Nasrallah", "told by"]


def test_a_heading_that_says_more_than_the_text():
    """What stands flatly above and with a source below is listed with both; else nothing is."""
    text = "Divers planted the bomb\n\nDivers may have planted the bomb, an aide said.\n"
    article = Article.from_text(text, language="en")
    aide = Source("s1", "an aide", "person", "described", (Span(59, 66),))
    above, below = Claim("c1", (Span(0, 23),), (AUTHOR,)), Claim("c2", (Span(25, 57),), (AUTHOR, "s1"))
    whole = Analysis(article, (Source(AUTHOR, "this article", "author", "named"), aide), (), (above, below))
    only_flat = Analysis(article, whole.sources, (), (above, replace(below, chain=(AUTHOR,))))

    assert [("Divers planted the bomb", "attributed")] == [
        (row[0], row[-1]) for row in tables.headings(whole).itertuples(index=False)
    ]
    assert tables.headings(only_flat).empty


def _under_a_heading(*below: tuple[str, tuple[str, ...]]) -> Analysis:
    """ "Divers planted the bomb at night" over claims, each with its words and its chain, one a line."""
    head = "Divers planted the bomb at night"
    text = "\n\n".join([head, *(words + "." for words, _ in below)]) + "\n"
    aide = Source("s1", "an aide", "person", "described")
    claims = [Claim("c1", (Span(0, len(head)),), (AUTHOR,))]
    for number, (words, chain) in enumerate(below, 2):
        start = text.index(words, len(head))
        claims.append(Claim(f"c{number}", (Span(start, start + len(words)),), chain))
    sources = (Source(AUTHOR, "this article", "author", "named"), aide)
    return Analysis(Article.from_text(text, language="en"), sources, (), tuple(claims))


def test_a_flat_repeat_bears_a_heading_out():
    """What flatly tells the same deed of the same doer counts, though another claim repeats more of the heading."""
    near = ("Divers planted the bomb at night, as far as one aide knows of it", (AUTHOR, "s1"))

    assert tables.headings(_under_a_heading(near, ("It was divers who planted the bomb", (AUTHOR,)))).empty


def test_a_name_is_no_pattern():
    """A state under another name counts as itself, whatever signs its name holds."""
    near = ("Frogmen planted the bomb at night, as far as one aide knows of it", (AUTHOR, "s1"))
    analysis = _under_a_heading(near)
    start = analysis.article.text.index("Frogmen")
    names = {"Divers": Span(0, 6), "Frogmen": Span(start, start + 7)}
    actors = tuple(Actor(f"k{n}", r"\1 of \g<x>", "organisation", (span,)) for n, span in enumerate(names.values(), 1))

    assert ["attributed"] == tables.headings(replace(analysis, actors=actors))["certainty"].tolist()


def test_a_flat_claim_of_another_deed_bears_no_heading_out():
    """What shares words with a heading and tells another deed leaves it as bold as it was."""
    near = ("Divers planted the bomb at night, as far as one aide knows of it", (AUTHOR, "s1"))
    found = tables.headings(_under_a_heading(near, ("Divers recovered the bomb at night", (AUTHOR,))))

    assert ["attributed"] == found["certainty"].tolist()


def test_a_heading_that_leaves_hands_out():
    """Who is heard directly above and through others below is listed, with the name; who is heard so below too is not."""
    text = "Lee wants a stone bridge here\n\nA clerk said Lee wants the stone bridge here.\n"
    article = Article.from_text(text, language="en")
    people = tuple(Source(key, name, "person", "named") for key, name in (("s1", "Lee"), ("s2", "Clerk")))
    here = text.index("the stone")
    above, below = (
        Claim("c1", (Span(10, 29),), (AUTHOR, "s1")),
        Claim("c2", (Span(here, here + 21),), (AUTHOR, "s2", "s1")),
    )
    whole = Analysis(article, (Source(AUTHOR, "this article", "author", "named"), *people), (), (above, below))
    direct = Analysis(article, whole.sources, (), (above, replace(below, chain=(AUTHOR, "s1"))))

    assert ["Lee: a stone bridge here"] == tables.headings(whole)["the heading says"].tolist()
    assert tables.headings(direct).empty


def test_a_capital_that_speaks_is_its_state():
    """Iran is heard where Tehran, by which the text means it, has said something."""
    text = "Iran left. Tehran denied that Iran left."
    article = Article.from_text(text, language="en")
    tehran = Source("s1", "Tehran", "organisation", "named", (Span(11, 17),))
    iran = Actor("n1", "Iran", "organisation", (Span(0, 4), Span(11, 17), Span(30, 34)))
    said = Claim("c1", (Span(30, 39),), (AUTHOR, "s1"))
    whole = Analysis(article, (Source(AUTHOR, "this article", "author", "named"), tehran), (), (said,), (iran,))

    assert tables.unheard(whole).empty


def test_flags_give_reason_reach_and_holder(analysis):
    """A signal is told with the words it covers, whose doubt it is, and why."""
    row = tables.flags(analysis).set_index("claim").loc[4]

    assert "there are no signs that the attack was ordered by Iran" == row["covers"]
    assert ("absence of evidence", "the US") == (row["signal"], row["whose"])


def test_levels_and_signals_count_claims(analysis):
    """Each level and each kind that occurs has one row, and the levels add up."""
    assert len(analysis.claims) == tables.levels(analysis)["claims"].sum()
    assert "could, fear" == tables.signals(analysis).set_index("signal").loc["hedge", "words"]


def test_companions_stand_by_date():
    """The oldest article is first, one without a date last."""
    analyses = [sample_analysis(published=date) for date in (None, "2023-10-09", "2023-10")]

    assert ["2023-10", "2023-10-09", "no date"] == tables.companions(analyses)["published"].tolist()


@pytest.mark.parametrize("table", [tables.claims, tables.flags, tables.signals, tables.levels])
def test_an_article_without_claims_gives_empty_tables(silent, table):
    """Nothing found is an empty table with its columns, and a sentence when shown."""
    assert table(silent).empty
    assert "Nothing." in tables.show(table(silent), empty="Nothing.")._repr_html_()


def test_what_is_shown_is_escaped():
    """Markup in an article stays text, and a dollar sign is no formula."""
    html = tables.show(tables.claims(hostile_analysis()))._repr_html_()

    assert "<script" not in html
    assert "<b onclick" not in html
    assert "<span>$</span>5" in html


def test_a_long_table_says_how_much_it_leaves_out(analysis):
    """What is shown of a long table is not taken for all of it."""
    from pandas import concat

    long = concat([tables.claims(analysis)] * 20)

    assert f"the first {showing.ROWS} of 180 rows" in tables.show(long)._repr_html_()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_csv_cell_is_never_a_formula(start):
    """What a spreadsheet would calculate gets an apostrophe in front."""
    from pandas import DataFrame

    assert f"'{start}1" in tables.to_csv(DataFrame({"a": [f"{start}1"]}))


def test_a_terminal_shows_control_characters():
    """An escape sequence in an article does not reach the terminal."""
    from pandas import DataFrame

    row = {"claim": 1, "words": "\x1b[2J gone", "through": "x", "signals": ""}

    assert "\x1b" not in tables.to_text(DataFrame([row]), width=100)


def test_claims_with_judgments_say_whose_certainty_it_is(analysis, tmp_path):
    """The analyst's level stands in the place of the machine's, and the column beside it says so."""
    kept = Judgments(tmp_path / "judgments.jsonl")
    kept.record(analysis, analysis["c1"], "level", "doubtful")
    kept.record(analysis, analysis["c1"], "note", "Who knew?")
    rows = tables.claims(analysis, judged=kept.over(analysis)).set_index("claim")

    assert ("denied, negated or no evidence", "analyst", "Who knew?") == tuple(
        rows.loc[1, ["certainty", "certainty by", "note"]]
    )
    assert ("stated flatly", "machine", "") == tuple(rows.loc[2, ["certainty", "certainty by", "note"]])


def test_remarks_name_their_rule(analysis):
    """A conclusion that breaks a rule has a row; none has none."""
    assert "ICD 203" in tables.remarks(analysis, "With low confidence it is likely.").loc[0, "rule of"]
    assert tables.remarks(analysis, None).empty


def test_whoever_is_only_told_of_is_not_heard():
    """What another source tells that Lee said is no word of hers; what a paper passes on is one."""
    text = "The note said Lee said it rained. Lee left."
    article = Article.from_text(text, language="en")
    lee = Source("s2", "Lee", "person", "named", (Span(14, 17),))
    actor = Actor("n1", "Lee", "person", (Span(14, 17), Span(34, 37)))
    outer, inner = Claim("c1", (Span(14, 32),), (AUTHOR, "s1")), Claim("c2", (Span(23, 32),), (AUTHOR, "s1", "s2"))

    def silent(kind, identified):
        through = Source("s1", "the note", kind, identified, (Span(0, 8),))
        sources = (Source(AUTHOR, "this article", "author", "named"), through, lee)
        return tables.unheard(Analysis(article, sources, (), (outer, inner), (actor,)))["named"].tolist()

    assert ["Lee"] == silent("person", "described")
    assert [] == silent("outlet", "named")
