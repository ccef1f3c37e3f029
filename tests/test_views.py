"""Views: nothing of the text is lost, every mark says what it means, and nothing in an article becomes markup."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.sample import TEXT, hostile_analysis, part, sample_analysis
from workbench import views
from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Claim, Flag, Source
from workbench.judgments import Judgments
from workbench.kinds import FLAG_NAMES, LEVEL_NAMES
from workbench.spans import Span

ADDED = ("wb-number", "wb-label", "wb-notes", "wb-title", "wb-facts")  # what a view adds to the article's words
VOID = {"br", "img", "meta", "hr", "input"}


class Page(HTMLParser):
    """The elements of a page and its words; fails where elements do not nest."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.words, self.marks = [], [], [], []
        self.feed(html)
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag, attributes):
        classes = (dict(attributes).get("class") or "").split()
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append((tag, classes))
        if tag == "mark":
            self.marks.append([classes[-1], ""])

    def handle_endtag(self, tag):
        assert tag == self.open.pop()[0]

    def handle_data(self, data):
        if not any(name in ADDED for _, classes in self.open for name in classes):
            self.words.append(data)

    @property
    def text(self):
        """The words that are the article's own."""
        return "".join(self.words)


def with_claims(text, *spans, **fields):
    """An analysis of `text` in which each tuple of (start, end) is a claim in the article's own voice."""
    claims = tuple(Claim(f"c{n}", tuple(Span(*s) for s in pieces), (AUTHOR,)) for n, pieces in enumerate(spans, 1))
    return Analysis(Article.from_text(text, **fields), (Source(AUTHOR, "this article", "author", "named"),), (), claims)


def labels(html):
    """The labels of a view, in order."""
    return re.findall(r"<sup[^>]*>([^<]*)</sup>", html)


@pytest.mark.parametrize("analysis", [sample_analysis(), hostile_analysis()], ids=["sample", "hostile"])
def test_nothing_of_the_text_is_lost(analysis):
    """Without its labels and margins a view reads exactly as the article, white space between lines included."""
    page = Page(views.article_html(analysis))

    assert views.visible(analysis.article.text).strip() == page.text.strip()


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        pytest.param([[(0, 3)]], "(abc1)def ghi", id="one"),
        pytest.param([[(0, 6)], [(3, 6)]], "(abc(def21)) ghi", id="nested with one end"),
        pytest.param([[(0, 6)], [(0, 6)]], "((abcdef21)) ghi", id="the same words twice"),
        pytest.param([[(0, 4)], [(2, 6)]], "(ab(cd1))(ef2) ghi", id="crossing"),
        pytest.param([[(0, 2), (4, 6)]], "(ab)cd(ef1) ghi", id="interrupted"),
        pytest.param([[(0, 2), (4, 6)], [(1, 5)]], "(a(b))(cd(e)2)(f1) ghi", id="interrupted and crossed"),
        pytest.param([[(0, 10)], [(1, 9)], [(2, 8)]], "(a(b(cdef g3)h2)i1)", id="three deep"),
    ],
)
def test_marks_nest_however_claims_overlap(spans, shown):
    """Claims that cross are cut where they cross, and each label stands once, at the claim's end."""
    html = views.article_html(with_claims("abcdef ghi", *spans), title=False)
    Page(html)  # fails where marks do not nest
    words = re.sub(r"<mark[^>]*>", "(", re.sub(r"</mark>", ")", html))
    words = re.sub(r"<span[^>]*wb-number[^>]*>1 </span>", "", words)
    plain = re.sub(r"<[^>]+>", "", words)

    assert sorted(map(str, range(1, len(spans) + 1))) == sorted(labels(html))
    assert normal(shown) == normal(plain)


def normal(words):
    """Where marks close at one place, the order of labels and brackets does not matter."""
    return re.sub(r"[\d)]+", lambda match: "".join(sorted(match[0])), words)


def test_rows_hold_every_character_once():
    """The rows and the gaps between them put together are the article."""

    def words(pieces):
        return "".join(piece if isinstance(piece, str) else words(piece.inside) for piece in pieces)

    rows = views.rows_of(sample_analysis())

    assert TEXT.rstrip() == "".join(row.gap + words(row.pieces) for row in rows)
    assert [1, 2, 3] == [row.number for row in rows if row.number]
    assert "heading" in [row.kind for row in rows]


def test_words_outside_every_part_are_shown():
    """An article whose parts leave words out still shows them."""
    analysis = with_claims("One.\n\nTwo.\n\nThree.", [(0, 4)])
    article = replace(analysis.article, parts=analysis.article.parts[1:2])

    assert "One. Two. Three." == " ".join(Page(views.article_html(replace(analysis, article=article))).text.split())


