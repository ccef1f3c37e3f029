"""Labels and link scores become linked spans on the Doc."""

import numpy as np
import pytest

from tests.pipeline.answers import predict
from workbench.errors import ModelError
from workbench.pipeline.attributions import linked, set_attributions
from workbench.pipeline.linking import REACH, Knot, distance_bucket, gap, link_scores, neighbourhoods, tie


def told(doc):
    """Every attribution as words: source, cue, contents, parent."""
    return [
        (
            *(" ".join(span.text for span in part) for part in (item.source, item.cue)),
            [s.text for s in item.content],
            item.parent,
        )
        for item in linked(doc)
    ]


def test_source_cue_and_content_are_linked(make_doc):
    """Each content gets the cue and the source that stand nearest to it."""
    doc = predict(
        make_doc("Dockers said the ship sank. Later the mayor denied that it had cargo."),
        source=[("Dockers", "SOURCE"), ("the mayor", "SOURCE")],
        cue=[("said", "CUE"), ("denied", "CUE")],
        content=[("the ship sank", "CONTENT"), ("that it had cargo", "CONTENT")],
    )

    assert [
        ("Dockers", "said", ["the ship sank"], None),
        ("the mayor", "denied", ["that it had cargo"], None),
    ] == told(set_attributions(doc))


def test_an_interrupted_content_is_one_attribution(make_doc):
    """Two halves of a quotation that share a cue belong together."""
    doc = predict(
        make_doc('"It is", he said, "late".'),
        source=[("he", "SOURCE")],
        cue=[("said", "CUE")],
        content=[('"It is"', "CONTENT"), ('"late"', "CONTENT")],
    )

    assert [("he", "said", ['"It is"', '"late"'], None)] == told(set_attributions(doc))


def test_an_inner_attribution_hangs_below_the_outer_one(make_doc):
    """What the inner heads find inside a content has that content's attribution as its parent, and follows it."""
    doc = predict(
        make_doc("The Herald reports that dockers saw smoke. Nobody said more."),
        source=[("The Herald", "SOURCE")],
        cue=[("reports", "CUE")],
        content=[("that dockers saw smoke", "CONTENT")],
        inner_source=[("dockers", "SOURCE")],
        inner_cue=[("saw", "CUE")],
        inner_content=[("smoke", "CONTENT")],
    )

    assert [
        ("The Herald", "reports", ["that dockers saw smoke"], None),
        ("dockers", "saw", ["smoke"], 0),
    ] == told(set_attributions(doc))


def test_an_inner_attribution_without_an_outer_one_is_left_out(make_doc):
    """Nothing would say whose words it stands in."""
    doc = predict(
        make_doc("Dockers saw smoke."),
        inner_source=[("Dockers", "SOURCE")],
        inner_cue=[("saw", "CUE")],
        inner_content=[("smoke", "CONTENT")],
    )

    assert [] == told(set_attributions(doc))


def test_a_content_without_a_cue_stands_alone(make_doc):
    """A quotation whose speaker is nowhere near keeps its words and has neither cue nor source."""
    doc = predict(make_doc('"We saw nothing."'), content=[("We saw nothing", "CONTENT")])

    assert [("", "", ["We saw nothing"], None)] == told(set_attributions(doc))


def test_span_groups_hold_what_was_found(make_doc):
    """Sources, cues, contents and uncertain words are span groups, with the class of uncertainty as label."""
    doc = set_attributions(
        predict(
            make_doc("Dockers said the ship may have sunk."),
            source=[("Dockers", "SOURCE")],
            cue=[("said", "CUE")],
            content=[("the ship may have sunk", "CONTENT")],
            uncertainty=[("may", "epistemic")],
        )
    )
    groups = {name: [(span.text, span.label_) for span in doc.spans[name]] for name in doc.spans}

    assert {
        "sources": [("Dockers", "SOURCE")],
        "cues": [("said", "CUE")],
        "contents": [("the ship may have sunk", "CONTENT")],
        "uncertainty": [("may", "epistemic")],
    } == groups


