"""Annotations of other tools: they find their words exactly or are orphaned, and keep their creator."""

import json

import pytest

from workbench.errors import ExportError
from workbench.exports import export, opened, take_in
from workbench.exports.selecting import Selected, find
from workbench.judgments import Judgments
from workbench.spans import Span

TOLD = "Nasrallah has told them"


def w3c(exact=TOLD, *, start=None, prefix="", suffix="", creator="Grace", body="Ask the paper.", **fields):
    """A Web Annotation as another tool writes it."""
    selectors = [{"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}]
    if start is not None:
        selectors.append({"type": "TextPositionSelector", "start": start, "end": start + len(exact)})
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://tool.example/1",
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "name": creator},
        "created": "2024-05-11T09:00:00Z",
        "body": {"type": "TextualBody", "value": body},
        "target": {"source": "https://example.org/a", "selector": selectors},
        **fields,
    }


def hypothesis_row(exact=TOLD, **fields):
    """An annotation as the programming interface of Hypothesis gives it."""
    quoted = {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""}
    ranges = {
        "type": "RangeSelector",
        "startContainer": "/p[1]",
        "endContainer": "/p[1]",
        "startOffset": 0,
        "endOffset": 9,
    }
    return {
        "id": "abc",
        "user": "acct:ada@hypothes.is",
        "created": "2024-05-11T09:00:00.123456+00:00",
        "uri": "https://example.org/a",
        "text": "Who was it?",
        "tags": ["check"],
        "target": [{"source": "https://example.org/a", "selector": [ranges, quoted]}],
        **fields,
    }


@pytest.fixture
def take(folder, tmp_path):
    """Takes annotations into the run and gives what came of it, with the judgments as they are then."""

    def taken(record):
        path = tmp_path / "theirs.json"
        path.write_text(record if isinstance(record, str) else json.dumps(record), "utf-8")
        handed = opened(folder)
        found = take_in(handed, path)
        return found, Judgments(folder / "judgments.jsonl").attach(handed.analysis)

    return taken


def test_a_note_keeps_its_words_creator_and_time(take):
    """It becomes a note on exactly the words it quotes."""
    found, (item,) = take(w3c())

    assert 1 == found.attached
    assert ("attached", "note", "Ask the paper.", "Grace") == (
        item.state, item.judgment.scale, item.judgment.value, item.judgment.creator,
    )  # fmt: skip
    assert TOLD == item.judgment.words
    assert "2024-05-11T09:00:00.000Z" == item.judgment.created


def test_what_hypothesis_exports_is_read(take):
    """Its rows, its users, its tags."""
    found, (item,) = take({"total": 1, "rows": [hypothesis_row()]})

    assert 1 == found.attached
    assert ("ada", "Who was it?", "Tags: check.") == (item.judgment.creator, item.judgment.value, item.judgment.why)


def test_a_mark_without_words_is_a_claim(take):
    """Somebody marked a passage and said nothing: it is taken as a claim that they saw."""
    _, (item,) = take(hypothesis_row(text="", tags=[]))

    assert ("claim", "added") == (item.judgment.scale, item.judgment.value)


@pytest.mark.parametrize(
    "record",
    [
        pytest.param([w3c(id="urn:a:1")], id="list"),
        pytest.param({"type": "AnnotationPage", "items": [w3c()]}, id="page"),
        pytest.param({"type": "AnnotationCollection", "first": {"items": [w3c()]}}, id="collection"),
        pytest.param(json.dumps(w3c(id="urn:a:1")) + "\n" + json.dumps(w3c(id="urn:a:2", body="b")) + "\n", id="lines"),
    ],
)
def test_whatever_holds_them_is_opened(take, record):
    """A list, a page, a collection with its page inside, JSON lines."""
    found, _ = take(record)

    assert 0 < found.attached
    assert () == found.notes


def test_a_second_time_nothing_is_added(take):
    """The same annotations are known by their names, or by their content where they have none."""
    take([w3c(), hypothesis_row()])
    found, items = take([w3c(), hypothesis_row()])

    assert (0, 2, 2) == (found.attached, found.known, len(items))


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        pytest.param(Selected(TOLD), TOLD, id="quoted once"),
        pytest.param(Selected("Nasrallah\n  has told"), "Nasrallah has told", id="other spaces"),
        pytest.param(Selected("the attack was"), "the attack was", id="once, after another beginning"),
        pytest.param(Selected("Iran"), None, id="stands twice"),
        pytest.param(Selected("Iran", suffix=": Nasrallah"), "Iran", id="twice, told apart by what follows"),
        pytest.param(Selected("Iran", prefix="ordered by "), "Iran", id="twice, told apart by what goes before"),
        pytest.param(Selected(TOLD, prefix="something else "), None, id="other surroundings"),
        pytest.param(Selected("Nasrallah told them"), None, id="nearly the words"),
        pytest.param(Selected(""), None, id="nothing"),
    ],
)
def test_words_are_found_exactly_or_not_at_all(folder, selected, expected):
    """Spaces may differ; the words, their neighbours and their number may not."""
    analysis = opened(folder).analysis
    span = find(selected, analysis)

    assert expected == (span and span.of(analysis.article.text))