def test_claim_over_two_paragraphs_is_marked_in_both():
    """A claim that runs over a paragraph's end gets its label at its very end, its note where it begins."""
    analysis = with_claims("One two.\n\nThree four.", [(4, 15)])
    rows = views.rows_of(analysis)

    assert [("c1",), ()] == [row.claims for row in rows]
    assert [False, True] == [piece.last for row in rows for piece in row.pieces if not isinstance(piece, str)]


def test_long_text_in_one_paragraph_is_drawn():
    """Five thousand claims in one paragraph do not exhaust the stack."""
    text = "abcd " * 5000
    analysis = with_claims(text, *[[(at * 5, at * 5 + 4)] for at in range(5000)])

    assert 5000 == views.article_html(analysis, notes=False).count("<mark")


def test_labels_say_certainty_in_words():
    """A claim's certainty is readable without colour: number and word, the number alone where it is stated flatly."""
    expected = ["1 hedged", "2", "3 garbled", "5 hedged", "4 absence of evidence", "6", "7 attributed", "8 attributed"]

    assert [*expected, "9 hedged"] == labels(views.article_html(sample_analysis()))


def test_levels_differ_by_the_kind_of_line():
    """Each level has a line of its own kind, so print and grey screens keep the difference."""
    kinds = re.findall(r"border-bottom:(\S+ \w+)", views.legend())

    assert ["1px solid", "2px solid", "2px dashed", "3px dotted", "4px double"] == kinds
    assert all(name in views.legend() for name in LEVEL_NAMES.values())


def test_outer_line_runs_below_the_inner():
    """A claim around another has its line lower, so that both are seen."""
    assert {"c1": 1, "c2": 0} == views.lanes_of(views.rows_of(with_claims("abcdef", [(0, 6)], [(2, 4)])))


def test_cues_are_bold_and_speakers_italic():
    """The words that carry doubt are bold, who says it is in italics; an unnamed source is not a word of doubt."""
    html = views.article_html(sample_analysis())

    assert '<b class="wb-cue">could</b>' in html
    assert '<i class="wb-by">the US</i>' in html
    assert '<i class="wb-by">participants from Iran</i>' in html


def test_margin_tells_chain_and_reason():
    """Beside the paragraph stand the chain with the unnamed source and one sentence a flag."""
    html = views.article_html(sample_analysis())

    assert "this article ▸ the newspaper ▸ participants from Iran (unnamed)" in html
    assert "“no signs” is absence of evidence, not a denial." in html
    assert "wb-notes" not in views.article_html(sample_analysis(), notes=False)


def test_hostile_article_stays_text():
    """Title, text, names and reasons of markup are shown as written; no element or link is theirs."""
    analysis = hostile_analysis()
    html = views.front(analysis) + views.article_html(analysis)
    page = Page(html)

    assert set() == {tag for tag, _ in page.tags} & {"script", "img", "a", "iframe", "svg", "style"}
    assert [] == [name for _, attributes in page.tags for name in attributes if name not in ("class", "style")]
    assert "&lt;script&gt;window.pwned = 1&lt;/script&gt;" in html
    assert "\u202e" not in html
    assert "⟦U+202E⟧" in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("<b> & \"x\" 'y'", "&lt;b&gt; &amp; &quot;x&quot; &#x27;y&#x27;", id="markup and quotation marks"),
        pytest.param("$5 or $6", "<span>$</span>5 or <span>$</span>6", id="no formula"),
        pytest.param("a\u200bb\u202ec", "a⟦U+200B⟧b⟦U+202E⟧c", id="invisible and turning characters are shown"),
        pytest.param("a\x00\x1bb\ud800", "a⟦U+0000⟧⟦U+001B⟧b⟦U+D800⟧", id="control codes and half characters"),
        pytest.param("é 🙂\tß\n", "é 🙂\tß\n", id="ordinary text stays"),
        pytest.param(7, "7", id="a number"),
    ],
)
def test_esc_shows_exactly_the_text(text, html):
    """What is escaped is seen as it was written, and steers nothing."""
    assert html == views.esc(text)


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=1&c=$2", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("java\nscript:alert(1)", False),
        ("//example.org", False),
        ("https://", False),
        ("https://example.org/\u202egnp", False),
        ("https://[", False),
        ("seeds/story/article.txt", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, is_link):
    """A link opens http and https and nothing else; the rest stays text."""
    assert is_link == views.link(url, "here").startswith("<a href=")


