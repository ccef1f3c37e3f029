"""The bundled model and the rules together: what the seed promises, and what any text may expect."""

from dataclasses import replace
from itertools import count, islice
from pathlib import Path

import pytest

import workbench as wb
from workbench.claims import AUTHOR, Analysis
from workbench.errors import ArticleError, LexiconError

SEEDS = Path(__file__).parents[2] / "seeds"
SEED = SEEDS / "iran-and-the-7-october-attack" / "000_42cec9a27e2792ea.txt"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def seed():
    """The analysis of the article that the project starts from."""
    return wb.analyse(wb.read_article(SEED))


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        pytest.param("the US and Israel", "no signs that their bloody attack", id="the US and Israel"),
        pytest.param("informed sources", "worked throughout the year", id="informed sources of the NYT"),
        pytest.param("participants from Iran and Syria", "instructed them to prepare", id="participants"),
        pytest.param("Revolutionary Guard and Hezbollah sources", "the attack was planned", id="Guard and Hezbollah"),
        pytest.param("an Israeli intelligence official", "Iran knew the timing", id="Israeli official"),
        pytest.param("The New York Times", "In March he met representatives", id="the mended sentence of the NYT"),
    ],
)
def test_the_seed_s_sources_say_what_they_say(seed, origin, words):
    """Each of the seed's speakers is the origin of what the article lets it say."""
    said = [seed.text_of(claim.spans) for s in seed.sources if s.name == origin for claim in seed.claims_of(s)]

    assert any(words in text for text in said), said


@pytest.mark.parametrize(
    "origin", ["informed sources", "participants from Iran and Syria", "Revolutionary Guard and Hezbollah sources"]
)
def test_the_seed_s_unnamed_sources_speak_through_the_newspaper(seed, origin):
    """What the NYT's sources say came through the NYT, and nobody is named."""
    source = next(source for source in seed.sources if source.name == origin)
    chains = {tuple(hand.name for hand in seed.chain_of(claim)[1:]) for claim in seed.claims_of(source)}

    assert {("The New York Times", origin)} == chains
    assert "unnamed" == source.identified


def chain_of(analysis, words):
    """The hands, without the article's voice, of the smallest claim with these words; and by what kind of act."""
    found = [claim for claim in analysis.claims if words in analysis.text_of(claim.spans)]
    claim = min(found, key=lambda claim: len(claim.span))
    return tuple(hand.name for hand in analysis.chain_of(claim)[1:]), analysis.cue_kind_of(claim)


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        pytest.param("The aim is also to create greater unity", "informed sources", id="the aim of the plan"),
        pytest.param("he made several trips to Lebanon", "informed sources", id="he, of the report"),
        pytest.param(
            "They were trained by experienced", "Revolutionary Guard and Hezbollah sources", id="behind a heading"
        ),
        pytest.param("Paramotor training took place", "Revolutionary Guard and Hezbollah sources", id="the training"),
    ],
)
def test_the_seed_s_reports_go_on(seed, words, origin):
    """What the article can know from the newspaper alone is the newspaper's sources', and marked as carried over."""
    assert (("The New York Times", origin), "continues") == chain_of(seed, words)


@pytest.mark.parametrize(
    "words",
    ["Ghaani is the successor", "Ghaani is now trying", "the surprise attack may be", "Hezbollah has apparently"],
)
def test_the_seed_s_own_voice_stays(seed, words):
    """Background in the present, inferences and hedges are the article's own."""
    assert ((), None) == chain_of(seed, words)


def test_the_seed_s_official_says_two_things(seed):
    """What he confirms and what that does not mean are two claims, and neither holds the other."""
    official = next(source for source in seed.sources if source.name == "an Israeli intelligence official")
    said = [seed.text_of(claim.spans) for claim in seed.claims_of(official)]

    assert 1 == sum("hundreds of Palestinians" in text for text in said)
    assert 1 == sum("knew the timing" in text for text in said)
    assert not any("hundreds" in text and "timing" in text for text in said)


def test_the_seed_has_no_source_that_is_nobody(seed):
    """Whoever holds a doubt or says a thing in the seed is somebody; a heading word or a phrase is not."""
    assert {
        "the US and Israel", "The New York Times", "informed sources", "participants from Iran and Syria",
        "Hassan Nasrallah", "Revolutionary Guard and Hezbollah sources", "an Israeli intelligence official", "many",
    } == {source.name for source in seed.sources if source.id != AUTHOR}  # fmt: skip


