"""Contents made whole: from the beginning of their clause to its end, without holes, with their closing marks."""

from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

from workbench.pipeline.clauses import has_subject
from workbench.pipeline.hands import Hand
from workbench.pipeline.neighbours import has_verb, is_in_quotes
from workbench.pipeline.positions import covered
from workbench.pipeline.stops import end_of_words, is_stop

QUOTES = {"“": "”", "«": "»", "„": "“", '"': '"'}
MARKS = {".", ",", "!", "?", "…"}
WHEN = 3  # tokens that tell when or where it was said
JOINING = {"and", "but", "or", "yet", "so"}
LEADING = {"cc", "punct"}  # what joins a sentence to the one before is not part of what is said


def resumed(hand: Hand, pieces: list[Span], taken: Collection[int]) -> Iterator[Span]:
    """What is joined to a clause behind whoever said it: "The boat sank, he said, [and nobody came]".

    Behind a quotation it is theirs only if it is quoted as well ("“I know,” she said, and the clerk nodded").
    """
    frame = sorted((*hand.source, *hand.cue), key=lambda span: span.start)
    last = pieces[-1]
    doc, sent = last.doc, last.sent
    if not hand.cue or frame[0].start < last.end or frame[-1].sent.start != sent.start:
        return
    start, end = frame[-1].end, sent.end
    # "he said on Monday, but …"
    comma = next((i for i in range(start, min(start + WHEN + 1, end)) if doc[i].text == ","), start)
    start = start if has_verb(doc[start:comma]) else comma
    joined = start + 2 < end and doc[start].text == "," and doc[start + 1].lower_ in JOINING
    between = doc[last.end : frame[0].start]
    if not joined or not all(map(is_stop, between)) or is_in_quotes(last):
        return
    rest = doc[start + 2 : end_of_words(doc, start + 2, end)]
    if has_subject(rest) and not any(token.i in taken for token in rest):
        yield rest


def from_its_beginning(content: Span, head: Token | None, taken: Collection[int]) -> Span:
    """The content with the words right before it that belong to the clause of `head`, which its cue governs."""
    if head is None or content.sent.start != head.sent.start:
        return content
    doc, start = content.doc, content.start
    while start > head.left_edge.i and start - 1 not in taken and doc[start - 1].text != ":":
        start -= 1
    while (
        start < content.start and (doc[start].dep_ in LEADING or doc[start].is_space) and doc[start].text not in QUOTES
    ):
        start += 1
    return doc[start : content.end]


def to_its_end(content: Span, taken: Collection[int], head: Token | None) -> Span:
    """The content with the words right behind it that hang on it, or on the verb that it is cut off from."""
    doc, end = content.doc, content.end
    inside = covered([content])
    cut_off = head is not None and content.end <= head.i < content[-1].sent.end and not _has_clause(content)
    inside |= {head.i} if cut_off else set()
    while end < content[-1].sent.end and end not in taken and (end in inside or _hangs_on(doc[end], inside)):
        end += 1
    return doc[content.start : end_of_words(doc, content.end, end)]


def _has_clause(content: Span) -> bool:
    return any(token.pos_ == "VERB" for token in content)


def _hangs_on(token: Token, inside: Collection[int]) -> bool:
    return any(above.i in inside for above in token.ancestors)


def without_holes(pieces: list[Span], taken: Collection[int]) -> Iterator[Span]:
    """Pieces of one sentence are one where nobody's words stand between, or where the second hangs on the first."""
    whole = pieces[0]
    for piece in pieces[1:]:
        if piece.start < whole.end or (whole[-1].sent.start == piece[0].sent.start and _is_one(whole, piece, taken)):
            whole = whole.doc[whole.start : max(whole.end, piece.end)]
        else:
            yield whole
            whole = piece
    yield whole


def _is_one(whole: Span, piece: Span, taken: Collection[int]) -> bool:
    between = whole.doc[whole.end : piece.start] if whole.end < piece.start else []
    if any(token.i in taken for token in between):
        return False
    if not len(between) and not whole[-1].is_punct:
        return True  # they touch inside a clause
    return any(token.is_alpha for token in between) or _hangs_on(piece.root, {token.i for token in whole})


def closed(content: Span) -> Span:
    """The content with the closing mark of a quotation that it opened, where only a stop stands between.

    A comma at its end joins it to who said it.
    """
    doc, text = content.doc, content.text
    if len(content) > 1 and content[-1].text == ",":
        return doc[content.start : content.end - 1]
    opened = next((mark for mark in QUOTES if text.count(mark) > text.count(QUOTES[mark])), None)
    if text.count('"') % 2:
        opened = '"'
    end = content.end
    while opened and end < min(len(doc), content.end + 2) and doc[end].text in MARKS:
        end += 1
    closes = opened and end < len(doc) and doc[end].text == QUOTES[opened]
    return doc[content.start : end + 1] if closes else content
