"""The published schema: it is one, it says what the records say, and nothing is lost on the way."""

import json
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample import hostile_analysis, sample_analysis
from workbench import claims as records
from workbench.articles import Article, ArticleKind
from workbench.claims import AUTHOR, Actor, Analysis, Attribution, Claim, Factuality, Flag, Source
from workbench.exports import export
from workbench.exports.structured import schema
from workbench.layout import PartKind
from workbench.spans import Span

SEEDS = Path(__file__).parents[2] / "seeds"
CHECKER = jsonschema.Draft202012Validator(schema())
KINDS, LETTERS = get_args(records.SourceKind), st.text(max_size=20)


@st.composite
def analyses(draw):
    """Any analysis that holds together: records with any words, spans anywhere in the text."""
    text = "Rain fell. " + draw(st.text(max_size=80))

    def spans(least=0):
        ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
        return tuple(draw(st.lists(ends.map(lambda pair: Span(*pair)), min_size=least, max_size=3)))

    ids = [AUTHOR, *(f"s{n}" for n in range(1, 1 + draw(st.integers(0, 3))))]
    one_of, maybe = st.sampled_from(ids), st.none() | LETTERS
    pick = lambda kind: draw(st.sampled_from(get_args(kind)))  # noqa: E731
    sources = tuple(
        Source(key, draw(LETTERS), pick(records.SourceKind), pick(records.Identified), spans(), draw(maybe))
        for key in ids
    )
    said = tuple(
        Attribution(f"a{n}", draw(one_of), spans(), spans(), spans(), None if n == 0 else "a0",
                    draw(st.sampled_from((None, *get_args(records.CueKind)))))
        for n in range(draw(st.integers(0, 2)))
    )  # fmt: skip

    def flag():
        cue = spans()
        return Flag(
            pick(records.FlagKind), cue[0] if cue else None, spans(1)[0], draw(one_of), draw(LETTERS), draw(LETTERS)
        )

    numbers = st.floats(-3, 3) | st.integers(-3, 3)
    found = tuple(
        Claim(
            f"c{n}", spans(1), (AUTHOR, *draw(st.lists(one_of, max_size=2))), said[0].id if said else None,
            tuple(flag() for _ in range(draw(st.integers(0, 2)))),
            tuple(Factuality(draw(one_of), pick(records.FactValue), draw(numbers)) for _ in range(draw(st.integers(0, 2)))),
        )
        for n in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    fields = {
        name: draw(LETTERS) for name in draw(st.sets(st.sampled_from(["title", "outlet", "byline", "published"])))
    }
    actors = tuple(
        Actor(f"n{n}", draw(LETTERS), draw(st.sampled_from(KINDS)), spans()) for n in range(draw(st.integers(0, 1)))
    )
    return Analysis(Article.from_text(text, **fields), sources, said, found, actors)


def through_json(analysis):
    """The record as somebody else reads it from a file."""
    return json.loads(json.dumps(analysis.to_dict()))


def test_it_is_a_schema_of_its_draft():
    """The schema itself keeps to JSON Schema, draft 2020-12, and names the version that records carry."""
    jsonschema.Draft202012Validator.check_schema(schema())

    assert "https://json-schema.org/draft/2020-12/schema" == schema()["$schema"]
    assert records.SCHEMA == schema()["title"] == schema()["properties"]["schema"]["const"]


@given(analyses())
def test_any_analysis_keeps_to_the_schema_and_comes_back(analysis):
    """What is written is what the schema describes, and reading it back gives the very same records."""
    record = through_json(analysis)

    CHECKER.validate(record)
    assert analysis == Analysis.from_dict(record)


@pytest.mark.parametrize("make", [sample_analysis, hostile_analysis])
def test_analyses_by_hand_come_back(make):
    """Every kind of record, and text that tries to be something else."""
    CHECKER.validate(through_json(make()))
    assert make() == Analysis.from_dict(through_json(make()))


@pytest.mark.model
@pytest.mark.parametrize("story", ["iran-and-the-7-october-attack", "nord-stream"])
def test_the_articles_of_both_stories_come_back(story):
    """What the pipeline makes of real articles."""
    from workbench import analyse_many, read_article

    for analysis in analyse_many(read_article(path) for path in sorted((SEEDS / story).glob("*.txt"))):
        CHECKER.validate(through_json(analysis))
        assert analysis == Analysis.from_dict(through_json(analysis))


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (("flag", "kind"), records.FlagKind),
        (("source", "kind"), records.SourceKind),
        (("source", "identified"), records.Identified),
        (("actor", "kind"), records.SourceKind),
        (("factuality", "value"), records.FactValue),
        (("article", "kind"), ArticleKind),
    ],
)
def test_words_of_the_schema_are_those_of_the_records(place, kind):
    """A new kind has to be published too."""
    name, field = place

    assert list(get_args(kind)) == schema()["$defs"][name]["properties"][field]["enum"]


def test_kinds_of_parts_and_acts_are_those_of_the_records():
    """The two lists that stand elsewhere in the schema."""
    definitions = schema()["$defs"]

    assert (
        list(get_args(PartKind)) == definitions["article"]["properties"]["parts"]["items"]["properties"]["kind"]["enum"]
    )
    assert [*get_args(records.CueKind), None] == definitions["attribution"]["properties"]["cue_kind"]["enum"]


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.pop("claims"),
        lambda record: record.update(verdict="true"),
        lambda record: record["claims"][0].update(spans=[]),
        lambda record: record["claims"][0]["flags"][0].update(kind="lie"),
        lambda record: record["article"].update(id="x"),
        lambda record: record["sources"][1]["mentions"].append([1]),
    ],
)
def test_what_is_no_analysis_is_refused(change):
    """The schema can say no."""
    record = through_json(sample_analysis())
    change(record)

    assert not CHECKER.is_valid(record)


def test_the_file_is_the_analysis(judged):
    """The machine's records alone: judgments are another file."""
    (path,) = export(judged, "json")
    record = json.loads(path.read_text("utf-8"))

    assert record == through_json(Analysis.from_dict(record))
    assert sample_analysis(published="2024-05-10", origin="https://example.org/a") == Analysis.from_dict(record)
