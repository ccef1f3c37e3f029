"""The Reader in a real JupyterLab: keys, filters, themes, hostile articles, and the copy without a kernel."""

import pytest
from nbformat.v4 import output_from_msg

from tests.browser.conftest import ask, ask_until, do, keep
from tests.sample import HOSTILE_TITLE
from workbench import views

CELL = "import workbench as wb\nfrom tests.sample import sample_analysis, hostile_analysis"
PANE, PANEL = ".wb-reader .wb-pane", ".wb-reader .wb-panel"


@pytest.fixture(scope="session")
def opened(lab):
    """A notebook with a live Reader of the sample."""
    name = lab.write("reader.ipynb", CELL, "reader = wb.Reader(sample_analysis())\nreader", "after = 1")
    with lab.open(name) as page:
        page.wait_for_selector(PANE)
        yield page


@pytest.fixture
def reader(opened):
    """The live Reader with nothing selected and no filter."""
    do(opened, "reader.state = {}")
    opened.wait_for_function("() => document.querySelector('.wb-shown')?.textContent === '9 of 9 claims shown'")
    opened.wait_for_selector(f"{PANEL}:has-text('Choose a claim')")
    opened.focus(PANE)
    return opened


def wait_for_selection(page, claim):
    """Returns once the browser shows the claim as selected; fails when it does not."""
    page.wait_for_selector(f".wb-reader button[data-claim='{claim}'][aria-pressed='true']", timeout=5000)


@pytest.mark.parametrize(
    ("keys", "claim"),
    [
        pytest.param("j", "c1", id="j goes to the first"),
        pytest.param("jjj", "c3", id="j again goes on"),
        pytest.param("jjjk", "c2", id="k goes back"),
        pytest.param("k", "c9", id="k from nowhere goes to the last"),
        pytest.param("jk", "c1", id="k stays at the first"),
        pytest.param("jn", "c3", id="n skips what carries no flag"),
        pytest.param("jjjp", "c1", id="p goes back to the flag before"),
    ],
)
def test_keys_move_the_selection_and_python_sees_it(reader, keys, claim):
    """j/k and n/p move among the claims; the kernel holds the same selection."""
    reader.keyboard.type(keys)
    wait_for_selection(reader, claim)

    assert claim == ask_until(reader, "reader.state['selected']", claim)
    assert claim == reader.evaluate("() => document.activeElement.dataset.claim")


def test_letters_stay_out_of_the_notebook(reader):
    """Letters that JupyterLab would take as commands do nothing to the notebook."""
    cells = "() => window.opened.content.widgets.length"
    before = reader.evaluate(cells)
    reader.keyboard.type("jabxddjm1")

    assert before == reader.evaluate(cells)
    assert ["code"] * before == reader.evaluate("() => window.opened.content.widgets.map(cell => cell.model.type)")


def test_escape_leaves_the_reader(reader):
    """After Escape the keys are JupyterLab's again."""
    reader.keyboard.press("j")
    reader.keyboard.press("Escape")

    assert not reader.evaluate("() => document.querySelector('.wb-reader').contains(document.activeElement)")


def test_panel_explains_the_selected_claim(reader):
    """The panel gives level, chain, words and sentences, and is announced."""
    reader.click(f"{PANE} button[data-claim='c7']")
    wait_for_selection(reader, "c7")
    panel = reader.inner_text(PANEL)

    assert "polite" == reader.get_attribute(PANEL, "aria-live")
    assert ["this article", "the newspaper", "participants from Iran (unnamed)"] == reader.eval_on_selector_all(
        f"{PANEL} .wb-chain li", "items => items.map(item => item.textContent)"
    )
    for words in ("Claim 7 · attributed", "Nasrallah has told them", "3 hands", "not named", "the talks were secret"):
        assert words in panel


def test_a_hand_shows_all_that_it_says(reader):
    """Each hand of the chain is a button that leaves what this source says or passes on; pressed again, all is back."""
    reader.click(f"{PANE} button[data-claim='c7']")
    wait_for_selection(reader, "c7")
    reader.click(f"{PANEL} .wb-hand:has-text('participants from Iran')")
    reader.wait_for_selector(".wb-shown:has-text('1 of 9 claims shown')")

    assert ["c7"] == ask(reader, "reader.shown")
    reader.click(f"{PANEL} .wb-hand:has-text('participants from Iran')")
    reader.wait_for_selector(".wb-shown:has-text('9 of 9 claims shown')")


