"""CoNLL-U treebanks: words, tags and trees of EWT and GUM; names, nationalities and dates of GUM.

Neither treebank names entities in the usual types. A nationality is an adjective that is written with a
capital ("Iraqi") or the plural of one; GUM's mentions of people, organisations and places whose
head is a proper noun are names. What cannot be decided so is left undecided.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.training.corpus import Document, Mark, Word

GUM_TYPES = {
    "person": "PERSON", "organization": "ORG", "place": "LOC", "event": "MISC", "object": "MISC", "abstract": "MISC",
}  # fmt: skip
DATE_NOUNS = re.compile(r"(to|yester)day|tomorrow|(week|month|year|decade|centur|mid)\w*|night|morning|evening", re.I)
SMALL_WORDS = {"of", "the", "and", "for", "&", "-"}
LONGEST_DATE = 6  # words; longer mentions of times are descriptions ("the time when …")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of CoNLL-U with its place in the text."""

    number: int
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: str
    start: int
    end: int


def read_ewt(folder: Path) -> Iterator[Document]:
    """EWT: one document for each web page; nationalities are the only entities in it."""
    for path in sorted(folder.glob("*.conllu")):
        for text, sentences in _documents(path):
            rows = [row for sentence in sentences for row in sentence]
            yield Document(
                corpus="ewt",
                text=text,
                heads={"sentence": (), "entity": ("PERSON", "ORG", "LOC", "DATE", "MISC")},
                marks=tuple(_nationalities(rows)),
                words=tuple(_words(sentences)),
            )


def read_gum(folder: Path) -> Iterator[Document]:
    """GUM: one document for each text, with names, nationalities and dates."""
    for path in sorted(folder.glob("*.conllu")):
        for text, sentences in _documents(path):
            rows = [row for sentence in sentences for row in sentence]
            marks = [mark for sentence in sentences for mark in _mentions(sentence)]
            yield Document(
                corpus="gum",
                text=text,
                heads={"sentence": (), "entity": ()},
                marks=(*_nationalities(rows), *marks),
                words=tuple(_words(sentences)),
            )


def _documents(path: Path) -> Iterator[tuple[str, list[list[Row]]]]:
    """Text and sentences of each document; a paragraph ends in an empty line."""
    text, gap, joined, sentences, rows = "", "", 0, [], []
    for line in [*path.read_text("utf-8").splitlines(), "", "# newdoc"]:
        fields = line.split("\t")
        if line.startswith("# newdoc"):
            if sentences:
                yield text, sentences
            text, gap, sentences = "", "", []
        elif line.startswith("# newpar") and text:
            gap = "\n\n"
        elif not line and rows:
            sentences.append(rows)
            rows, gap, joined = [], gap or " ", 0
        elif "-" in fields[0] and line[0].isdigit():  # "don't": its words follow, without a space between them
            joined, last_gap = int(fields[0].split("-")[1]), _gap(fields[9])
        elif fields[0].isdigit():
            number, start = int(fields[0]), len(text) + len(gap)
            text += gap + fields[1]
            rows.append(Row(number, *fields[1:5], int(fields[6]), fields[7], fields[9], start, len(text)))
            gap = ("" if number < joined else last_gap) if number <= joined else _gap(fields[9])


def _gap(misc: str) -> str:
    return "" if "SpaceAfter=No" in misc else " "


def _words(sentences: list[list[Row]]) -> Iterator[Word]:
    first = 0
    for number, sentence in enumerate(sentences):
        for row in sentence:
            head = first + row.head - 1 if row.head else -1
            yield Word(row.start, row.end, row.upos, row.xpos, row.lemma, head, row.deprel, number)
        first += len(sentence)


def _nationalities(rows: list[Row]) -> Iterator[Mark]:
    """ "Iraqi", "American": adjectives with a capital lemma, and plurals of those as nouns."""
    adjectives = {row.lemma for row in rows if _is_national(row)}
    for row in rows:
        if _is_national(row) or (row.xpos == "NNPS" and row.lemma in adjectives):
            yield Mark("entity", row.start, row.end, "NORP")


def _is_national(row: Row) -> bool:
    return row.xpos == "JJ" and row.upos == "ADJ" and row.lemma[:1].isupper() and row.form.istitle()


def _mentions(sentence: list[Row]) -> Iterator[Mark]:
    """The names and dates among the mentions of one sentence; certain ones last, so that they win."""
    undecided, names = [], []
    named = set()
    for kind, rows in _mention_rows(sentence):
        start, end = rows[0].start, rows[-1].end
        numbers = {row.number for row in rows}
        head = next((row for row in rows if row.head not in numbers), rows[-1])
        if kind == "time":
            sure = len(rows) <= LONGEST_DATE and any(_is_dated(row) for row in rows)
            (names if sure else undecided).append(Mark("entity", start, end, "DATE" if sure else None))
        elif head.upos == "PROPN":
            name = _name(head, rows, kind)
            undecided.append(Mark("entity", start, end, None))
            if kind in GUM_TYPES:
                names.append(Mark("entity", name[0].start, name[-1].end, GUM_TYPES[kind]))
                named |= {row.number for row in name}
    yield from undecided
    for row in sentence:
        if row.upos == "PROPN" and row.number not in named:
            yield Mark("entity", row.start, row.end, None)
    yield from sorted(names, key=lambda mark: mark.start - mark.end, reverse=True)


def _is_dated(row: Row) -> bool:
    return row.upos in ("NUM", "PROPN") or bool(DATE_NOUNS.fullmatch(row.form))


def _name(head: Row, rows: list[Row], kind: str) -> list[Row]:
    """The unbroken run of rows around the head that belong to the name itself.

    A person's name is its flat parts; other names run on over capitals and the small words between them.
    """
    place = rows.index(head)
    if kind == "person":
        belongs = [row is head or (row.head == head.number and row.deprel == "flat") for row in rows]
    else:
        belongs = [row.form[0].isupper() or row.form.lower() in SMALL_WORDS for row in rows]
    first = last = place
    while first > 0 and belongs[first - 1]:
        first -= 1
    while last + 1 < len(rows) and belongs[last + 1]:
        last += 1
    while first < place and rows[first].form.lower() in SMALL_WORDS:
        first += 1
    while last > place and rows[last].form.lower() in SMALL_WORDS:
        last -= 1
    return rows[first : last + 1]


def _mention_rows(sentence: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Type and rows of each mention in GUM's bracket notation: `(12-person-…` opens, `12)` closes."""
    begun: dict[str, list[tuple[str, int]]] = {}
    for place, row in enumerate(sentence):
        notation = re.search(r"(?:^|\|)Entity=([^|]+)", row.misc)
        for token in re.findall(r"\([^()]*\)?|[^()]+\)", notation[1] if notation else ""):
            key, *rest = token.strip("()").split("-")
            if token.startswith("("):
                begun.setdefault(key, []).append((rest[0], place))
            if token.endswith(")") and begun.get(key):
                kind, first = begun[key].pop()
                yield kind, sentence[first : place + 1]
