"""What a speaker says beside a saying of the same speaker that stands in it.

"He said [he believes it sank]" is one claim, "it sank": the words around it only frame it. "He said [though he could
confirm that it sank, this proves nothing]" is two claims, and neither holds the other.
"""

from collections.abc import Iterable

from spacy.tokens import Span

from workbench.pipeline.clauses import SUBJECTS, without_joint
from workbench.pipeline.hands import Hand

ASIDE = {"advcl", "parataxis"}
MARKS = {"although", "though", "while", "because", "if", "that"}


def beside(content: Span, inner: Iterable[Hand]) -> list[Span]:
    """The content without the clauses that only frame what the inner hands say; all of it where they stand deeper."""
    pieces = [content]
    if content.doc.has_annotation("DEP"):
        for hand in inner:
            pieces = [rest for piece in pieces for rest in _without(piece, hand)]
    return pieces


def _without(content: Span, hand: Hand) -> list[Span]:
    verb = hand.cue[-1].root if hand.cue else None
    parts = [span for span in (*hand.source, *hand.cue, *hand.content) if _holds(content, span)]
    if verb is None or verb not in content or not any(span in parts for span in hand.content):
        return [content]
    doc, start, end = content.doc, min(span.start for span in parts), max(span.end for span in parts)
    while start > content.start and (doc[start - 1].dep_ == "mark" or doc[start - 1].lower_ in MARKS):
        start -= 1
    around = [doc[a:b] for a, b in ((content.start, start), (end, content.end)) if a < b]
    rest = [without_joint(piece) for piece in around if _has_clause(piece)]
    in_front = start == content.start and end < content.end and doc[end].text == "," and bool(rest)
    framed = verb == content.root or (verb.dep_ in ASIDE and verb.head == content.root)
    return rest if framed or in_front else [content]


def _has_clause(piece: Span) -> bool:
    """Whether the words hold a verb with its subject."""
    return any(token.dep_ in SUBJECTS and token.head in piece for token in piece)


def _holds(content: Span, said: Span) -> bool:
    return content.start <= said.start and said.end <= content.end