def test_a_doc_the_encoder_has_not_read(make_doc):
    """The error says which component is missing."""
    with pytest.raises(ModelError, match='Put "workbench/encoder" before'):
        set_attributions(make_doc("Nobody spoke."))


@pytest.mark.parametrize(
    ("content_cue", "content_source", "cue_source", "expected"),
    [
        pytest.param([[2.0]], [[3.0]], [[1.0]], [Knot((0,), 0, 0)], id="one of each"),
        pytest.param([[2.0, 1.0], [3.0, 0.0]], [[], []], [[], []], [Knot((0, 1), 0, None)], id="two contents, one cue"),
        pytest.param([[2.0]], [[-3.0]], [[1.0]], [Knot((0,), 0, None)], id="nobody is likelier"),
        pytest.param([[-np.inf]], [[1.0]], [[1.0]], [Knot((0,), None, 0)], id="cue out of reach"),
        pytest.param([[2.0], [-2.0]], [[3.0], [1.0]], [[1.0]], [Knot((0, 1), 0, 0)], id="cue not found, same source"),
        pytest.param(
            [[2.0], [-2.0]], [[3.0, 0.0], [0.0, 1.0]], [[1.0, 0.0]],
            [Knot((0,), 0, 0), Knot((1,), None, 1)], id="cue not found, another source",
        ),
        pytest.param([[-2.0]], [[1.0]], [[1.0]], [Knot((0,), None, 0)], id="no cue of its own"),
        pytest.param([[]], [[]], np.zeros((0, 0)), [Knot((0,), None, None)], id="nothing but a content"),
        pytest.param([[1.0]], [[-np.inf]], [[2.0]], [Knot((0,), 0, 0)], id="source in reach of the cue only"),
        pytest.param([[1.0]], [[-np.inf]], [[-np.inf]], [Knot((0,), 0, None)], id="source out of reach"),
    ],
)  # fmt: skip
def test_tie(content_cue, content_source, cue_source, expected):
    """Tables of scores become knots of contents, a cue and a source."""
    assert expected == tie(*(np.array(table) for table in (content_cue, content_source, cue_source)), (0.0, 0.0, -1.0))


def test_links_end_at_their_reach():
    """A cue beyond reach is never chosen, however well it fits."""
    ask, answer = np.ones((REACH + 5, 2)), np.ones((REACH + 5, 2))
    scores = link_scores(ask, answer, [(0, 1)], [(2, 3), (REACH + 3, REACH + 4)], np.zeros(32), np.zeros(REACH + 5))

    assert [True, False] == np.isfinite(scores[0]).tolist()


def test_stretches_out_of_reach_are_worked_out_apart():
    """What no link can join stands in two stretches, each with the places of its own."""
    contents, cues = [(0, 9), (10, 12), (95, 99), (300, 301)], [(12, 13), (200, 201)]

    assert [
        (range(0, 2), range(0, 1)),
        (range(2, 3), range(1, 1)),
        (range(3, 3), range(1, 2)),
        (range(3, 4), range(2, 2)),
    ] == list(neighbourhoods(contents, cues))
    assert [(range(0, 0),)] == list(neighbourhoods([]))


def test_a_line_has_its_own_speaker():
    """Of two cues at the same distance, the one in the content's own line is chosen."""
    ones, lines = np.ones((5, 2)), np.array([0, 0, 1, 1, 1])
    scores = link_scores(ones, ones, [(2, 3)], [(1, 2), (3, 4)], np.zeros(32), lines)

    assert scores[0, 0] < scores[0, 1]


@pytest.mark.parametrize(
    ("place", "other", "steps", "bucket"),
    [((0, 2), (2, 3), 0, 0), ((0, 2), (3, 4), 1, 1), ((5, 6), (0, 2), -3, 18), ((0, 9), (3, 4), 0, 0)],
)
def test_distance(place, other, steps, bucket):
    """Distance is signed and counted between edges; buckets double."""
    assert (steps, bucket) == (gap(place, other), distance_bucket(np.array([steps]))[0])
