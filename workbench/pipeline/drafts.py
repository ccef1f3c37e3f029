"""Which stretches of the text are claims: what others are made to say, clause by clause, and the rest."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from workbench.articles import Article
from workbench.claims import AUTHOR
from workbench.pipeline.clauses import JOINED, SUBJECTS, clauses_of, is_behind_semicolon, is_joined_on, without_joint
from workbench.pipeline.frames import beside
from workbench.pipeline.hands import Hand
from workbench.pipeline.positions import covered
from workbench.pipeline.sayings import cue_kind

INTRODUCED = {"ccomp", "csubj", "csubj:pass", "xcomp", "obj", "obl", "acl"}
MIN_WORDS = 2  # a content of one word ("yes") says nothing that could be checked
MIN_CLAUSE_WORDS = 3  # of a run with a subject and its verb
MIN_OWN_WORDS = 6  # what is left of a sentence beside an attribution, to be a statement of its own


@dataclass(frozen=True)
class Draft:
    """A claim before it has an id: its words, the hand that said it (None: the article), and the chain."""

    spans: tuple[Span, ...]
    hand: int | None
    chain: tuple[str, ...]

    def __contains__(self, token: Token) -> bool:
        return any(span.start <= token.i < span.end for span in self.spans)

    @property
    def size(self) -> int:
        """Number of tokens."""
        return sum(len(span) for span in self.spans)


def find_drafts(
    article: Article, doc: Doc, hands: list[Hand], source_ids: list[str], *, offset: int, garbled: Collection[int] = ()
) -> list[Draft]:
    """Every claim of the article in order of the text, a longer one before those inside it.

    `garbled` are sentences, by the index of their first token, whose parse is not worth cutting by.
    """
    found = [*_contents(hands, source_ids), *_own_sentences(article, doc, hands, offset)]
    found = [piece for draft in found for piece in _clause_by_clause(draft, garbled)]
    return sorted(found, key=lambda draft: (draft.spans[0].start, -draft.size))


def _contents(hands: list[Hand], source_ids: list[str]) -> Iterable[Draft]:
    """What others are made to say; a hand that only passes on says nothing of its own."""
    passed_on = {
        hand.parent for hand in hands if hand.parent is not None and hands[hand.parent].content == hand.content
    }
    chains = [_chain(index, hands, source_ids) for index in range(len(hands))]
    inside: dict[int | None, list[Hand]] = {}
    for hand, chain in zip(hands, chains, strict=True):
        if hand.parent is not None and chains[hand.parent] in {chain, (AUTHOR,)}:
            inside.setdefault(hand.parent, []).append(hand)
    for index, hand in enumerate(hands):
        if index in passed_on:
            continue
        for spans in _by_sentence(hand.content):
            spans = [piece for span in spans for piece in beside(span, inside.get(index, ()))]
            if sum(_is_word(token) for span in spans for token in span) >= MIN_WORDS:
                yield Draft(tuple(spans), None if chains[index] == (AUTHOR,) else index, chains[index])


def _own_sentences(article: Article, doc: Doc, hands: list[Hand], offset: int) -> Iterable[Draft]:
    """What headings and paragraphs say in the article's own voice."""
    telling = [hand for hand in hands if hand.parent is not None or _tells(hand)]
    said = covered(span for hand in telling for span in (*hand.cue, *hand.content))
    said |= covered([span for hand in telling for span in hand.source if not _has_own_verb(span, said)])
    said |= covered(filter(None, map(introduction, telling)))
    running = [part.span for part in article.parts if part.kind in {"heading", "paragraph"}]
    ends = [span.end for span in running]
    for sent in doc.sents:
        at = bisect_right(ends, sent.start_char + offset)  # the first part that ends behind the sentence's start
        if at < len(running) and running[at].start < sent.end_char + offset and (spans := _own_words(sent, said)):
            yield Draft(spans, None, (AUTHOR,))


def _clause_by_clause(draft: Draft, garbled: Collection[int]) -> list[Draft]:
    """The draft cut into its clauses: "It sank, he said, and [nobody saw]"; what is only interrupted stays whole."""
    if draft.spans[0].sent.start in garbled:
        return [draft]
    if len(draft.spans) == 1:
        return [replace(draft, spans=(clause,)) for clause in clauses_of(draft.spans[0])]
    cuts = [0, *(at for at, span in enumerate(draft.spans) if at and is_joined_on(span)), len(draft.spans)]
    pieces = [draft.spans[start:end] for start, end in pairwise(cuts)]
    return [replace(draft, spans=(without_joint(first), *rest)) for first, *rest in pieces]


