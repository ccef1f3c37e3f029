"""Where a content begins and ends: the clause that its cue governs, whole, and nothing that another verb governs.

The encoder may begin behind a clause's subject, stop at a bracket, or leave a hole where it was unsure. The parse
says what hangs together; without one, a content stays as it is.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain

from spacy.tokens import Span, Token

from workbench.pipeline.clauses import SUBJECTS
from workbench.pipeline.hands import Hand
from workbench.pipeline.positions import covered
from workbench.pipeline.sayings import cue_kind

QUOTES = {"“": "”", "«": "»", "„": "“", '"': '"'}
MARKS = {".", ",", "!", "?", "…"}
OPEN = 400  # tokens back that a quotation may have begun
SUBORDINATE = {"advcl", "acl", "acl:relcl"}
WHEN = 3  # tokens that tell when or where it was said
JOINING = {"and", "but", "or", "yet", "so"}
LEADING = {"cc", "punct"}  # what joins a sentence to the one before is not part of what is said


def own_pieces(hand: Hand) -> Hand:
    """The hand without contents that are another verb's, or that stand unquoted in another sentence."""
    return replace(hand, content=tuple(_of_this_cue(hand))) if hand.content[0].doc.has_annotation("DEP") else hand


def with_inner_saying(hand: Hand) -> Hand:
    """The hand with the saying that its words hang on: "[Lee told them that it sank], said officials" holds Lee's.

    Without it the officials would have said themselves what they only tell of Lee.
    """
    if not hand.content[0].doc.has_annotation("DEP") or not hand.cue:
        return hand
    return replace(hand, content=tuple(_from_its_saying(span, hand) for span in hand.content))


def _from_its_saying(content: Span, hand: Hand) -> Span:
    head = _governed(content, hand)
    frame = covered((*hand.source, *hand.cue))
    if head is None or head.i >= content.start or head.dep_ != "ccomp" or cue_kind([head.text]) is None:
        return content
    start = head.left_edge.i
    clear = start not in frame and not any(i in frame for i in range(start, content.start))
    return content.doc[start : content.end] if clear and head.sent.start == content.sent.start else content


def completed(hand: Hand, hands: list[Hand]) -> Hand:
    """The hand with its contents made whole, as far as no other hand's words stand in the way."""
    doc = hand.content[0].doc
    if not doc.has_annotation("DEP"):
        return replace(hand, content=tuple(map(_closed, hand.content)))
    others = [other for other in hands if other is not hand and not _stands_in(other, hand)]
    taken = covered(span for other in (hand, *others) for span in (*other.source, *other.cue))
    pieces = [_within_its_clause(_behind_colon(span), hand) for span in _of_this_cue(hand)]
    heads = [_governed(span, hand) for span in pieces]
    kept = taken | covered(hand.content)
    pieces = [
        _to_its_end(_from_its_beginning(span, head, taken), kept, head)
        for span, head in zip(pieces, heads, strict=True)
    ]
    pieces = [*pieces, *_resumed(hand, pieces, kept | covered(span for other in others for span in other.content))]
    return replace(hand, content=tuple(_closed(span) for span in _without_holes(pieces, taken)))


def _resumed(hand: Hand, pieces: list[Span], taken: Collection[int]) -> Iterator[Span]:
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
    start = start if any(token.pos_ in {"VERB", "AUX"} for token in doc[start:comma]) else comma
    joined = start + 2 < end and doc[start].text == "," and doc[start + 1].lower_ in JOINING
    between = doc[last.end : frame[0].start]
    if not joined or not all(token.is_punct or token.is_space for token in between) or _is_quoted(last):
        return
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    rest = doc[start + 2 : end]
    clause = any(child.dep_ in SUBJECTS and child in rest for token in rest for child in token.lefts)
    if clause and not any(token.i in taken for token in rest):
        yield rest


def _stands_in(inner: Hand, outer: Hand) -> bool:
    """Whether all that the inner hand consists of lies between the first and the last word of the outer's content."""
    start, end = outer.content[0].start, outer.content[-1].end
    return all(start <= span.start and span.end <= end for span in (*inner.source, *inner.cue, *inner.content))