def test_a_position_decides_between_equal_words(folder):
    """Where the words stand at the place that is named, that place is meant."""
    analysis = opened(folder).analysis
    second = analysis.article.text.rindex("Iran")

    assert Span(second, second + 4) == find(Selected("Iran", start=second, end=second + 4), analysis)
    assert None is find(Selected("Iran", start=0, end=4), analysis)


def test_what_is_not_there_is_orphaned_and_kept(take):
    """Two lost notes of the same length stay two, and say what they quote."""
    found, items = take([w3c("Words of old", id="urn:a:1"), w3c("Gone forever", id="urn:a:2")])

    assert (0, 2) == (found.attached, found.orphaned)
    assert ["orphaned", "orphaned"] == [item.state for item in items]
    assert ["Words of old", "Gone forever"] == [item.judgment.words for item in items]


def test_our_own_collection_comes_back_without_the_machine(judged, folder, tmp_path):
    """A colleague's export: judgments as they were, the machine's marks left where they are."""
    (path,) = export(judged, "w3c", tmp_path / "theirs.jsonld")
    before = opened(judged).judgments.in_force
    (folder / "judgments.jsonl").unlink()
    found = take_in(opened(folder), path)

    assert before == opened(folder).judgments.in_force
    assert len(before) == found.attached
    assert 0 < found.machine


def test_nobody_takes_back_what_another_judged(take, folder):
    """An undo in a stranger's file reaches only the stranger's own judgments."""
    handed = opened(folder)
    key = handed.judgments.record(handed.analysis, handed.analysis["c1"], "check", "yes", creator="Ada")
    undo = {"id": "urn:u:1", "type": "Annotation", "creator": {"name": "Eve"}, "created": "2024-05-11T09:00:00Z",
            "motivation": "editing", "body": {"value": "undo"}, "target": key}  # fmt: skip
    found, items = take(undo)

    assert 1 == len(items)
    assert "not its creator’s" in found.notes[0]


def test_another_s_note_leaves_one_s_own(take, folder):
    """Two people on the same words are two notes."""
    handed = opened(folder)
    place = find(Selected(TOLD), handed.analysis)
    handed.judgments.record(handed.analysis, place, "note", "mine")
    _, items = take(w3c(body="theirs"))

    assert ["mine", "theirs"] == [item.judgment.value for item in items]


@pytest.mark.parametrize(
    ("created", "kept"),
    [
        ("2024-05-11T11:00:00.123456+02:00", "2024-05-11T09:00:00.123Z"),
        ("2024-05-11T09:00:00", "2024-05-11T09:00:00.000Z"),
        ("yesterday", None), (5, None), ("0001-01-01T00:00:00+14:00", None),
    ],
)  # fmt: skip
def test_times_are_in_utc(take, created, kept):
    """Whatever zone a tool writes; a time that is none is that of the import."""
    _, (item,) = take(w3c(created=created))

    assert item.judgment.created.endswith("Z")
    assert kept in (item.judgment.created, None)


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        pytest.param(
            {"name": "Ada  Example", "email": "mailto:ada@example.org"}, "Ada Example", id="name, not address"
        ),
        pytest.param("acct:eve@hypothes.is", "eve", id="account"),
        pytest.param([{"nickname": "gh"}, {"name": "other"}], "gh", id="the first of several"),
        pytest.param(None, "somebody (imported)", id="nobody"),
        pytest.param("x" * 999, "x" * 200, id="far too long"),
    ],
)
def test_creators_are_names(take, creator, name):
    """However a tool writes them."""
    _, (item,) = take(w3c(creator="") | {"creator": creator})

    assert name == item.judgment.creator


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("not json", "neither JSON nor JSON lines", id="text"),
        pytest.param("{}", "holds no annotation", id="empty object"),
        pytest.param("[" * 100_000, "neither JSON nor JSON lines", id="too deep"),
        pytest.param("", "holds no annotation", id="nothing"),
    ],
)
def test_another_kind_of_file_is_one_message(take, content, message):
    """What was expected is said."""
    with pytest.raises(ExportError, match=message):
        take(content)


@pytest.mark.parametrize(
    "record",
    [
        w3c(target=[{"selector": {"type": "TextQuoteSelector", "exact": ["list"]}}]),
        w3c(body="x" * 6000),
        w3c(target="https://example.org/a"),
        w3c(target={"selector": {"type": "TextPositionSelector", "start": 5, "end": 2}}),
        w3c(body={"type": "TextualBody", "value": 5}, target={"selector": 7}),
        w3c(creator="\ud800"),
    ],
)
def test_a_hostile_annotation_costs_no_other(take, record):
    """It is set aside, or orphaned, and the next one is taken in."""
    found, items = take([record, w3c(id="urn:good:1")])

    assert 1 == found.attached
    assert 1 == len(found.notes) + found.orphaned
    assert "attached" == items[-1].state