@pytest.mark.parametrize(
    ("cue", "kind", "holder"),
    [
        ("could", "hedge", "this article"),
        ("may", "hedge", "this article"),
        ("apparently", "hedge", "this article"),
        ("no signs", "absence_of_evidence", "the US and Israel"),
    ],
)
def test_the_seed_s_doubts_are_marked_with_their_holder(seed, cue, kind, holder):
    """The words that do the hedging carry a flag, and the flag says whose doubt it is."""
    flags = [f for claim in seed.claims for f in claim.flags if f.cue and f.cue.of(seed.article.text) == cue]

    assert {kind} == {flag.kind for flag in flags}
    assert all(seed[flag.holder].name.startswith(holder) and cue in flag.reason for flag in flags)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_every_story_s_article_can_be_stored(path):
    """An analysis is whole, whatever the article: spans in the text, chains from the article's voice, JSON and back."""
    analysis = wb.analyse(wb.read_article(path))

    assert analysis.claims
    assert all(claim.chain[0] == AUTHOR for claim in analysis.claims)
    assert analysis == Analysis.from_dict(analysis.to_dict())


def test_many_articles_come_back_in_order():
    """Among others, short and long, an article is said to say what it says alone."""
    texts = ("Ann Lee said it may rain.", "x", "The crew left. It rained.\n\n" * 90, "Bo Ray denied it. " * 200, "No.")
    articles = [wb.Article.from_text(text) for text in texts]

    assert [wb.analyse(article) for article in articles] == list(wb.analyse_many(articles))


def test_articles_are_taken_as_they_are_needed(monkeypatch):
    """However many articles there are, the encoder is a few words ahead."""
    monkeypatch.setattr("workbench.pipeline.AHEAD", 15)
    taken = []
    endless = (taken.append(number) or wb.Article.from_text("Ann Lee said it may rain.") for number in count())
    analyses = wb.analyse_many(endless)

    assert [3, 4, 5] == [len(taken) for _ in islice(analyses, 3)]


def test_an_error_waits_for_its_turn():
    """What went well before an article that cannot be analysed is given first."""
    good = wb.Article.from_text("Ann Lee said it may rain.")
    analyses = wb.analyse_many([good, good, replace(good, parts=()), good])

    assert [good, good] == [next(analyses).article, next(analyses).article]
    with pytest.raises(ArticleError, match=r"no running text"):
        next(analyses)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("🙂" * 50 + " said “it’s 5 o’clock”", id="emoji"),
        pytest.param("“Unclosed, he said. And then “again", id="open quotation marks"),
        pytest.param("word " * 3000, id="one long sentence"),
        pytest.param("\u202eright to left\u202c and zero\u200bwidth", id="steering characters"),
        pytest.param("A\tB\r\nC\x0bD", id="odd white space"),
    ],
)
def test_odd_text_is_read_without_an_error(text):
    """No text is too odd to be analysed, and every claim points into it."""
    analysis = wb.analyse(wb.Article.from_text(text))

    assert all(claim.span.end <= len(text) for claim in analysis.claims)


def test_an_article_without_running_text_is_refused():
    """Where there is nothing to analyse, the message says so."""
    with pytest.raises(ArticleError, match=r"nothing|no text|empty|header"):
        wb.analyse(wb.Article.from_text("title: Only a header\n\n"))


def test_a_row_of_your_own_is_seen_to_work(tmp_path):
    """A list beside the bundled ones marks its words, by its own name; a row of kind `none` silences a bundled one."""
    article = wb.Article.from_text("The gossip column has it that the pier burned. It may rain.", language="en")
    own = tmp_path / "mine.csv"
    own.write_text(
        "phrase,kind,strength,reason,holder,where,example\n"
        "gossip column has it,reported,,nobody is named who knows it,,,The gossip column has it that it rained.\n"
        "may rain,none,,,,,It may rain.\n"
    )
    bundled, mine = (
        {(flag.kind, flag.rule) for claim in analysis.claims for flag in claim.flags if flag.cue}
        for analysis in (wb.analyse(article), wb.analyse(article, cues=own))
    )

    assert ("reported", "mine/gossip column has it") in mine - bundled
    assert "hedge" in {kind for kind, _ in bundled}
    assert "hedge" not in {kind for kind, _ in mine}


def test_a_list_that_cannot_be_read_is_named(tmp_path):
    """A missing file, and a row with an unknown kind, say what was expected."""
    bad = tmp_path / "bad.csv"
    bad.write_text("phrase,kind,strength,reason,holder,where,example\nmaybe so,guess,,x,,,Maybe so.\n")
    article = wb.Article.from_text("It rained.", language="en")

    with pytest.raises(LexiconError, match="cannot be read"):
        wb.analyse(article, cues=tmp_path / "none.csv")
    with pytest.raises(LexiconError, match="bad, line 2: 'guess' is no kind"):
        wb.analyse(article, cues=bad)
