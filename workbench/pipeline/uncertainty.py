"""Flags: which words make a claim less than a flat statement, whose doubt that is, and why we say so."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from spacy.tokens import Doc, Span

from workbench.pipeline.echoes import without_echoes
from workbench.pipeline.garble import garbled_signals
from workbench.pipeline.lexicons import Cue, CueMatcher, bundled_cues, own_cues
from workbench.pipeline.neighbours import NOT
from workbench.pipeline.positions import covered, positions
from workbench.pipeline.quotes import find_scare_quotes
from workbench.pipeline.scopes import scope_of
from workbench.pipeline.signals import Signal

LEARNED = "uncertainty"  # span group that the encoder writes; label_ is the class of the Szeged corpus
# What each class of the Szeged Uncertainty Corpus (Szarvas et al. 2012, Computational Linguistics 38:2) says.
# Its "investigation" class marks a question under study and "condition" a condition; both are told as such.
LEARNED_KINDS = {"epistemic": "hedge", "doxastic": "hedge", "conditional": "conditional", "investigation": "hedge"}
LEARNED_REASONS = {
    "epistemic": "reads as possible or probable rather than certain",
    "doxastic": "reads as somebody's belief rather than a fact",
    "conditional": "reads as holding only under a condition",
    "investigation": "reads as a question that is still being looked into",
}
ASKS_FOR_MORE = {"who", "what", "when", "where", "why", "how", "which", "whose", "whom"}
BEGINS_A_QUESTION = {"“", '"', "''"}
SCARE = "in quotation marks though nobody is quoted: a distance from the word"
AUXILIARIES = {"do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would",
               "should", "may", "might", "must"}  # fmt: skip
QUALIFIED = {"denial", "negation", "absence_of_evidence"}


@cache
def _matcher() -> CueMatcher:
    return CueMatcher(bundled_cues())


@cache
def _qualifiers() -> dict[str, str]:
    text = (files("workbench.pipeline") / "words" / "qualifiers.csv").read_text("utf-8")
    return {row["phrase"]: row["open"] for row in csv.DictReader(text.splitlines())}


def matcher_with(own: str | Path | None) -> CueMatcher:
    """The bundled lists, with an analyst's own list before them where there is one.

    Raises LexiconError that names the file, and the line and what is wrong with it.
    """
    if own is None:
        return _matcher()
    return CueMatcher((*own_cues(Path(own)), *bundled_cues()))


def find_signals(doc: Doc, matcher: CueMatcher | None = None) -> list[Signal]:
    """Every signal of uncertainty in the doc, in order: from the cue lists, from the encoder, and breaks."""
    cues, silenced = (matcher or _matcher()).read(doc)
    listed = [_from_list(cue, span) for cue, span in cues]
    garbled = garbled_signals(doc)
    broken = covered(signal.span for signal in garbled)  # a cue at the break means nothing
    listed = [signal for signal in listed if not broken & covered([signal.span])]
    listed += [inner for signal in listed for inner in _inner_negation(signal)]
    taken = broken | covered(signal.span for signal in listed) | silenced
    learned = [_from_encoder(span) for span in doc.spans.get(LEARNED, ()) if not taken & covered([span])]
    marked = {doc[mark].sent.start for mark in positions(doc, {"?"})}
    questions = [_question(sent) for sent in doc.sents if sent.start in marked and _is_question(sent)]
    distance = [Signal("hedge", span, span, "scare quotes", "", SCARE) for span in find_scare_quotes(doc)]
    found = without_echoes([*listed, *learned, *questions, *distance])
    return sorted([*found, *garbled], key=lambda signal: (signal.scope.start, signal.scope.end))


def _inner_negation(signal: Signal) -> Iterable[Signal]:
    """ "is not believed to": the belief is hearsay, and what is believed is negated; two signals in one phrase."""
    if signal.kind in QUALIFIED | {"garbled"} or "not" in signal.rule or "n't" in signal.rule:
        return
    for token in signal.span:
        if token.lower_ in NOT:
            yield replace(
                signal, kind="negation", span=token.doc[token.i : token.i + 1], rule="negation/inner", strength="",
                reason="told as not so",
            )  # fmt: skip


def _from_list(cue: Cue, span: Span) -> Signal:
    scope = scope_of(span)
    reason = cue.reason
    if cue.kind in QUALIFIED and (open_question := _qualifier(span)):
        reason = f"{reason}. {open_question}"
    return Signal(cue.kind, span, scope, cue.rule, cue.strength, reason, cue.holder)


def _from_encoder(span: Span) -> Signal:
    kind = LEARNED_KINDS[span.label_]
    strength = "possible" if kind == "hedge" else ""
    return Signal(kind, span, scope_of(span), f"encoder/{span.label_}", strength, LEARNED_REASONS[span.label_])


def _qualifier(cue: Span) -> str | None:
    """The word behind a denial that carries its weight, with what it leaves open."""
    text = f" {cue.doc[cue.start : cue.sent.end].text.lower()} "
    for phrase, leaves_open in _qualifiers().items():
        if f" {phrase} " in text:
            return f"“{phrase}” carries the weight: {leaves_open}"
    return None


def _is_question(sent: Span) -> bool:
    """Whether a sentence asks for yes or no; "who" and "when" take for granted what they ask about."""
    words = [token for token in sent if not token.is_space]
    asks = bool(words) and any(token.text == "?" for token in words[-2:])
    begun = [place for place, token in enumerate(words[:-2]) if token.text in BEGINS_A_QUESTION]
    words = words[begun[-1] + 1 :] if begun else words  # "Lee was asked: “Who sank it?”"
    opening = [token.lower_ for token in words if token.is_alpha][:3]
    return asks and ((opening[:1] and opening[0] in AUXILIARIES) or not set(opening) & ASKS_FOR_MORE)


def _question(sent: Span) -> Signal:
    mark = next(token for token in reversed(list(sent)) if token.text == "?")
    return Signal("hedge", sent.doc[mark.i : mark.i + 1], sent, "question", "possible", "asked, not stated")