def test_filter_hides_marks_and_counts(reader):
    """A filter takes marks away, leaves the words, and says how many are shown; “show all” brings them back."""
    words = reader.inner_text(f"{PANE} .wb-paragraph >> nth=0")
    reader.keyboard.press("f")
    reader.check(".wb-filter input[value='unnamed_source']")
    reader.wait_for_selector(".wb-shown:has-text('2 of 9 claims shown')")

    assert ["c7", "c9"] == ask(reader, "reader.shown")
    assert not reader.is_visible(f"{PANE} button[data-claim='c1']")
    assert "The attack could be part of the planning." in reader.inner_text(f"{PANE} .wb-paragraph >> nth=0") in words

    reader.click("text=show all")
    reader.wait_for_selector(".wb-shown:has-text('9 of 9 claims shown')")
    assert reader.is_visible(f"{PANE} button[data-claim='c1']")


def test_source_filter_and_keys_work_together(reader):
    """j walks over the claims of the chosen source only."""
    reader.check(".wb-filter input[value='s1']")
    reader.wait_for_selector(".wb-shown:has-text('2 of 9 claims shown')")
    reader.focus(PANE)
    reader.keyboard.type("jj")
    wait_for_selection(reader, "c5")

    assert "c5" == ask_until(reader, "reader.state['selected']", "c5")


def test_python_moves_the_browser(reader):
    """A selection set in a cell is drawn."""
    do(reader, "reader.state = {'selected': 'c4'}")
    wait_for_selection(reader, "c4")

    assert "absence of evidence" in reader.inner_text(f"{PANE} button[data-claim='c4']")


def test_every_claim_has_a_name(reader):
    """Screen readers hear number, level and words."""
    name = reader.get_attribute(f"{PANE} button[data-claim='c3']", "aria-label")

    assert "Claim 3, cannot be read with confidence: Also those in Strip resident Hamas is one of the groups." == name


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast"])
def test_themes_keep_contrast(reader, theme):
    """In every theme the reading text stands out from its background by 7 to 1, labels by 4.5."""
    reader.keyboard.type("jjjj")
    wait_for_selection(reader, "c4")
    reader.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    reader.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
    reader.wait_for_timeout(300)  # style sheets of the theme are fetched after its name is set
    keep(reader, f"reader-{theme.split(maxsplit=1)[1].lower().replace(' ', '-')}")
    contrast = reader.evaluate(CONTRAST)

    assert 7 <= contrast["text"]
    assert 4.5 <= contrast["soft"]
    assert 4.5 <= contrast["labels"]


