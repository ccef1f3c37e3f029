"""The triage desk in a real JupyterLab: ten claims by keyboard, a killed kernel, two tabs, themes, and no lost judgment."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.browser.conftest import SLOWLY, ask, do, keep
from tests.browser.stage import put_on_stage
from tests.sample import sample_analysis
from workbench.widgets.reader import Reader
from workbench.widgets.triage import Triage

CELL = "import workbench as wb\nfrom workbench import runs\nfrom tests.sample import sample_analysis, hostile_analysis"
DESK, SAVED, DONE = ".wb-triage", ".wb-triage .wb-saved", ".wb-triage .wb-done"
CURRENT = ".wb-triage .wb-item[aria-current='true']"
# What is pressed for each of ten claims, and what the desk then says of the claim.
TEN = [
    ("c", "confirmed"),
    ("q", "needs checking"),
    ("i3", "3"),
    ("l5", "likely (55–80 %, ICD 203)"),
    ("o1", "confidence low"),
    ("v2", "attributed"),
    ("sci2", "C2"),
    ("i6q", "needs checking"),
    ("l7o2", "almost certain"),
    ("cq", "confirmed · needs checking"),
]


def wait_for(page, words, where=SAVED):
    """Returns once the words are shown there; fails with what is shown instead."""
    try:
        page.wait_for_selector(f"{where}:has-text('{words}')", timeout=6000 * SLOWLY)
    except Exception as error:
        raise AssertionError(f"expected {words!r}, the desk says {page.inner_text(where)!r}") from error


def press(page, keys, judged=None):
    """Presses the keys; returns once all is shown as saved."""
    page.evaluate("() => document.querySelector('.wb-triage .wb-saved').textContent = ''")
    page.keyboard.type(keys)
    wait_for(page, "✓ saved")
    if judged is not None:
        wait_for(page, f"{judged} of", DONE)


def shown_as_judged(page):
    """The names of the claims that the desk shows as judged, as a screen reader hears them."""
    names = page.eval_on_selector_all(
        ".wb-triage .wb-judged", "items => items.map(item => item.getAttribute('aria-label'))"
    )
    return sorted(names)


@pytest.fixture
def desk(lab, tmp_path):
    """A live desk on the sample, with a file of its own."""
    file = tmp_path / "judgments.jsonl"
    name = lab.write(
        f"triage-{tmp_path.name}.ipynb", CELL, f"desk = wb.Triage(sample_analysis(), {str(file)!r})\ndesk", "after = 1"
    )
    with lab.open(name) as page:
        page.wait_for_selector(DESK)
        page.focus(CURRENT)
        yield page


@pytest.mark.model
def test_ten_claims_by_keyboard_and_a_killed_kernel(lab, tmp_path):
    """The seed article is triaged by keyboard; the kernel is killed; after a rerun everything shown as saved is there."""
    runs = tmp_path / "runs"
    name = lab.write(
        "triage-seed.ipynb",
        f"import os\nos.environ['WORKBENCH_RUNS'] = {str(runs)!r}",
        CELL,
        "desk = wb.Triage(wb.analyse(runs.read(runs.SEED)))\ndesk",
    )
    with lab.open(name) as page:
        page.wait_for_selector(DESK)
        keep(page, "triage-begin")
        page.focus(CURRENT)
        for number, (keys, words) in enumerate(TEN, 1):
            press(page, keys, number)
            wait_for(page, words, f"{CURRENT} small")
            page.keyboard.press("j")
        keep(page, "triage-ten")
        pid = ask(page, "os.getpid()")
        for number in (11, 12):
            press(page, "c", number)
            page.keyboard.press("j")
        before = shown_as_judged(page)
        os.kill(pid, signal.SIGKILL)
        page.keyboard.type("cjcj")  # pressed after the kernel died: nothing of it may be shown as saved
        page.wait_for_timeout(1000)
        assert before == shown_as_judged(page)
        assert "✓" not in page.inner_text(SAVED)
        keep(page, "triage-killed")

        page.click(".jp-Dialog .jp-mod-accept")  # “The kernel appears to have died. It will restart automatically.”
        page.evaluate("() => window.opened.sessionContext.session.kernel.info")
        page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_selector(f"{DESK}:not(.jupyter-widgets-disconnected *)")
        wait_for(page, "12 of", DONE)
        keep(page, "triage-again")

        assert before == shown_as_judged(page)
        assert 12 == ask(page, "desk.state['judged']")
        assert 1 == len(list(runs.glob("*/judgments.jsonl")))


def test_undo_redo_and_withdrawal(desk):
    """u takes back step by step and says what, r does it again, the same grade once more withdraws it."""
    press(desk, "i3", 1)
    press(desk, "i4", 1)
    press(desk, "u")
    wait_for(desk, "Undone: Information credibility, 4: Doubtful")
    assert "3" in desk.inner_text(f"{CURRENT} small")
    press(desk, "u", 0)
    press(desk, "rr", 1)
    press(desk, "i4", 0)

    assert 7 == ask(desk, "len(desk.judgments.path.read_text().splitlines())")


def test_a_dismissed_signal_changes_what_the_claim_counts_as(desk):
    """A number dismisses its signal and the same number takes that back."""
    desk.click(".wb-triage [data-claim='c9']")
    press(desk, "1", 1)
    wait_for(desk, "1 dismissed", f"{CURRENT} small")
    assert ["hedge"] == ask(desk, "[flag.kind for flag in desk.judged.dismissed['c9']]")
    press(desk, "1", 0)


def test_nothing_is_filled_in_beforehand(desk):
    """No grade, likelihood or confidence is chosen until the analyst chooses."""
    assert 0 == desk.locator(".wb-triage .wb-side [aria-pressed='true']").count()
    assert 6 == desk.locator(".wb-triage .wb-source .wb-step").count()


def test_a_note_is_kept_and_checked(desk):
    """Escape keeps a note and goes back; the lint names its rule; what is typed edits no notebook."""
    desk.keyboard.press("t")
    desk.keyboard.type("We judge with low confidence that it is likely.\nddaab")
    desk.keyboard.press("Escape")
    wait_for(desk, "✓ saved")
    wait_for(desk, "stand in one sentence", ".wb-triage .wb-remarks")
    assert "ICD 203" in desk.inner_text(".wb-triage .wb-remarks")
    keep(desk, "triage-note")

    assert 3 == desk.evaluate("() => window.opened.content.widgets.length")
    assert desk.evaluate("() => document.activeElement.classList.contains('wb-item')")
    assert "We judge with low confidence that it is likely.\nddaab" == ask(desk, "desk.judgments.in_force[0].value")


def test_a_note_is_kept_when_the_tab_closes(desk, tmp_path):
    """What was typed and not yet left is in the file after the tab was closed."""
    desk.keyboard.press("t")
    desk.keyboard.type("half a thought")
    desk.close(run_before_unload=False)
    file = tmp_path / "judgments.jsonl"
    until = time.monotonic() + 5
    while not (file.exists() and file.read_text("utf-8")) and time.monotonic() < until:
        time.sleep(0.1)  # the file is there a moment before its line

    assert "half a thought" in file.read_text("utf-8")


def test_keys_of_the_notebook_stay_its_own(desk):
    """No letter edits the notebook, the focus is never lost, and Escape gives the keys back."""
    before = desk.evaluate("() => window.opened.content.widgets.map(cell => cell.model.type)")
    desk.keyboard.type("jxabymzvp")
    for key in ("Escape", "Enter", "j", "ArrowDown", "ArrowUp", "?", "?"):
        desk.keyboard.press(key)
        assert desk.evaluate("() => document.querySelector('.wb-triage').contains(document.activeElement)"), key
    assert before == desk.evaluate("() => window.opened.content.widgets.map(cell => cell.model.type)")
    desk.keyboard.press("Escape")

    assert not desk.evaluate("() => document.querySelector('.wb-triage').contains(document.activeElement)")


def test_every_control_is_named_and_reached(desk):
    """A screen reader hears what each control is; Tab comes to every group."""
    nameless = """() => [...document.querySelectorAll('.wb-triage :is(button, textarea, progress, [role])')]
      .filter(one => !(one.getAttribute('aria-label') || one.textContent.trim() || one.getAttribute('role') === 'status')).length"""
    reached = set()
    for _ in range(20):
        desk.keyboard.press("Tab")
        reached.add(
            desk.evaluate(
                "() => document.activeElement.closest('[data-group]')?.dataset.group ?? document.activeElement.className"
            )
        )

    assert 0 == desk.evaluate(nameless)
    assert {"level", "source", "information", "likelihood", "confidence", "wb-note"} <= reached
    assert "C: Fairly reliable" == desk.get_attribute(".wb-source [data-value='C']", "aria-label")
    assert desk.get_attribute(".wb-source", "aria-label").startswith("Source reliability, Admiralty")


def test_two_tabs_on_one_article(lab, tmp_path):
    """Two notebooks with kernels of their own write to one file; each finds what the other has kept, and none is lost."""
    file = tmp_path / "judgments.jsonl"
    names = [
        lab.write(
            f"tab-{who}.ipynb", CELL, f"desk = wb.Triage(sample_analysis(), {str(file)!r}, analyst={who!r})\ndesk"
        )
        for who in ("Ada", "Ben")
    ]
    with lab.open(names[0]) as one, lab.open(names[1]) as other:
        for page in (one, other):
            page.wait_for_selector(DESK)
            page.focus(CURRENT)
        for _ in range(3):
            press(one, "q")
            one.keyboard.press("j")
            press(other, "c")
            other.keyboard.press("j")
        one.evaluate("() => dispatchEvent(new Event('focus'))")
        wait_for(one, "3 of", DONE)
        both = one.locator(".wb-triage .wb-item:has-text('confirmed · needs checking')")
        both.nth(2).wait_for()  # the other's last judgment arrives after one's own
        assert 3 == both.count()
        keep(one, "triage-two-tabs")

        assert {"Ada": 3, "Ben": 3} == ask(one, "{who: len(desk.judgments.by(who)) for who in ('Ada', 'Ben')}")


def save(page):
    """Saves the opened notebook; returns its path once it is on the disk."""
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("() => !window.opened.context.model.dirty")
    return page.evaluate("() => window.opened.context.path")


def test_saved_notebook_shows_the_judgments_without_a_kernel(desk, lab):
    """Reopened by its owner, who trusts it, or copied to somebody who cannot, it shows queue and judgments and no error."""
    press(desk, "scq", 1)
    path = save(desk)
    desk.evaluate("() => window.opened.sessionContext.shutdown()")
    copy = lab.folder / f"copy-of-{path}"  # changed by somebody else, so that its signature does not fit
    copy.write_text((lab.folder / path).read_text("utf-8").replace("after = 1", "after = 2"), "utf-8")
    for name, trusted in ((path, True), (copy.name, False)):
        with lab.open(name, live=False) as page:
            page.wait_for_selector(".wb-copy table")
            page.wait_for_timeout(2000)  # until JupyterLab has given the widget up
            keep(page, f"triage-without-kernel-{'trusted' if trusted else 'copied'}")
            shown = page.inner_text(".jp-Notebook")

            assert trusted == page.evaluate("() => [...window.opened.content.model.cells].every(cell => cell.trusted)")
            assert "Worth a look first" in shown
            assert "needs checking" in shown
            assert "1 of 9 claims judged by analyst" in shown
            assert not page.locator("text=/Loading widget|Error displaying widget/").first.is_visible()


def test_a_second_tab_of_the_same_notebook(desk, lab):
    """The same notebook in another tab shows the living desk; what one tab judges, the other shows, and no answer strays."""
    press(desk, "c", 1)
    with lab.open(save(desk), run=False) as other:
        other.wait_for_selector(DESK)
        wait_for(other, "1 of", DONE)
        assert not other.locator(".wb-copy").is_visible()
        other.focus(CURRENT)
        press(other, "q", 2)
        wait_for(desk, "2 of", DONE)
        desk.keyboard.press("j")
        desk.keyboard.press("t")
        desk.keyboard.type("from the first tab")
        other.keyboard.press("j")
        press(other, "i3", 3)
        assert "note not saved yet" in desk.inner_text(SAVED)
        assert "from the first tab" == desk.input_value(".wb-note")
        desk.keyboard.press("Escape")
        wait_for(desk, "✓ saved")

        assert 4 == ask(desk, "len(desk.judgments.in_force)")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast"])
def test_themes(desk, theme):
    """In every theme the desk stays where it is, what was chosen stays chosen, and the keys go on working."""
    press(desk, "i3q", 1)
    before = desk.locator(DESK).bounding_box()
    desk.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    desk.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
    desk.wait_for_timeout(400)
    keep(desk, f"triage-{theme.split(maxsplit=1)[1].lower().replace(' ', '-')}")

    assert 2 == desk.locator(".wb-triage .wb-side [aria-pressed='true']").count()
    assert 4.5 <= desk.evaluate(CONTRAST)
    assert before == desk.locator(DESK).bounding_box()
    press(desk, "jc", 2)


# The least contrast between the words of the desk and its paper, by the formula of WCAG 2.
CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const light = (...fills) => {
    for (const fill of fills) { canvas.fillStyle = fill; canvas.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
      .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const paper = getComputedStyle(document.querySelector('.wb-triage')).backgroundColor;
  return Math.min(...[...document.querySelectorAll('.wb-triage :is(h4, h5, small, .wb-label, .wb-soft, .wb-step, .wb-text, .wb-saved, .wb-key)')].map(el => {
    const style = getComputedStyle(el);
    const back = light('#fff', paper, style.backgroundColor), own = light('#fff', paper, style.backgroundColor, style.color);
    return (Math.max(own, back) + .05) / (Math.min(own, back) + .05);
  }));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page, tmp_path, scheme):
    """The rules of axe-core find no serious fault in the desk or the Reader: names, roles, contrast, order."""
    axe = pytest.importorskip(
        "axe_playwright_python", reason="axe-core is not installed: pip install axe-playwright-python"
    )
    script = (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")
    for widget in (Triage(sample_analysis(), tmp_path / "judgments.jsonl"), Reader(sample_analysis())):
        stage = page.context.new_page()
        put_on_stage(stage, widget, scheme=scheme)
        stage.focus(".wb-triage .wb-item[aria-current='true'], .wb-reader .wb-pane")
        stage.keyboard.type("jci3" if isinstance(widget, Triage) else "j")
        stage.evaluate(f"{script}; 0")
        found = stage.evaluate("() => axe.run('#here', { resultTypes: ['violations'] })")["violations"]
        keep(stage, f"axe-{type(widget).__name__.lower()}-{scheme}")

        assert [] == [
            f"{fault['impact']}: {fault['help']}: {node['html'][:200]}"
            for fault in found
            for node in fault["nodes"]
            if fault["impact"] in ("serious", "critical")
        ]


def test_a_kernel_that_does_not_answer_is_told(page, tmp_path):
    """Nothing is shown as saved that was not acknowledged; after a while the desk says so."""
    put_on_stage(page, Triage(sample_analysis(), tmp_path / "judgments.jsonl"))
    page.evaluate("() => { window.model.send = () => {} }")
    page.focus(CURRENT)
    page.keyboard.type("c")
    wait_for(page, "saving …")
    wait_for(page, "not saved yet: the kernel has not answered")

    assert 0 == page.locator(".wb-triage .wb-judged").count()
    assert 0 == page.locator(".wb-triage .wb-side [aria-pressed='true']").count()


@pytest.mark.parametrize(("name", "width", "height"), [("narrow", 620, 1000), ("zoomed", 750, 575)])
def test_little_room(desk, name, width, height):
    """In a narrow column, and in what 200 % leave of a window, the claim and its judgment are in sight and nothing is cut off."""
    desk.set_viewport_size({"width": width, "height": height})
    desk.wait_for_timeout(400)
    desk.keyboard.type("jl")
    desk.wait_for_timeout(200)
    keep(desk, f"triage-{name}")
    boxes = [
        desk.locator(f".wb-triage {part}").first.bounding_box() for part in (".wb-case .wb-text", ".wb-likelihood")
    ]
    window = desk.locator(".jp-WindowedPanel-outer").bounding_box()
    wide = "() => [...document.querySelectorAll('.wb-triage, .wb-triage .wb-desk > *')].some(one => one.scrollWidth > one.clientWidth + 1)"

    assert all(window["y"] <= box["y"] < window["y"] + window["height"] for box in boxes)
    assert not desk.evaluate(wide)
    assert desk.evaluate("() => document.activeElement.closest('[data-group]').dataset.group") == "likelihood"


def test_hostile_article_stays_text(lab, tmp_path):
    """Title, text, sources, reasons and notes of markup are shown as written, and nothing is run."""
    file = str(tmp_path / "judgments.jsonl")
    name = lab.write("triage-hostile.ipynb", CELL, f"desk = wb.Triage(hostile_analysis(), {file!r})\ndesk")
    with lab.open(name) as page:
        page.wait_for_selector(DESK)
        do(page, "desk.judge('c1', 'note', '<img src=x onerror=window.pwned=9> $x$')")
        page.focus(CURRENT)
        page.keyboard.type("jkjk")
        page.wait_for_timeout(300)
        keep(page, "triage-hostile")

        assert None is page.evaluate("() => window.pwned ?? null")
        assert (
            0
            == page.locator(
                ".wb-triage :is(script, img, a), .jp-OutputArea-output :is(script, img, mjx-container)"
            ).count()
        )
