"""Annotations that somebody else wrote or damaged: a judgment or a refusal, never a crash."""

import copy
from contextlib import suppress

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judgments.w3c import ANNOTATION, EXAMPLES
from workbench.errors import JudgmentError
from workbench.judgments.anchoring import Quote
from workbench.judgments.annotations import Judgment, Turn, from_annotation, to_annotation

QUOTE = Quote("claim", "It burned", "", " all night", 0, 9)
JUDGMENT = Judgment(
    "urn:uuid:1", "Ada", "2026-01-01T00:00:00.000Z", "note", "why?", "0" * 64, (QUOTE,), "the mayor", "because"
)
TURN = Turn("urn:uuid:2", "Ada", "2026-01-01T00:00:01.000Z", "undo", "urn:uuid:1")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value, way=()):
    """Every way into a nested value."""
    yield way
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*way, key))


@pytest.mark.parametrize("entry", [JUDGMENT, TURN], ids=["a judgment", "an undo"])
@given(data=st.data())
def test_whatever_stands_in_a_field_is_read_or_refused(entry, data):
    """One field is anything at all: the entry is a judgment of our scales, or is refused in words."""
    record = copy.deepcopy(to_annotation(entry))
    way = data.draw(st.sampled_from([way for way in places(record) if way]))
    inner = record
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = data.draw(ANYTHING)
    with suppress(JudgmentError):
        read = from_annotation(record)

        assert isinstance(read, Judgment | Turn)
        assert read == from_annotation(to_annotation(read))
        assert isinstance(hash(read), int)


def test_an_annotation_of_another_tool_is_refused_in_words():
    """A highlight without a scale is no judgment."""
    foreign = {**to_annotation(JUDGMENT), "body": [{"type": "TextualBody", "value": "nice"}]}

    with pytest.raises(JudgmentError, match="no judgment of this workbench: 'wb:scale'"):
        from_annotation(foreign)


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_the_schema_of_the_standard_accepts_its_own_examples(example):
    """What we hold our files against is not narrower than the standard."""
    assert [] == [error.message for error in jsonschema.Draft202012Validator(ANNOTATION).iter_errors(example)]


@pytest.mark.parametrize("entry", [JUDGMENT, TURN], ids=["a judgment", "an undo"])
def test_annotations_are_those_of_the_standard(entry):
    """A schema written from the W3C's text accepts what we write."""
    jsonschema.Draft202012Validator.check_schema(ANNOTATION)
    jsonschema.validate(to_annotation(entry), ANNOTATION)


@pytest.mark.parametrize(
    ("way", "wrong"),
    [
        pytest.param(("@context",), "http://example.org/else", id="another context"),
        pytest.param(("id",), "7", id="an id that is no IRI"),
        pytest.param(("type",), "Note", id="another type"),
        pytest.param(("created",), "2026-01-01T00:00:00+01:00", id="a time that is not UTC"),
        pytest.param(("motivation",), "judging", id="a motivation nobody knows"),
        pytest.param(("body", 0, "value"), None, id="a body without text"),
        pytest.param(("target",), [], id="no target"),
        pytest.param(("target", 0, "source"), "article.txt", id="a source that is no IRI"),
        pytest.param(("target", 0, "selector", 0, "exact"), None, id="a quote without words"),
        pytest.param(("target", 0, "selector", 1, "start"), -1, id="a place before the beginning"),
    ],
)
def test_the_schema_of_the_standard_refuses(way, wrong):
    """What we hold our files against can fail, at every place."""
    record = copy.deepcopy(to_annotation(JUDGMENT))
    inner = record
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = wrong

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, ANNOTATION)
