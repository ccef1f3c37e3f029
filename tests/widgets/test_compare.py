"""The matrix without a browser: what Python decides, what it refuses, what its bundle holds."""

import json
import re
from pathlib import Path

import pytest

from tests.comparison.stories import Said, article, no_vectors
from tests.sample import hostile_analysis
from workbench.comparison import compare
from workbench.comparison.records import STANCE_NAMES
from workbench.errors import AnalysisError
from workbench.widgets import compare as module
from workbench.widgets.compare import Compare
from workbench.widgets.reader import Reader

FILES = Path(module.__file__).parent
SHIP = "The harbour master sank 3 grey ferries in Hallam."
BREAD = "Bread became dearer in every street of Dunmere."
ECHO = article(Said(SHIP, ("two dockers",)), Said(BREAD), outlet="The Echo", published="2024-05-08")
HERALD = article(
    Said("The harbour master sank 5 grey ferries in Hallam.", ("the ministry",), (("denial", "sank"),)),
    outlet="The Herald", published="2024-05-09",
)  # fmt: skip
TIMES = article(Said(f"{BREAD} It did."), outlet="The Times", published="2024-05-10")
KEYS = {name: analysis.article.id for name, analysis in (("Echo", ECHO), ("Herald", HERALD), ("Times", TIMES))}


@pytest.fixture
def widget():
    """A matrix of three articles and a question."""
    comparison = compare([ECHO, HERALD, TIMES], vectors=no_vectors)
    return Compare(comparison, on=[comparison.on("the harbour master sank a ferry")])


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        pytest.param({}, ["q1", "t1", "t2"], id="no filter: the question first"),
        pytest.param({"conflicts": True}, ["q1", "t1"], id="only conflicts"),
        pytest.param({"columns": [KEYS["Times"]]}, ["t2"], id="one article"),
        pytest.param({"since": "2024-05-10"}, ["t2"], id="since a date"),
        pytest.param({"until": "2024-05-09", "conflicts": True}, ["q1", "t1"], id="until a date"),
        pytest.param({"single": True}, ["q1", "t1"], id="what rests on one origin"),
    ],
)
def test_filters_decide_what_is_shown(widget, state, shown):
    """Filters together narrow; a statement that no open article speaks of is not shown."""
    widget.state = state
    by_text = {"q1": "the harbour", "t1": "The harbour", "t2": "Bread"}

    assert sorted(shown) == sorted(widget.shown)
    assert all(widget.statements[key].text.startswith(by_text[key]) for key in shown)


@pytest.mark.parametrize(
    "sent",
    [
        {"row": "t99", "column": KEYS["Echo"], "columns": ["<img>"], "since": "2099-01-01", "more": 1},
        {"row": ["t1"], "column": 7, "columns": "all", "until": ["2024-05-09"], "conflicts": "yes"},
        {"row": "t1", "column": KEYS["Times"]},
    ],
    ids=["unknown ids", "wrong types", "a cell that says nothing"],
)
def test_what_the_browser_sends_is_reduced_to_what_there_is(widget, sent):
    """Nothing unknown reaches the state."""
    widget.state = sent

    assert module.EMPTY == widget.state


def test_a_cell_puts_its_passages_beside_the_others(widget):
    """What differs is marked on both sides, with a sentence that says what it is."""
    widget.state = {"row": "t1", "column": KEYS["Echo"]}
    (pair,) = widget.pairs

    def marked(side):
        return {(piece["words"], piece["kind"]) for piece in pair[side]["words"] if piece["kind"] == "number"}

    assert ("says the opposite", {("3", "number")}, {("5", "number")}) == (
        pair["relation"],
        marked("left"),
        marked("right"),
    )
    assert "another figure" == pair["kinds"]["number"]
    assert SHIP == "".join(piece["words"] for piece in pair["left"]["words"])


def test_the_readers_follow():
    """Choosing a cell selects the statement's claims in the Readers of both articles."""
    readers = [Reader(ECHO), Reader(HERALD)]
    widget = Compare(compare([ECHO, HERALD], vectors=no_vectors), readers=readers)
    widget.state = {"row": "t1", "column": KEYS["Echo"]}

    assert ["c1", "c1"] == [reader.selected.id for reader in readers]


def test_of_one_article_the_columns_are_its_sources():
    """Within one article sources stand beside each other; who says nothing of it has no column."""
    one = article(
        Said(SHIP, ("two dockers",)), Said("The harbour master did not sink 3 grey ferries.", ("the ministry",), (("negation", "not"),)), Said(BREAD)
    )  # fmt: skip
    widget = Compare(compare([one], vectors=no_vectors))

    assert ["two dockers (unnamed)", "the ministry"] == [column["name"] for column in widget.content["columns"]]


def test_the_bundle_can_be_read_without_a_kernel(widget):
    """A table and a text say what the matrix shows, the figure of origins included."""
    data, _ = widget._repr_mimebundle_()

    assert {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"} <= data.keys()
    assert all("3 documents, 3 origins" in data[kind] for kind in ("text/html", "text/plain"))
    assert all(words in data["text/plain"] for words in STANCE_NAMES.values() if words != "speaks of it")
    assert data["text/html"].count("<tr>") == 1 + len(widget.statements)
    assert "Without a statement" not in data["text/html"] + data["text/plain"]


def test_an_article_stays_text():
    """Whatever an article's words are, they are shown and not obeyed."""
    widget = Compare(compare([hostile_analysis(), article(Said("It costs $5 and $6 in all."))], vectors=no_vectors))
    data, _ = widget._repr_mimebundle_()

    assert not re.search(r"<(script|img|b onclick)", data["text/html"])
    assert "\u202e" not in json.dumps(widget.content, ensure_ascii=False) + data["text/plain"]


def test_an_article_without_a_column_is_named():
    """Whoever says nothing that another says is named under the matrix, live and without a kernel."""
    lone = article(Said("The brass band of Linn won a prize."), outlet="The Globe", published="2024-05-11")
    widget = Compare(compare([ECHO, HERALD, TIMES, lone], vectors=no_vectors))
    data, _ = widget._repr_mimebundle_()
    words = "Without a statement that another makes: The Globe 2024-05-11."

    assert words == widget.content["apart"]
    assert all(words in data[kind] for kind in ("text/html", "text/plain"))


def test_nothing_in_common_is_said_in_words():
    """An empty matrix says why it is empty."""
    data, _ = Compare(compare([TIMES], vectors=no_vectors))._repr_mimebundle_()

    assert "Nothing here is said by more than one source." in data["text/html"]


def test_it_shows_a_comparison_only():
    """The message says what to try."""
    with pytest.raises(AnalysisError, match=r"got Analysis. Try Compare\(compare"):
        Compare(ECHO)


def test_the_script_makes_text_and_no_markup():
    """No way of writing markup is used, and the script stays small enough to be read."""
    script = (FILES / "compare.js").read_text("utf-8")

    assert [] == re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|DOMParser", script
    )
    assert 190 >= len(script.splitlines())


def test_style_sheet_touches_nothing_outside():
    """Every rule begins at the matrix, because a widget's style sheet reaches the whole page."""
    css = re.sub(r"/\*.*?\*/", "", (FILES / "compare.css").read_text("utf-8"), flags=re.S)
    selectors = [part.strip() for part in re.findall(r"(?:^|[{};])\s*([^{};@]+)\{", css)]

    assert [] == [
        name for name in selectors if not re.match(r"\.wb-compare|\.jupyter-widgets-disconnected \.wb-compare", name)
    ]
