"""Peers are scored on what they mark, and asked where they are installed."""

import sys

import pytest

from workbench.errors import WorkbenchError
from workbench.training import peers

RECORDS = [
    {
        "text": "He denied it. It may rain.",
        "flags": [
            {"kind": "denial", "cue": "denied", "occurrence": 0},
            {"kind": "hedge", "cue": "may", "occurrence": 0},
            {"kind": "vague", "cue": "it", "occurrence": 0},
        ],
    }
]


def test_a_cue_counts_where_it_touches_one_of_ours():
    """Kinds that a peer does not keep apart are one; a cue elsewhere is wrong; other kinds are not asked."""
    said = [[(peers.NEGATIVE, 3, 12), (peers.NEGATIVE, 0, 2), ("hedge", 17, 20)]]
    scores = peers.score(RECORDS, said)

    assert (0.5, 1.0) == (scores[peers.NEGATIVE]["precision"], scores[peers.NEGATIVE]["recall"])
    assert 1.0 == scores["hedge"]["f"]
    assert {"denial": 1.0, "hedge": 1.0} == {kind: share for kind, share in scores["found"].items() if share}


def test_what_a_peer_never_says_is_not_held_against_it():
    """A peer without a kind has no figure for it."""
    scores = peers.score(RECORDS, [[(peers.NEGATIVE, 3, 9)]])

    assert "hedge" not in scores
    assert "hedge" not in scores["found"]


def test_a_peer_that_is_missing_says_how_to_get_it(monkeypatch):
    """The error names the package and the environment to make."""
    monkeypatch.setitem(sys.modules, "medspacy", None)

    with pytest.raises(WorkbenchError, match="pip install medspacy"):
        peers._answers(["It rained."])


def test_an_interpreter_without_peers_is_named():
    """What went wrong in the other interpreter is told, with the way out."""
    with pytest.raises(WorkbenchError, match="--python"):
        peers._ask("/bin/false", ["It rained."])