def _chain(index: int, hands: list[Hand], source_ids: list[str]) -> tuple[str, ...]:
    """Source ids from the article's own voice to whoever said it; nobody stands in it twice in a row."""
    path = []
    while index is not None:
        if source_ids[index] != AUTHOR and source_ids[index] not in path[-1:]:
            path.append(source_ids[index])
        index = hands[index].parent
    return (AUTHOR, *reversed(path))


def _by_sentence(content: tuple[Span, ...]) -> Iterable[tuple[Span, ...]]:
    """The content sentence by sentence: each is a proposition of its own."""
    pieces: dict[int, list[Span]] = {}
    for span in content:
        for sent in span.sents:
            piece = _stripped(span.doc[max(sent.start, span.start) : min(sent.end, span.end)])
            if piece is not None:
                pieces.setdefault(sent.start, []).append(piece)
    return [tuple(spans) for spans in pieces.values()]


def _own_words(sent: Span, said: set[int]) -> tuple[Span, ...]:
    """What a sentence states beside what others say in it: all of it, a clause of its own, or nothing."""
    free = [sent.doc[place] for place in range(sent.start, sent.end) if place not in said]
    words = [token for token in free if token.is_alpha]
    if len(free) == len(sent):
        whole = _stripped(sent)
        return (whole,) if whole is not None and len(words) >= MIN_WORDS else ()
    # Beside an attribution, only a run that holds a main verb of the sentence states something of its own.
    runs = [without_joint(run) for run in _runs(free) if any(_is_main_verb(token) for token in run)]
    runs = [run for run in runs if sum(token.is_alpha for token in run) >= _least(run)]
    return tuple(filter(None, (_stripped(run) for run in runs)))


def _tells(hand: Hand) -> bool:
    """Whether a content has words enough for a claim; "police ruled out [sabotage]" is left to the article."""
    return any(sum(map(_is_word, span)) >= MIN_WORDS for span in hand.content)


def _is_word(token: Token) -> bool:
    """Whether a token counts as a word: "confirmed [33 deaths]" is a claim, as "ruled out [sabotage]" is none."""
    return token.is_alpha or token.like_num


def introduction(hand: Hand) -> Span | None:
    """The words that stand for a cue where the encoder saw none: "It is false" before "that it rained".

    They are those of the sentence before the content, if the word on which the content hangs is one of them.
    """
    content = hand.content[0]
    governor = content.root.head
    start = max([content.sent.start, *(span.end for span in hand.source if span.end <= content.start)])
    saying = content.root.dep_ == "nmod" and cue_kind([governor.text]) is not None  # "gave an account of"
    inside = start <= governor.i < content.start and (content.root.dep_ in INTRODUCED or saying)
    return content.doc[start : content.start] if not hand.cue and inside else None


def _has_own_verb(source: Span, said: Collection[int]) -> bool:
    """Whether a source is the subject of a main verb that is no cue: "[Lee thanked the crew], adding that …"."""
    verb = source.root.head
    subject = source.root.dep_ in SUBJECTS and verb.i not in said and not any(t.i in said for t in source)
    return subject and _is_main_verb(verb)


def _least(run: Span) -> int:
    """Words that a run needs to be a statement: fewer where it has its verb and that verb's subject."""
    verbs = [token for token in run if _is_main_verb(token)]
    own = any(child.dep_ in SUBJECTS and child in run for verb in verbs for child in verb.lefts)
    return MIN_CLAUSE_WORDS if own else MIN_OWN_WORDS


def _runs(tokens: list[Token]) -> list[Span]:
    """Tokens that stand side by side, as spans."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and runs[-1][-1].i + 1 == token.i:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [run[0].doc[run[0].i : run[-1].i + 1] for run in runs]


def _is_main_verb(token: Token) -> bool:
    """Whether a verb is the sentence's root or joined to it, with a subject of its own beside it.

    So is one behind a semicolon, wherever the parse hangs it.
    """
    if token.pos_ not in {"VERB", "AUX"} and not any(child.dep_ == "cop" for child in token.children):
        return False
    apart = is_behind_semicolon(token.left_edge)
    above = token
    while above.dep_ in JOINED and above.head != above:
        above = above.head
    return (above.dep_ == "ROOT" or apart) and any(child.dep_ in SUBJECTS for child in token.lefts)


def _stripped(span: Span) -> Span | None:
    """The span without white space at its ends; None if nothing is left."""
    start, end = span.start, span.end
    while start < end and span.doc[start].is_space:
        start += 1
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    return span.doc[start:end] if start < end else None
