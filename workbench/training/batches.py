"""Documents as batches of windows, with what each head should answer there."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from workbench.pipeline.lemmas import lemma_rule
from workbench.pipeline.pieces import WINDOW, Pieces, near_line, piece_of_word, span_of, split
from workbench.training.corpus import Document, Word
from workbench.training.heads import DEPRELS, HEADS, LEMMAS, TAGS, UPOS

FIRST, LAST, MASK = 101, 102, 103  # [CLS] and [SEP] stand around each window, [MASK] for a hidden piece
HIDDEN = 0.1  # of the pieces: small corpora are read so often that their names and cues would be known by heart


@dataclass(frozen=True, slots=True)
class Example:
    """A window of a document: its pieces, and targets by head.

    `allowed` holds for each `spans` head a table [pieces, outputs] of answers that are not wrong, `taught` the
    probabilities that a teacher gives them;
    `words` rows of (first piece, UPOS, tag, lemma rule, head's first piece or 0 for the root, relation, sentence),
    -1 where there is no answer; `links` rows of ((first, last) pieces of content, cue, source or None);
    `numbers` rows of (piece, figure of the head `scale`).
    """

    corpus: str
    ids: np.ndarray
    kinds: np.ndarray
    allowed: dict[str, np.ndarray]
    taught: dict[str, np.ndarray]
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
    taught: dict[str, np.ndarray] = field(default_factory=dict)


def prepare(document: Document, tokenizer) -> Prepared:
    """Word pieces and allowed answers of a document."""
    pieces = split(document.text, tokenizer)
    allowed = {}
    for head in HEADS:
        if head.name in document.heads:
            allowed[head.name] = _allowed(head, document, pieces)
    return Prepared(document, pieces, allowed)


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
        yield _example(prepared, first, end, rng)
        first, end = end, end + size


def _example(prepared: Prepared, start: int, end: int, rng: random.Random) -> Example:
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
    ids = pieces.ids[start:end].copy()
    ids[[rng.random() < HIDDEN for _ in ids]] = MASK
    ids = np.concatenate([[FIRST], ids, [LAST]])
    return Example(
        corpus=document.corpus,
        ids=ids,
        kinds=np.concatenate([[0], pieces.kinds[start:end], [0]]),
        allowed={name: table[start:end] for name, table in prepared.allowed.items()},
        taught={name: table[start:end] for name, table in prepared.taught.items()},
        words=_words(document, pieces, start, end, ids == MASK),
        links=links,
        numbers=numbers,
        scale=document.scale,
    )


def _words(document: Document, pieces: Pieces, start: int, end: int, hidden: np.ndarray) -> np.ndarray:
    """Rows of the words whose whole sentence lies in the window; the lemma of a hidden piece cannot be guessed."""
    low, high = pieces.starts[start], pieces.ends[end - 1]
    broken = {word.sentence for word in document.words if word.start < low or word.end > high}
    rows, firsts = [], {}
    for number, word in enumerate(document.words):
        if word.sentence not in broken:
            firsts[number] = piece_of_word(pieces, word.start, word.end) - start + 1
    for number, first in firsts.items():
        word = document.words[number]
        head = 0 if word.head < 0 else firsts.get(word.head, -1)
        head = -1 if head == first else head  # two words in one piece: the piece cannot be its own head
        rule = None if hidden[first] else lemma_rule(_form(document, word), word.lemma)
        answers = (word.upos, UPOS), (word.tag, TAGS), (rule, LEMMAS)
        upos, tag, lemma = (names.index(name) if name in names else -1 for name, names in answers)
        relation = DEPRELS.index(word.deprel) if word.deprel in DEPRELS else -1
        rows.append((first, upos, tag, lemma, head, relation, word.sentence))
    return np.array(rows, dtype=np.int64).reshape(-1, 7)


def _form(document: Document, word: Word) -> str:
    return document.text[word.start : word.end]


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