def test_link_s_address_cannot_break_out():
    """Quotation marks in an address stay inside the attribute, and a dollar sign is not wrapped there."""
    page = Page(views.link('https://example.org/"onclick="x$y', "here"))

    assert [("a", {"href": 'https://example.org/"onclick="x$y', "rel": "noopener noreferrer"})] == page.tags


def test_figures_answer_the_first_questions():
    """Claims and the author's own, sources and unnamed, longest chain, and how many claims are not flat."""
    expected = [
        ("9", "claims, 4 in the author’s own voice"),
        ("5", "sources, 2 of them unnamed"),
        ("3 hands", "in the longest chain to an origin"),
        ("5", "claims hedged, doubtful or garbled"),
    ]

    assert expected == views.figures(sample_analysis())
    assert all(number in views.glance(sample_analysis()) for number, _ in expected)


def test_figures_of_nothing():
    """An article without claims has numbers too."""
    assert ["0", "0", "0 hands", "0"] == [number for number, _ in views.figures(with_claims("One."))]


@pytest.mark.parametrize(
    ("claim", "sentences"),
    [
        (
            "c1",
            [
                "This article says this itself, in paragraph 1; no source is given for it.",
                "It counts as hedged.",
                "“could”: possible, no likelihood given.",
            ],
        ),
        (
            "c4",
            [
                "This article attributes this to the US, in paragraph 2.",
                "It counts as without evidence, which is not denied.",
                "“no signs” is absence of evidence, not a denial.",
                "As it is told here: this article – left open; the US – possibly not so.",
            ],
        ),
        (
            "c6",
            [
                "This article says this itself, in a heading; no source is given for it.",
                "It is stated flatly: nothing in its words weakens it.",
            ],
        ),
        (
            "c7",
            [
                "This passed through 3 hands, nearest first: "
                "this article, the newspaper, participants from Iran (unnamed); in paragraph 3.",
                "It is attributed.",
                "“participants from Iran” are not named.",
                "Reason given for not naming participants from Iran: “the talks were secret”.",
            ],
        ),
    ],
)
def test_claim_sentences_explain_a_claim(claim, sentences):
    """Who says it through whom and where, its level, each flag, grounds, and what the words commit to."""
    analysis = sample_analysis()

    assert sentences == views.claim_sentences(analysis, analysis[claim])


def test_equal_flags_are_told_once():
    """Two flags with one reason are one sentence."""
    flag = Flag("hedge", None, Span(0, 4), AUTHOR, "r", "the same reason")
    claim = Claim("c1", (Span(0, 4),), (AUTHOR,), flags=(flag, replace(flag, rule="s")))

    assert [(FLAG_NAMES["hedge"], "the same reason.")] == list(views.flag_lines(claim))


def test_title_of_an_article_without_one():
    """Without a title the first words stand in its place."""
    analysis = with_claims("one two three four five six seven eight nine")

    assert "one two three four five six seven eight …" == views.title_of(
        replace(analysis, article=replace(analysis.article, title=None))
    )


def test_table_is_escaped_and_links_only_where_asked():
    """Cells, names and caption are text; an address is a link in the columns that hold addresses."""
    rows = [{"<n>": "$5 <b>", "where": "https://example.org"}, {"<n>": None, "where": "javascript:x"}]
    html = views.table_html(rows, links=["where"], caption="<i>")

    assert ["caption", "a"] == [tag for tag, _ in Page(html).tags if tag in ("caption", "a", "b", "i", "n")]
    assert "<span>$</span>5 &lt;b&gt;" in html
    assert "None" not in html
    assert "https://example.org</td>" in views.table_html(rows)


def test_plain_text_is_readable():
    """Paragraph numbers, labels in brackets, chains and reasons, in lines of bounded length."""
    text = views.article_text(sample_analysis(), width=60)

    assert "  1  The attack could be part of the planning. [1 hedged]" in text
    assert "[7 attributed] this article ▸ the newspaper ▸" in text
    assert "Plan of attack was ready for months [6]\n     ---" in text
    assert 60 >= max(map(len, text.splitlines()))


def test_header_keeps_its_lines():
    """The fields of a header stand below each other, as they were written."""
    analysis = with_claims("title: A fire\noutlet: The Example\n\nIt burned.", [(35, 45)])

    assert "     title: A fire\n     outlet: The Example\n" in views.article_text(analysis)
    assert "title: A fire\noutlet: The Example</span>" in views.article_html(analysis)