def _of_this_cue(hand: Hand) -> list[Span]:
    """The contents without those of the cue's sentence that another verb governs, if the cue governs any.

    Such a content is a noun without a verb, or the clause of a verb on which the cue itself depends ("though they
    confirm that it rained, this does not mean [that it flooded]").
    """
    frame = hand.cue or hand.source
    if not frame or len(hand.content) == 1:
        return list(hand.content)
    beside = [span for span in hand.content if span.sent.start == frame[0].sent.start]
    if not beside:
        return list(hand.content)
    astray = [span for span in beside if _governed(span, hand) is None and _is_astray(span, frame[0].root)]
    astray += [span for span in beside if span.root.dep_.startswith("acl") and _in_any(span.root.head, hand.source)]
    # another sentence is only theirs where it is quoted: in plain words it has a speaker of its own, or the author
    far = [span for span in hand.content if span not in beside and not _is_quoted(span)]
    kept = [span for span in hand.content if span not in astray and span not in far]
    return kept or list(hand.content)


def _within_its_clause(content: Span, hand: Hand) -> Span:
    """The content up to the end of the clause in which a subordinate cue stands: "though he says it sank, it sails"."""
    cue = hand.cue[-1].root if hand.cue else None
    if cue is None or cue.dep_ not in SUBORDINATE or _is_added(cue) or content.start < cue.i:
        return content
    end = min(content.end, cue.right_edge.i + 1)
    return content.doc[content.start : end] if content.start < end else content


def _behind_colon(content: Span) -> Span:
    """ "“He slept”" of "that: “He slept”": what a colon opens, without the word that points to it."""
    doc, colon = content.doc, content.start + 1
    points = colon + 1 < content.end and doc[colon].text == ":" and content[0].lower_ in {"that", "this", "it"}
    return doc[colon + 1 : content.end] if points else content


def _in_any(token: Token, spans: tuple[Span, ...]) -> bool:
    return any(span.start <= token.i < span.end for span in spans)


def _is_quoted(content: Span) -> bool:
    """Whether a quotation mark stands in the words, beside them, or is still open where they begin."""
    doc = content.doc
    around = doc[max(0, content.start - 1) : content.end + 1]
    before = doc[max(0, content.start - OPEN) : content.start].text
    return any(token.is_quote for token in around) or before.count("“") > before.count("”") or before.count('"') % 2 > 0


def _is_astray(content: Span, cue: Token) -> bool:
    if not any(token.pos_ in {"VERB", "AUX"} for token in content):
        return True
    return cue.dep_ in SUBORDINATE and not _is_added(cue) and not cue.is_ancestor(content.root)


def _governed(content: Span, hand: Hand) -> Token | None:
    """The head of the clause that the content is part of and that the cue governs; None if it governs no such clause.

    Either the clause hangs on the cue ("he said [it rained]") or the cue on the clause ("[it rained], he said").
    """
    frame = covered((*hand.cue, *hand.source))
    node = _within(content, (hand.cue or hand.source or hand.content)[0].sent).root
    for above in chain([node], node.ancestors):
        if above.i in frame:
            return node
        node = above
        if any(child.i in frame and _is_added(child) for child in above.children):
            return node
    return None


def _is_added(frame: Token) -> bool:
    """Whether a cue or source only frames the clause it hangs on; "though he said so" is a clause against it."""
    marks = [child.lower_ for child in frame.children if child.dep_ == "mark"]
    return frame.dep_ not in {"nsubj", "nsubj:pass"} and marks in ([], ["as"])


def _within(content: Span, sent: Span) -> Span:
    """The part of the content that stands in the sentence, or all of it where none does."""
    start, end = max(content.start, sent.start), min(content.end, sent.end)
    return content.doc[start:end] if start < end else content


def _from_its_beginning(content: Span, head: Token | None, taken: Collection[int]) -> Span:
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


def _to_its_end(content: Span, taken: Collection[int], head: Token | None) -> Span:
    """The content with the words right behind it that hang on it, or on the verb that it is cut off from."""
    doc, end = content.doc, content.end
    inside = covered([content])
    cut_off = head is not None and content.end <= head.i < content[-1].sent.end and not _has_clause(content)
    inside |= {head.i} if cut_off else set()
    while end < content[-1].sent.end and end not in taken and (end in inside or _hangs_on(doc[end], inside)):
        end += 1
    while end > content.end and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return doc[content.start : end]


def _has_clause(content: Span) -> bool:
    return any(token.pos_ == "VERB" for token in content)


def _hangs_on(token: Token, inside: Collection[int]) -> bool:
    return any(above.i in inside for above in token.ancestors)


def _without_holes(pieces: list[Span], taken: Collection[int]) -> Iterator[Span]:
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


def _closed(content: Span) -> Span:
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
