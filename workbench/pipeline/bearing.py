"""Whether a signal bears on a claim as a whole, or only on something that is said beside it.

"The police, who reportedly came late, found the safe empty" tells of the empty safe as flatly as if nothing stood
between the commas. The words that a signal governs are followed up the tree to the claim's main verb: what hangs on it
as subject, object or complement is part of what is claimed; a clause that describes a noun, or tells when, why and
how, is told beside it. A doubtful clause of that kind is a claim of its own.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from spacy.tokens import Span, Token

from workbench.kinds import LEVEL_OF_FLAG
from workbench.pipeline.drafts import Draft
from workbench.pipeline.neighbours import SUBJECTS, children
from workbench.pipeline.signals import Signal

BESIDE = {"acl:relcl", "advcl", "appos", "parataxis"}
# Relations of a word that only says something of its head, so that what it says is said of the head.
MODIFIES = {"aux", "aux:pass", "advmod", "amod", "det", "mark", "cc", "expl", "cop", "fixed", "nummod", "case", "punct"}
WEIGHING = {"hedge", "reported"}  # kinds that may be put into a clause of their own: "it sank, it is believed, at noon"
AGAINST = {"denial", "negation"}
AS = {"as", "like"}
STOPS = {",", ".", ";", ":", "–", "—", "(", ")"}
DOUBTED = LEVEL_OF_FLAG.keys() - {"garbled"}
MIN_WORDS = 2  # of a claim of its own ("not weapons")


def weighed(signal: Signal, draft: Draft) -> Signal:
    """The signal, marked where it leaves the claim in which it stands as firm as it was.

    A distance from a word ("so-called") is no doubt about what happened, and the silence of somebody else beside what
    a source says takes no side.
    """
    distance = signal.kind == "hedge" and not signal.strength
    silence = signal.kind == "absence_of_evidence" and signal.held_by == "teller" and draft.hand is not None
    beside = distance or silence or side_of(signal, _span_of(signal, draft)) is not None
    return replace(signal, bears=signal.bears and not beside)


def with_sides(drafts: Iterable[Draft], signals: Iterable[Signal], *, garbled: Collection[int]) -> list[Draft]:
    """The drafts, and one more for each doubtful clause that is only told beside its claim; in order of the text.

    `garbled` are sentences, by the index of their first token, whose parse is not worth cutting by.
    """
    drafts = list(drafts)
    near: dict[int, list[Draft]] = {}
    for draft in drafts:
        for start in {span[0].sent.start for span in draft.spans}:
            near.setdefault(start, []).append(draft)
    for signal in signals:
        here = near.get(signal.span[0].sent.start, [])
        inside = [draft for draft in here if signal.span[0] in draft]
        if not inside or signal.kind not in DOUBTED or signal.span[0].sent.start in garbled:
            continue
        draft = min(inside, key=lambda item: item.size)
        claim = _span_of(signal, draft)
        side = side_of(signal, claim)
        clause = None if side is None else _clause(signal, side, claim)
        if clause is not None and sum(token.is_alpha for token in clause) >= MIN_WORDS:
            here.append(replace(draft, spans=(clause,)))
            drafts.append(here[-1])
    return sorted(drafts, key=lambda draft: (draft.spans[0].start, -draft.size))


def side_of(signal: Signal, claim: Span) -> Token | None:
    """The head of the clause beside the claim's main verb in which a signal stands; None where it bears on the claim.

    Without a parse every signal does.
    """
    if not claim.doc.has_annotation("DEP"):
        return None
    main, word = claim.root, _governed(signal)
    if main == word or main in signal.span:
        return None
    if signal.kind == "denial" and signal.span[0].lower_ == "contrary":
        return signal.span.root  # another account is denied, not what follows
    if signal.kind in AGAINST and _is_contrast(word):
        return word
    own = word
    while word not in (main, word.head):
        if word.dep_ in BESIDE and not _is_told_of_the_whole(signal, word, own):
            return word if main in word.ancestors else None
        word = word.head
    return None


def _span_of(signal: Signal, draft: Draft) -> Span:
    """The stretch of a claim in which a signal stands; the first where it stands before them all."""
    inside = (span for span in draft.spans if span.start < signal.span.end and signal.span.start < span.end)
    return next(inside, draft.spans[0])


def _governed(signal: Signal) -> Token:
    """The word that a signal is about; of a condition, what depends on it."""
    word = signal.span.root
    while word.dep_ in MODIFIES and word.head != word:
        opens = word.left_edge == _first(word.head)
        word = word.head
        if signal.kind == "conditional" and opens and word.dep_ in {"advcl", "obl", "nmod", "advmod"}:
            return word.head
    if signal.kind == "conditional" and word in signal.span and word.dep_ in {"advcl", "obl", "advmod"}:
        return word.head  # "provided it rains", "in case of fire"
    return word


def _first(word: Token) -> Token:
    """The first word of a clause, marks aside."""
    return next((token for token in word.subtree if not token.is_punct), word)


def _is_contrast(word: Token) -> bool:
    """ "Tents, not weapons": what is added is denied, not what was said."""
    added = word.dep_ in {"conj", "appos"} and word.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}
    return added and not children(word, SUBJECTS | {"cop"})


def _is_told_of_the_whole(signal: Signal, word: Token, own: Token) -> bool:
    """Whether a clause that stands beside the main one weighs it: "…, it is believed", "as is thought".

    So does the relative clause of "there are many who doubt it", which carries what the sentence says.
    """
    if word.dep_ == "acl:relcl":
        return bool(children(word.head.head, {"expl"})) or bool(children(word.head, {"expl", "cop"}))
    if word != own or word not in signal.span:
        return False
    weighing = signal.kind in WEIGHING and (word.dep_ == "parataxis" or word.left_edge.lower_ in AS)
    return weighing or any(child.lower_ == "to" for child in children(word, {"mark"}))  # "has yet to be proven"


def _clause(signal: Signal, side: Token, claim: Span) -> Span | None:
    """The words of a clause inside its claim, with the signal and without the marks around them."""
    start = max(claim.start, min(side.left_edge.i, signal.span.start))
    end = min(claim.end, max(side.right_edge.i + 1, signal.span.end))
    while start < end and (side.doc[start].text in STOPS or side.doc[start].is_space):
        start += 1
    while end > start and (side.doc[end - 1].text in STOPS or side.doc[end - 1].is_space):
        end -= 1
    return side.doc[start:end] if start < end and (start, end) != (claim.start, claim.end) else None
