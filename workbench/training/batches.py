"""Documents as batches of windows, with what each head should answer there."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workbench.pipeline.lemmas import lemma_rule
from workbench.pipeline.pieces import WINDOW, Pieces, near_line, piece_of_word, span_of, split
from workbench.training.corpus import Document
from workbench.training.heads import DEPRELS, HEADS, LEMMAS, TAGS, UPOS

FIRST, LAST = 101, 102  # [CLS] and [SEP] stand around each window
NONE, ROOT = -1, -2  # no answer; the head of a sentence's first word of all


@dataclass(frozen=True, slots=True)
class Example:
    """A window of a document: its pieces, and targets by head.

    `allowed` holds for each `spans` head a table [pieces, outputs] of answers that are not wrong; `words` rows of
    (first piece, UPOS, tag, lemma rule, head's first piece or 0 for the root, relation, sentence), -1 where there is
    no answer; `links` rows of ((first, last) pieces of content, cue, source or None, whether there is none);
    `numbers` rows of (piece, figure of the head `scale`).
    """

    ids: np.ndarray
    kinds: np.ndarray
    allowed: dict[str, np.ndarray]
    words: np.ndarray
    links: tuple
    numbers: tuple
    scale: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A whole document in pieces, ready to be cut into windows anew each time round."""

    document: Document
    pieces: Pieces
    allowed: dict[str, np.ndarray]
    words: np.ndarray


def prepare(document: Document, tokenizer) -> Prepared:
    """Word pieces and allowed answers of a document."""
    pieces = split(document.text, tokenizer)
    allowed = {}
    for head in HEADS:
        if head.name in document.heads:
            allowed[head.name] = _allowed(head, document, pieces)
    return Prepared(document, pieces, allowed, _words(document, pieces))


def _allowed(head, document: Document, pieces: Pieces) -> np.ndarray:
    outputs = {name: number for number, name in enumerate(head.outputs)}
    table = np.zeros((len(pieces), len(outputs)), dtype=bool)
    if head.kind == "words":  # tags and lemmas are answered by the table of words; of a text only its sentences
        return _sentence_starts(table, document, pieces)
    table[:, 0] = True
    for label in document.heads[head.name]:
        table[:, [outputs[f"B-{label}"], outputs[f"I-{label}"]]] = True
    for mark in document.marks:
        if mark.head != head.name:
            continue
        first, last = span_of(pieces, mark.start, mark.end)
        if first == last:
            continue
        if mark.label is None:
            table[first:last] = True
            continue
        if mark.certain:
            table[first:last] = False
        table[first, outputs[f"B-{mark.label}"]] = True
        table[first + 1 : last, outputs[f"I-{mark.label}"]] = True
    return table


def _sentence_starts(table: np.ndarray, document: Document, pieces: Pieces) -> np.ndarray:
    table[:, 0] = True
    before = -1
    for word in document.words:
        if word.sentence != before:
            table[piece_of_word(pieces, word.start, word.end)] = [False, True]
        before = word.sentence
    return table


def cut(prepared: Prepared, *, rng: random.Random) -> Iterator[Example]:
    """Windows without overlap over a document, begun at another place each time."""
    size, total = WINDOW - 2, len(prepared.pieces)
    first, end = 0, size - rng.randrange(size // 2)
    while first < total:
        end = total if end >= total else near_line(prepared.pieces.kinds, first + size // 2, end)
        yield _example(prepared, first, end)
        first, end = end, end + size


def _example(prepared: Prepared, start: int, end: int) -> Example:
    pieces, document = prepared.pieces, prepared.document
    low, high = pieces.starts[start], pieces.ends[end - 1]

    def place(span):
        """Pieces of a character span in this window (counted behind [CLS]); None where it reaches outside."""
        if span is None or span[0] < low or span[1] > high:
            return None
        first, last = span_of(pieces, *span)
        return (first - start + 1, last - start + 1) if last > first else None

    links = tuple(
        (content, cue, place(link.source), link.source is None)
        for link in document.links
        for content in map(place, link.contents)
        if content and (cue := place(link.cue))
    )
    numbers = tuple((where[0], value) for a, b, value in document.numbers if (where := place((a, b))))
    return Example(
        ids=np.concatenate([[FIRST], pieces.ids[start:end], [LAST]]),
        kinds=np.concatenate([[0], pieces.kinds[start:end], [0]]),
        allowed={name: table[start:end] for name, table in prepared.allowed.items()},
        words=_words_between(prepared.words, start, end),
        links=links,
        numbers=numbers,
        scale=document.scale,
    )


def _words(document: Document, pieces: Pieces) -> np.ndarray:
    """Rows of all words, as an `Example` has them but counted from the document's first piece, and each word's end."""
    spans = [span_of(pieces, word.start, word.end) for word in document.words]
    firsts = [piece_of_word(pieces, word.start, word.end) for word in document.words]
    rows = []
    for word, first, (_, end) in zip(document.words, firsts, spans, strict=True):
        head = ROOT if word.head < 0 else firsts[word.head]
        head = NONE if head == first else head  # two words in one piece: the piece cannot be its own head
        rule = lemma_rule(document.text[word.start : word.end], word.lemma)
        answers = (word.upos, UPOS), (word.tag, TAGS), (rule, LEMMAS), (word.deprel, DEPRELS)
        upos, tag, lemma, relation = (names.index(name) if name in names else NONE for name, names in answers)
        rows.append((first, upos, tag, lemma, head, relation, word.sentence, end))
    return np.array(rows, dtype=np.int64).reshape(-1, 8)


def _words_between(words: np.ndarray, start: int, end: int) -> np.ndarray:
    """Rows of the words whose whole sentence lies in a window of pieces, counted behind its first special piece."""
    outside = (words[:, 0] < start) | (words[:, 7] > end)
    whole = words[~np.isin(words[:, 6], words[outside, 6])]
    rows = whole[:, :7].copy()
    rows[:, 0] += 1 - start
    head = whole[:, 4]
    rows[:, 4] = np.where(head == ROOT, 0, np.where(head == NONE, NONE, head - start + 1))
    return rows


def batches(examples: list[Example], *, pieces: int, rng: random.Random) -> list[list[Example]]:
    """Batches of about `pieces` pieces, padding included, each of examples of like length, shuffled."""
    ordered = sorted(examples, key=lambda example: len(example.ids) + rng.random() * 16)
    made: list[list[Example]] = [[]]
    for example in ordered:
        if made[-1] and (len(made[-1]) + 1) * len(example.ids) > pieces:
            made.append([])
        made[-1].append(example)
    rng.shuffle(made)
    return made