# Contrast of colours over the widget's own background, by the formula of WCAG 2.
CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const seen = colour => {
    const paper = getComputedStyle(document.querySelector('.wb-reader')).backgroundColor;
    for (const fill of [paper, colour]) { canvas.fillStyle = fill; canvas.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
      .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const paper = seen('transparent');
  const contrast = selector => Math.min(...[...document.querySelectorAll(`.wb-reader ${selector}`)].map(el => {
    const own = seen(getComputedStyle(el).color);
    return (Math.max(own, paper) + .05) / (Math.min(own, paper) + .05);
  }));
  return { text: contrast('.wb-paragraph'), soft: contrast('.wb-soft'), labels: contrast('.wb-label:not(.wb-selected)') };
}"""


def test_forced_colours_keep_marks_apart(reader):
    """Where the system imposes its colours, the kinds of line remain."""
    reader.emulate_media(forced_colors="active")
    keep(reader, "reader-forced-colours")
    styles = {
        level: reader.eval_on_selector(f"{PANE} mark.wb-{level}", "mark => getComputedStyle(mark).borderBottomStyle")
        for level in ("stated", "attributed", "hedged", "doubtful", "garbled")
    }
    contrast = reader.evaluate(CONTRAST)
    reader.emulate_media(forced_colors="none")

    assert 7 <= min(contrast.values())
    assert ["solid", "solid", "dashed", "dotted", "double"] == list(styles.values())


def test_narrow_reader_puts_the_panel_below(reader):
    """Where there is little room the panel stands under the article."""
    reader.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Light' })")
    reader.set_viewport_size({"width": 760, "height": 1150})
    reader.wait_for_timeout(300)
    keep(reader, "reader-narrow")
    pane, panel = reader.locator(PANE).bounding_box(), reader.locator(PANEL).bounding_box()
    reader.set_viewport_size({"width": 1500, "height": 1150})

    assert pane["y"] + pane["height"] <= panel["y"]


def test_hostile_article_stays_text_live(lab):
    """A title and a text of markup are shown as written; no script runs, nothing is fetched."""
    name = lab.write("hostile-live.ipynb", CELL, "wb.Reader(hostile_analysis())")
    with lab.open(name) as page:
        page.wait_for_selector(PANE)
        page.click(f"{PANE} button[data-claim='c1']")
        page.wait_for_selector(f"{PANEL}:has-text('<img src=x onerror=window.pwned=4>')")
        keep(page, "hostile-live")

        assert None is page.evaluate("() => window.pwned ?? null")
        assert views.visible(HOSTILE_TITLE) == page.inner_text(".wb-reader .wb-title")
        assert 0 == page.locator(".wb-reader :is(script, img, a)").count()


STORIES = """import workbench as wb
from tests.comparison.stories import Said, article, no_vectors
SHIP = "The harbour master sank 3 grey ferries in Hallam."
echo = article(*(Said(f"Nothing happened on day {day} of the strike.") for day in range(30)), Said(SHIP), outlet="The Echo")
times = article(Said(SHIP, ("two dockers",)), Said("A cat slept on the quay."), outlet="The Times")
herald = article(Said(SHIP), outlet="The Herald")
both = wb.compare([echo, times, herald], vectors=no_vectors)"""


def test_a_twin_is_gone_to_in_its_own_reader(lab):
    """e and Enter lead from a claim to its twin in the Reader of that article, even a hidden one, and back; else its words stand there."""
    cells = (f"{name} = wb.Reader({name[2:]}, comparison=both)\n{name}" for name in ("r_echo", "r_times"))
    with lab.open(lab.write("twins.ipynb", STORIES, *cells)) as page:
        first, second = (f".wb-reader[data-article='{ask(page, f'{name}.article.id')}']" for name in ("echo", "times"))
        page.wait_for_selector(f"{second} .wb-pane", state="attached")
        do(page, "r_echo.state = {'levels': ['attributed']}")
        page.focus(f"{second} .wb-pane")
        page.keyboard.press("j")
        page.wait_for_selector(f"{second} .wb-twins li")
        assert 2 == page.locator(f"{second} .wb-twins li").count()
        assert ["The Echo, 2024-05-10"] == page.locator(f"{second} .wb-twin").all_inner_texts()
        assert "The Herald, 2024-05-10 says" in page.inner_text(f"{second} .wb-twins")
        keep(page, "reader-twins")
        page.keyboard.press("e")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"{first} button[data-claim='c31'][aria-pressed='true']")
        keep(page, "reader-twin-reached")

        assert "c31" == page.evaluate("() => document.activeElement.dataset.claim")
        assert "c31" == ask_until(page, "r_echo.state['selected']", "c31")
        assert page.locator(f"{first} button[data-claim='c31']").bounding_box()["y"] > 0
        page.keyboard.press("e")
        page.keyboard.press("Enter")
        page.wait_for_function("sel => document.querySelector(sel).contains(document.activeElement)", arg=second)


@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_colleague_without_a_kernel_sees_the_static_view(lab, which):
    """An untrusted notebook without a kernel shows the same article, marked and explained, and runs nothing."""
    from tests import sample

    analysis = getattr(sample, f"{which}_analysis")()
    data = {
        "application/vnd.jupyter.widget-view+json": {"model_id": "0", "version_major": 2, "version_minor": 1},
        "text/html": views.legend() + views.article_html(analysis),
        "text/plain": views.article_text(analysis),
    }
    content = {"data": data, "metadata": {}, "execution_count": 1}
    output = output_from_msg({"header": {"msg_type": "execute_result"}, "content": content})
    name = lab.write(f"static-{which}.ipynb", "wb.Reader(analysis)", outputs=[output])
    with lab.open(name, live=False) as page:
        page.wait_for_selector(".jp-RenderedHTMLCommon mark")
        for theme in ("Light", "Dark"):
            page.evaluate(
                f"() => window.jupyterapp.commands.execute('apputils:change-theme', {{ theme: 'JupyterLab {theme}' }})"
            )
            page.wait_for_timeout(400)
            keep(page, f"static-{which}-{theme.lower()}")
        shown = page.inner_text(".jp-RenderedHTMLCommon")

        assert None is page.evaluate("() => window.pwned ?? null")
        assert views.visible(views.title_of(analysis)) in shown
        assert "$5" in shown
        assert 0 == page.locator(".jp-RenderedHTMLCommon :is(script, img, mjx-container)").count()
        assert 7 <= page.evaluate(STATIC_CONTRAST)


# The least contrast between the words of a mark and what is painted behind them.
STATIC_CONTRAST = """() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(v => v / 255)
      .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  return Math.min(...[...document.querySelectorAll('.jp-RenderedHTMLCommon mark')].map(mark => {
    const { color, backgroundColor } = getComputedStyle(mark);
    const [low, high] = [light(color), light(backgroundColor)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  }));
}"""
