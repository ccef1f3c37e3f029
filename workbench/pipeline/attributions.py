"""Attributions: the encoder's sources, cues and contents as spans of the Doc, and which belong together.

There are two depths. The outer one is what the article says somebody said; the inner one is what stands
inside such a content ("the Herald reports that, *according to dockers*, …") and hangs below it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from workbench.pipeline.decoding import join_touching
from workbench.pipeline.encoder import Prediction, prediction
from workbench.pipeline.linking import (
    CONTENT_TO_CUE,
    CONTENT_TO_SOURCE,
    CUE_TO_SOURCE,
    Knot,
    link_scores,
    neighbourhoods,
    tie,
)
from workbench.pipeline.pieces import NEW_LINE

KEY = "workbench/attributions"  # in doc.user_data: spans as tokens, so that a stored Doc keeps them
ROLES = ("source", "cue", "content")
GROUPS = {"source": "sources", "cue": "cues", "content": "contents"}
DEPTHS = ("", "inner_")  # prefixes of the encoder's heads


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution as spans of the Doc.

    `source` and `cue` may be empty, `content` is not; each is in order of the text. `parent` is the index, in
    `linked(doc)`, of the attribution inside whose content this one stands; a parent comes first.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    parent: int | None = None


def linked(doc: Doc) -> tuple[Linked, ...]:
    """The attributions of a Doc in order of their first content, each outer one before those inside it."""
    return tuple(
        Linked(
            *(tuple(Span(doc, *ends, label=role.upper()) for ends in record[role]) for role in ROLES), record["parent"]
        )
        for record in doc.user_data.get(KEY, ())
    )


@Language.factory("workbench/attributions", assigns=["doc.spans"])
def make_attributions(nlp: Language, name: str):
    """Component that writes span groups and links; needs "workbench/encoder" before it."""
    return set_attributions


def set_attributions(doc: Doc) -> Doc:
    """Write doc.spans sources, cues, contents and uncertainty, and the links that `linked` reads; return the doc."""
    said = prediction(doc)
    layers = [[_token_spans(doc, said, depth + role, role.upper()) for role in ROLES] for depth in DEPTHS]
    for place, role in enumerate(ROLES):
        both = {span for layer in layers for span in layer[place].values()}
        doc.spans[GROUPS[role]] = sorted(both, key=lambda span: (span.start, span.end))
    outer, inner = ([_linked(knot, *layer) for knot in _knots(said, *layer)] for layer in layers)
    doc.user_data[KEY] = [_record(item) for item in nest(outer, inner)]
    doc.spans["uncertainty"] = list(_token_spans(doc, said, "uncertainty").values())
    return doc


def _token_spans(doc: Doc, said: Prediction, head: str, label: str | None = None) -> dict[tuple[int, int], Span]:
    """The spans of a head on the Doc's tokens, by their place in pieces."""
    spans = {}
    found = said.spans(head)
    if not head.endswith("content"):
        found = join_touching(found)  # "had" and "said" are one cue; two contents that touch can be two sentences
    for span in found:
        place = doc.char_span(*said.characters(span), label=label or span.label, alignment_mode="expand")
        if place is not None:
            spans[span.start, span.end] = place
    return spans


def _knots(said: Prediction, sources: dict, cues: dict, contents: dict) -> list[Knot]:
    """Which of the spans belong together. Keys of the tables are places in pieces."""
    far, nobody = said.labels.readout["far"], said.labels.readout["nobody"]
    cue_answers, source_answers = said.vectors("cue_answers"), said.vectors("source_answers")
    lines = np.cumsum(said.pieces.kinds >= NEW_LINE)
    ask_cue, ask_source = said.vectors("content_asks_cue"), said.vectors("content_asks_source")
    places = list(contents), list(cues), list(sources)
    knots = []
    for near in neighbourhoods(*places):
        contents, cues, sources = ([role[i] for i in own] for role, own in zip(places, near, strict=True))
        tied = tie(
            link_scores(ask_cue, cue_answers, contents, cues, far[CONTENT_TO_CUE], lines),
            link_scores(ask_source, source_answers, contents, sources, far[CONTENT_TO_SOURCE], lines),
            link_scores(said.vectors("cue_asks_source"), source_answers, cues, sources, far[CUE_TO_SOURCE], lines),
            nobody,
        )
        knots += [knot.moved(*(own.start for own in near)) for knot in tied]
    return knots


def _linked(knot: Knot, sources: dict, cues: dict, contents: dict) -> Linked:
    source, cue, content = (list(spans.values()) for spans in (sources, cues, contents))
    return Linked(
        source=() if knot.source is None else (source[knot.source],),
        cue=() if knot.cue is None else (cue[knot.cue],),
        content=tuple(content[index] for index in knot.contents),
    )


def nest(outer: Iterable[Linked], inner: Iterable[Linked]) -> list[Linked]:
    """One list in order of the text, each inner attribution behind the outer one whose content holds it.

    An inner one that stands in no outer content is left out: nothing says whose words it is in.
    """
    result: list[Linked] = []
    inner = sorted(inner, key=_first)
    for item in sorted(outer, key=_first):
        parent = len(result)
        result.append(item)
        result += [
            Linked(below.source, below.cue, below.content, parent)
            for below in inner
            if all(any(_holds(whole, part) for whole in item.content) for part in below.content)
            and below.content != item.content
        ]
    return result


def _first(item: Linked) -> int:
    return item.content[0].start


def _holds(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _record(item: Linked) -> dict:
    return {role: [(span.start, span.end) for span in getattr(item, role)] for role in ROLES} | {"parent": item.parent}
