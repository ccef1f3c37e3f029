"""What a reader adds to an article: notes on selected words, found words, a map of certainty, a citation."""

import pytest

from tests.browser.conftest import keep
from tests.browser.stage import put_on_stage
from tests.sample import TEXT, sample_analysis
from workbench.widgets.reader import Reader

PANE, TOLD = ".wb-reader .wb-pane", ".wb-reader .wb-told"
SELECT = """words => {
  const pane = document.querySelector('.wb-reader .wb-pane');
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  let text;
  while ((text = walker.nextNode()) && !text.data.includes(words)) ;
  const range = new Range();
  range.setStart(text, text.data.indexOf(words));
  range.setEnd(text, text.data.indexOf(words) + words.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
PAINTED = "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString())"


@pytest.fixture
def reader(page, tmp_path):
    """The sample's Reader on a page; `page.reader` is its Python."""
    page.reader = Reader(sample_analysis(), tmp_path / "judgments.jsonl")
    put_on_stage(page, page.reader)
    page.focus(PANE)
    return page


def test_selected_words_get_a_note(reader):
    """Select, press a, write, keep: the note is in the file, listed, painted, and the keys are the Reader's again."""
    reader.evaluate(SELECT, "supported by")
    reader.keyboard.press("a")
    reader.keyboard.type("by whom? jk")
    keep(reader, "reader-note-form")
    reader.click("text=Keep as a note")
    reader.wait_for_selector(f"{TOLD}:has-text('✓ saved')")
    keep(reader, "reader-note")

    (judgment,) = reader.reader.judgments.in_force
    assert ("by whom? jk", "supported by") == (judgment.value, judgment.words)
    assert "supported by" == TEXT[judgment.quotes[0].start : judgment.quotes[0].end]
    assert ["supported by"] == reader.evaluate(PAINTED, "wb-quoted")
    assert reader.evaluate("() => document.activeElement.matches('.wb-pane')")
    reader.click("text=take back")
    reader.wait_for_selector(".wb-reader .wb-list:empty", state="attached")
    assert () == reader.reader.judgments.in_force


def test_words_over_several_marks_are_quoted_without_labels(reader):
    """A selection that begins in one claim and ends in the next has the article's words, not the numbers drawn into it."""
    reader.evaluate("""() => {
      const row = document.querySelectorAll('.wb-reader .wb-paragraph')[1];
      getSelection().selectAllChildren(row);
    }""")
    reader.keyboard.press("a")
    reader.keyboard.type("all")
    reader.click("text=Keep as a claim that was missed")
    reader.wait_for_selector(f"{TOLD}:has-text('✓ saved')")
    (judgment,) = reader.reader.judgments.in_force

    assert "claim" == judgment.scale
    assert judgment.words.startswith("Tehran – Militias are supported by Tehran. Also those")
    assert judgment.words.endswith("ordered by Iran.")


def test_search_finds_words_across_marks(reader):
    """Every place is painted and counted, Enter goes on, and a letter of the search edits nothing."""
    reader.keyboard.press("/")
    reader.keyboard.type("the")
    found = TEXT.lower().count("the")
    reader.wait_for_selector(f"{TOLD}:has-text('1 of {found} found')")
    assert found == len(reader.evaluate(PAINTED, "wb-found"))
    reader.keyboard.press("Enter")
    reader.wait_for_selector(f"{TOLD}:has-text('2 of {found} found')")
    keep(reader, "reader-search")
    reader.keyboard.type("xyz")
    reader.wait_for_selector(f"{TOLD}:has-text('not found')")
    reader.keyboard.press("Escape")

    assert reader.evaluate("() => document.activeElement.matches('.wb-pane')")


def test_the_map_has_a_tick_for_each_claim(reader):
    """Ticks differ by the kind of line, stand in the order of the text, and lead to their claim."""
    ticks = reader.evaluate(
        "() => [...document.querySelectorAll('.wb-tick')].map(t => [t.dataset.claim, getComputedStyle(t).borderTopStyle])"
    )

    assert [f"c{n}" for n in range(1, 10)] == [key for key, _ in ticks]
    assert {"solid", "dashed", "dotted", "double"} == {style for _, style in ticks}
    reader.click(".wb-tick[data-claim='c7']", force=True)
    reader.wait_for_selector(f"{PANE} button[data-claim='c7'][aria-pressed='true']")


def test_a_claim_is_copied_as_a_citation(reader):
    """The words, the article, the paragraph and the text's hash, in one line; without a claim it says what is missing."""
    reader.keyboard.press("y")
    reader.wait_for_selector(f"{TOLD}:has-text('choose a claim first')")
    reader.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', { value: { writeText: async words => { window.copied = words } } }) }"
    )
    reader.keyboard.type("jy")
    reader.wait_for_selector(f"{TOLD}:has-text('citation copied')")

    assert reader.evaluate("() => window.copied").endswith("paragraph 1; text 9c1684231b521d29)")
