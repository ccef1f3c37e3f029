"""The matrix in a real JupyterLab: keys, the passages side by side, filters, names for screen readers, a saved copy."""

import pytest

from tests.browser.conftest import ask, ask_until, do, keep

CELL = """import workbench as wb
from tests.widgets.test_compare import ECHO, HERALD, TIMES
from tests.comparison.stories import no_vectors
comparison = wb.compare([ECHO, HERALD, TIMES], vectors=no_vectors)
matrix = wb.Compare(comparison, on=[comparison.on("the harbour master sank a ferry")])
matrix"""
CHOSEN = ".wb-compare .wb-cell[aria-pressed='true']"


@pytest.fixture(scope="session")
def opened(lab):
    """A notebook with a live matrix of three articles."""
    with lab.open(lab.write("compare.ipynb", CELL, "after = 1")) as page:
        page.wait_for_selector(".wb-compare .wb-matrix")
        yield page


@pytest.fixture
def matrix(opened):
    """The live matrix with nothing chosen and no filter, the first cell having the keyboard."""
    do(opened, "matrix.state = {}")
    opened.wait_for_selector(".wb-compare .wb-panel:has-text('Choose a cell')")
    opened.wait_for_function(
        "() => document.querySelector('.wb-compare [role=status]').textContent.startsWith('3 of 3')"
    )
    opened.focus(".wb-compare .wb-cell >> nth=0")
    return opened


def test_enter_puts_passages_side_by_side(matrix):
    """Arrows walk the cells, Enter chooses one, and what differs is marked on both sides."""
    matrix.keyboard.press("ArrowDown")
    matrix.keyboard.press("Enter")
    matrix.wait_for_selector(CHOSEN)
    marks = matrix.locator(".wb-compare .wb-pair mark.wb-is-number")

    assert "t1" == ask_until(matrix, "matrix.state['row']", "t1")
    assert ["3", "5"] == marks.all_text_contents()
    assert "none" == marks.first.evaluate("mark => getComputedStyle(mark).float")  # it stays in its sentence
    keep(matrix, "compare-light")


def test_a_letter_filters_and_stays_out_of_the_notebook(matrix):
    """`c` leaves only conflicts; the cells of the notebook stay as they were."""
    before = matrix.locator(".jp-Cell").count()
    matrix.keyboard.press("c")
    matrix.wait_for_function(
        "() => document.querySelector('.wb-compare [role=status]').textContent.startsWith('2 of 3')"
    )

    assert ["q1", "t1"] == ask(matrix, "matrix.shown")
    assert before == matrix.locator(".jp-Cell").count()


def test_each_cell_has_a_name(matrix):
    """A screen reader hears the article, the stance in words and the statement."""
    names = matrix.locator(".wb-compare .wb-cell").evaluate_all("cells => cells.map(cell => cell.ariaLabel)")

    assert any(
        name.startswith("The Herald 2024-05-09. the ministry says it is not so. On: The harbour") for name in names
    )
    assert 1 == matrix.locator(".wb-compare .wb-cell[tabindex='0']").count()


def test_dark_theme_keeps_the_words_readable(matrix):
    """In JupyterLab's dark theme text and paper stay far apart."""
    matrix.keyboard.press("Enter")  # before the theme: JupyterLab may take the keyboard while it changes
    matrix.wait_for_selector(CHOSEN)
    theme = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
    matrix.evaluate(theme, "JupyterLab Dark")
    matrix.wait_for_selector("[data-jp-theme-light='false'] .wb-compare")
    matrix.wait_for_timeout(300)  # style sheets of the theme are fetched after its name is set
    ink, paper = matrix.locator(".wb-compare .wb-matrix th >> nth=0").evaluate(
        "cell => [getComputedStyle(cell).color, getComputedStyle(cell).backgroundColor].map(c => +c.match(/\\d+/)[0])"
    )
    keep(matrix, "compare-dark")
    matrix.evaluate(theme, "JupyterLab Light")

    assert 100 < ink - paper
