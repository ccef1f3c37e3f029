"""Where a content begins and ends: the clause that its cue governs, whole, and nothing that another verb governs.

The encoder may give a cue the words of another, or begin and stop in the middle of its own. The parse says what
hangs together; without one, a content stays as it is.
"""

from dataclasses import replace
from itertools import chain

from spacy.tokens import Span, Token

from workbench.pipeline.clauses import DOERS, is_behind_semicolon
from workbench.pipeline.completing import closed, from_its_beginning, resumed, to_its_end, without_holes
from workbench.pipeline.hands import Hand
from workbench.pipeline.neighbours import has_verb, is_in_quotes
from workbench.pipeline.nouns_told import noun_told
from workbench.pipeline.positions import covered
from workbench.pipeline.sayings import cue_kind

SUBORDINATE = {"advcl", "acl", "acl:relcl"}


def own_pieces(hand: Hand) -> Hand:
    """The hand without contents that are another verb's, or that stand unquoted in another sentence."""
    if not hand.content[0].doc.has_annotation("DEP"):
        return hand
    return replace(hand, content=tuple(_beside_another(span, hand) for span in _of_this_cue(hand)))


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
        return replace(hand, content=tuple(map(closed, hand.content)))
    others = [other for other in hands if other is not hand and not _stands_in(other, hand)]
    taken = covered(span for other in (hand, *others) for span in (*other.source, *other.cue))
    pieces = [_within_its_clause(_behind_colon(span), hand) for span in _of_this_cue(hand)]
    heads = [_governed(span, hand) for span in pieces]
    kept = taken | covered(hand.content)
    pieces = [
        to_its_end(from_its_beginning(span, head, taken), kept, head) for span, head in zip(pieces, heads, strict=True)
    ]
    pieces = [*pieces, *resumed(hand, pieces, kept | covered(span for other in others for span in other.content))]
    return replace(hand, content=tuple(closed(span) for span in without_holes(pieces, taken)))


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
    far = [span for span in hand.content if span not in beside and not is_in_quotes(span)]
    far += [span for span in beside if _is_over(span, hand) and not is_in_quotes(span)]
    kept = [span for span in hand.content if span not in astray and span not in far]
    return kept or list(hand.content)


def _is_over(content: Span, hand: Hand) -> bool:
    """Whether words follow a saying that is over: "It sank, a clerk said; [the crew has left]"."""
    frame = (*hand.cue, *hand.source)
    told = any(span.end <= frame[0].start for span in hand.content)
    return told and is_behind_semicolon(content[0]) and all(span.end <= content.start for span in frame)


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


def _beside_another(content: Span, hand: Hand) -> Span:
    """ "it froze" of "[a driver recalled ice; it froze], he added": what somebody else says ends at a semicolon.

    So it does behind a cue: "he insisted [it held; a memo puts the damage at ten]".
    """
    doc, stop = content.doc, next((token.i for token in content if token.text == ";"), None)
    if stop is None or stop + 1 >= content.end or not hand.cue:
        return content
    before, behind = doc[content.start : stop], doc[stop + 1 : content.end]
    if hand.cue[0].start >= content.end:
        return behind if _is_told(before) else content
    return before if hand.cue[-1].end <= content.start and _is_told(behind) else content


def _is_told(clause: Span) -> bool:
    """Whether the main verb of a clause that no quotation mark opens is a saying with a subject of its own."""
    verb = clause.root
    subject = next((child for child in verb.lefts if child.dep_ in DOERS and child in clause), None)
    if subject is None or any(token.is_quote for token in clause.doc[max(0, clause.start - 1) : clause.start + 1]):
        return False
    return (
        cue_kind([verb.text]) == "says" or noun_told(verb, clause.doc[subject.left_edge.i : subject.i + 1]) is not None
    )


def _in_any(token: Token, spans: tuple[Span, ...]) -> bool:
    return any(span.start <= token.i < span.end for span in spans)


def _is_astray(content: Span, cue: Token) -> bool:
    if not has_verb(content):
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