def test_plain_text_of_a_hostile_article_steers_nothing():
    """A terminal is not told to turn or hide anything."""
    assert set() == set("\u202e\u202c\u200b") & set(views.article_text(hostile_analysis()))


def test_style_sheet_serves_light_dark_print_and_contrast():
    """The page's style sheet has rules for each way a page is looked at, and fetches nothing."""
    css = views.style()

    assert all(rule in css for rule in ("light-dark(", "@media print", "forced-colors", "max-width"))
    assert not re.search(r"url\(|@import", css)
    assert css.count("{") == css.count("}")


def test_style_sheet_names_what_the_view_holds():
    """Each class in the style sheet is one that a view uses, so no rule is left behind."""
    analysis = sample_analysis()
    shown = views.front(analysis) + views.article_html(analysis) + views.legend() + views.table_html([{"a": 1}])
    names = {name for group in re.findall(r'class="([^"]+)"', shown) for name in group.split()}

    assert set() == set(re.findall(r"\.(wb-[a-z]+)", views.style())) - names


def test_sample_spans_stand_in_order():
    """The sample itself is sound: its parts never overlap and its words are where they are said to be."""
    analysis = sample_analysis()

    assert part(TEXT, "no signs") == analysis["c4"].flags[0].cue
    assert all(left.span.end <= right.span.start for left, right in pairwise(analysis.article.parts))


def test_judged_claims_say_which_mark_is_whose(tmp_path):
    """The analyst's level is drawn, the machine's stays in the label, and the margin gives the judgment with its author."""
    analysis = sample_analysis()
    kept = Judgments(tmp_path / "judgments.jsonl", creator="Ada <b>")
    kept.record(analysis, analysis["c1"], "level", "doubtful")
    kept.record(analysis, analysis["c7"], "check", "yes")
    html = views.article_html(analysis, judged=kept.over(analysis))

    assert "1 hedged ▸ doubtful (analyst)" in labels(html)
    assert "Ada &lt;b&gt;: needs checking" in html
    assert views.article_html(analysis) == views.article_html(analysis, judged=None)
    assert html.count("wb-doubtful") > views.article_html(analysis).count("wb-doubtful")


def test_judgments_as_a_table(tmp_path):
    """What the machine read and what the analyst says stand beside each other; nothing judged is one sentence."""
    analysis = sample_analysis()
    kept = Judgments(tmp_path / "judgments.jsonl")
    assert "<p><b>0 of 9 claims judged.</b></p>" == views.judgments_html(kept.over(analysis))
    kept.record(analysis, analysis["c4"], "flag", "dismissed", flag=analysis["c4"].flags[0])
    kept.record(analysis, analysis["s1"], "source", "B")
    html = views.judgments_html(kept.over(analysis))

    assert "absence of evidence, not a denial" in html
    assert "1 dismissed · source B" in html
    assert "B: Usually reliable" in html


def test_why_a_source_cannot_be_asked_is_told_once_a_paragraph():
    """Several claims of one unnamed source say so once; each claim keeps its own number and chain."""
    analysis = sample_analysis()
    told = next(c for c in analysis.claims if any(f.reason == "“sources” are not named." for f in c.flags))
    reason = next(f for f in told.flags if f.kind == "unnamed_source")
    place = analysis.paragraph_of(told.span)
    claims = [
        replace(c, flags=(*c.flags, reason)) if c != told and analysis.paragraph_of(c.span) == place else c
        for c in analysis.claims
    ]
    shown = views.article_html(replace(analysis, claims=tuple(claims)))

    assert sum(reason in c.flags for c in claims) > 1
    assert 1 == shown.count(reason.reason)


def test_what_is_carried_over_is_told_beside_it():
    """A chain that no word of saying gives is marked as such in the margin too."""
    analysis = sample_analysis()
    first = next(item for item in analysis.attributions if item.cue_kind == "says")
    carried = tuple(replace(item, cue_kind="continues") if item is first else item for item in analysis.attributions)

    assert "carried over" not in views.article_html(analysis)
    assert "</span>, carried over" in views.article_html(replace(analysis, attributions=carried))


def test_a_mended_break_is_shown_beside_the_level():
    """A claim in a broken sentence that was read all the same keeps its level, and nobody can overlook the break."""
    analysis = sample_analysis()
    flat, garbled = analysis["c2"], analysis["c3"]
    mended = replace(garbled, flags=tuple(replace(flag, bears=False) for flag in garbled.flags))
    both = replace(analysis, claims=(flat, mended))

    assert ("stated", "2 mended") == (mended.level, views.label(both, mended))
    assert garbled.flags[0].reason in views.claim_sentences(both, mended)
