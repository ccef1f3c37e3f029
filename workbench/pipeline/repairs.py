"""What the encoder's attributions are held against before they are used.

The encoder reads word pieces and knows nothing of headings, of brackets or of its own other answers.
Each repair is one such piece of knowledge; what it cannot mend it leaves out, so that the words fall
back to the article's own voice instead of being put into a mouth.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from spacy.tokens import Doc, Span

from workbench.pipeline.addressees import before_addressee, is_addressee, without_addressee
from workbench.pipeline.anonymity import is_withheld, stated_grounds
from workbench.pipeline.asides import spoken_beside
from workbench.pipeline.contents import completed, own_pieces, with_inner_saying
from workbench.pipeline.cue_verbs import with_its_verb
from workbench.pipeline.deeds import is_in_its_source, is_negated, more_than_a_deed, more_than_silence
from workbench.pipeline.hands import Hand, kind_of
from workbench.pipeline.headings import said_behind_colons
from workbench.pipeline.hearsay import is_broken, is_heard, is_passive, passed_on, raised, with_raised
from workbench.pipeline.inverted import with_outlet_behind, with_speaker_behind
from workbench.pipeline.neighbours import has_verb, is_in_quotes, is_quoted
from workbench.pipeline.nesting import nested, through
from workbench.pipeline.overlooked import missed
from workbench.pipeline.positions import covered
from workbench.pipeline.sayings import POLAR
from workbench.pipeline.stops import first_word
from workbench.pipeline.subjects import with_subject
from workbench.pipeline.vicinity import hands_near
from workbench.pipeline.whole_phrases import whole_phrase

NONE = {"nothing", "nobody", "none", "neither", "no", "whoever", "whatever", "anybody", "anyone"}
ARTICLES = {"the", "a", "an"}
OWN = {"we", "i"}
SAYING = {"says", "writes", *POLAR}
FEW_WORDS = 3  # words of a loose piece of content; one that is no longer and has no verb is a slip of the encoder


def repair(doc: Doc, hands: list[Hand], *, headings: Collection[int], garbled: Collection[int]) -> list[Hand]:
    """The hands that stand up, parents still before their children.

    `headings` and `garbled` are sentences, each by the index of its first token.
    """
    hands = through(hands, [with_its_verb, with_speaker_behind, lambda hand: with_outlet_behind(doc, hand)])
    hands = [with_inner_saying(own_pieces(with_subject(without_addressee(hand)))) for hand in hands]
    hands = spoken_beside(doc, hands)
    hands = _with_missed(hands, missed(doc, hands))
    hands = through(hands, [lambda hand: None if is_broken(hand) else hand])
    hands = nested([*hands, *passed_on(doc, hands), *said_behind_colons(doc, hands, headings)])
    near = hands_near(hands)
    asides = covered(span for hand in hands for span in hand.source)
    grounds = covered(place for place, _, _ in stated_grounds(doc))
    steps: list[Callable[[Hand], Hand | None]] = [
        more_than_silence,
        lambda hand: None if is_in_its_source(hand) else hand,
        # what is said about a speaker ("who did not want to be named") is no saying of its own
        lambda hand: None if hand.cue and all(token.i in asides for token in hand.cue[0]) else hand,
        lambda hand: None if is_withheld(hand.cue, hand.content[-1]) else hand,
        # "withholding his name because he [fears] for his post"
        lambda hand: None if (hand.cue or hand.content)[0].start in grounds else hand,
        lambda hand: None if is_addressee(hand) else hand,
        # "he said they [have no confirmation] that …": the doubt is his, and nobody else says anything
        lambda hand: None if hand.parent is not None and is_negated(hand) else hand,
        lambda hand: _within_its_part(hand, headings),
        lambda hand: completed(hand, near(hand)),
        before_addressee,
        with_raised,
        _without_slips,
        more_than_a_deed,
        _spoken_by_somebody,
        lambda hand: None if not hand.source and _sentence(hand.content[0]) in garbled else hand,
    ]
    hands = through(hands, steps)
    near = hands_near(hands)
    # a content made whole, or cut, may hold what another held before
    return nested(through(hands, [lambda hand: _but_for_shared(hand, near(hand))]))


def _with_missed(hands: list[Hand], missed: list[Hand]) -> list[Hand]:
    """The hands and those that they missed, without the words of which one of these knows better who says them."""
    told = covered(span for hand in missed for span in hand.content)

    def without_told(hand: Hand) -> Hand | None:
        """The hand without what one of the missed says; one that stands whole inside that stays as it is."""
        frame = (*hand.source, *hand.cue)
        if not frame:
            return None if all(span.start in told for span in hand.content) else hand
        if all(span.start in told for span in frame):
            return hand
        content = tuple(span for span in hand.content if not told.issuperset(range(span.start, span.end)))
        return replace(hand, content=content) if content else None

    return nested([*through(hands, [without_told]), *missed])


def drop_echoes(hands: list[Hand]) -> list[Hand]:
    """The hands without those whose content is nothing but another's source, or a slip beside another's content.

    In "the Herald, citing dockers" the dockers are a hand, not what the Herald says; in "The content, according
    to the Herald: he told them …" the Herald says one thing, not two.
    """
    near = hands_near(hands)

    def sound(hand: Hand) -> Hand | None:
        """The hand, unless it is an echo."""
        others = near(hand)
        return None if _is_source(hand, others) or _is_slip(hand, others) else hand

    return through(hands, [sound])


def _within_its_part(hand: Hand, headings: Collection[int]) -> Hand | None:
    """A heading's "he wants" has its content in the heading; what the paragraph below says is not part of it."""
    anchor = next(iter((*hand.cue, *hand.source)), None)
    if anchor is None:
        return hand
    home = _sentence(anchor)
    content = [piece for span in hand.content for piece in _pieces(span, home, headings)]
    return replace(hand, content=tuple(content)) if content else None


def _pieces(content: Span, home: int, headings: Collection[int]) -> list[Span]:
    """The stretches of a content that may belong to words in the sentence `home`."""
    allowed = [sent.start == home or not {sent.start, home} & {*headings} for sent in content.sents]
    if all(allowed):
        return [content]
    cuts = [(max(s.start, content.start), min(s.end, content.end)) for s in content.sents]
    return [content.doc[start:end] for (start, end), fits in zip(cuts, allowed, strict=True) if fits]


def _without_slips(hand: Hand) -> Hand | None:
    """A few words without a verb beside a longer content are dropped ("The content … he told them to prepare").

    So is a noun without a verb in another sentence than the cue's, unless it is quoted.
    """
    home = _sentence(hand.cue[0]) if hand.cue else None
    content = [
        span
        for span in hand.content
        if raised(hand, span)
        or (_words(span) > FEW_WORDS and (has_verb(span) or home in {None, _sentence(span)} or is_quoted(span)))
        or (_words(span) > 1 and has_verb(span))
    ]
    return replace(hand, content=tuple(content)) if content else hand


def _but_for_shared(hand: Hand, hands: list[Hand]) -> Hand:
    """The hand without a beginning that ends another's saying at the same remove: nobody's words are said twice.

    The encoder may run two clauses together of which the grammar has told whose the first is ("that it burned, this
    does not mean …" behind "although they confirm that it burned").
    """
    first = hand.content[0]
    ends = (
        span.end
        for other in hands
        if other.cue and not hand.cue and other.parent == hand.parent
        for span in other.content
        if span.start < first.start < span.end < first.end
    )
    end = max(ends, default=first.start)
    rest = first.doc[first_word(first.doc, end, first.end) : first.end]
    return replace(hand, content=(rest, *hand.content[1:])) if len(rest) and has_verb(rest) else hand


def _spoken_by_somebody(hand: Hand) -> Hand | None:
    """Whoever is said not to exist has not spoken ("nothing indicates that …"), nor who has no cue inside a saying.

    Where nobody is named, only a whole clause counts ("it is said that …"), and only at the first remove. "You" are
    whom a sentence is about, unless you have said something.
    """
    if hand.source and hand.source[0].text.lower() == "you" and kind_of(hand) not in SAYING:
        return None
    if hand.source and hand.source[0].text.lower() in ARTICLES and len(whole_phrase(hand.source[0])) == 1:
        return None  # "the" of a noun that does not speak
    if hand.source and hand.parent is None and hand.source[0].text.lower() in OWN and not is_in_quotes(hand.source[0]):
        return None  # "We rate the claim false" is the article's own voice
    if not hand.source and hand.content[0].doc.has_annotation("DEP") and not is_heard(hand):
        return None  # "was indicted" tells of no saying
    if hand.source and hand.source[0].text.lower() == "it" and is_passive(hand):
        hand = replace(hand, source=())  # "it is said": nobody is
    if (hand.source and _names_nobody(hand.source[0])) or (hand.parent is not None and not hand.cue):
        return None
    if hand.source or (hand.parent is None and any(has_verb(span) for span in hand.content)):
        return hand
    tagged = hand.content[0].doc.has_annotation("POS")
    return None if tagged else hand


def _names_nobody(source: Span) -> bool:
    """Whether words say that nobody speaks: "no report", not "No 10"."""
    numbered = len(source) > 1 and source[0].lower_ == "no" and source[1].is_digit
    return source[0].lower_ in NONE and not numbered


def _words(span: Span) -> int:
    return sum(token.is_alpha for token in span)


def _is_source(hand: Hand, hands: list[Hand]) -> bool:
    sources = [span for other in hands if other is not hand for span in other.source]
    return all(any(s.start <= span.start and span.end <= s.end for s in sources) for span in hand.content)


def _is_slip(hand: Hand, hands: list[Hand]) -> bool:
    if any(_words(span) > FEW_WORDS or has_verb(span) for span in hand.content):
        return False
    beside = [other for other in hands if other is not hand and other.source == hand.source]
    if kind_of(hand) in POLAR or any(_are_joined(hand, other) for other in beside):
        return False  # "disputed the figure, saying that …", "called for an inquiry and said that …"
    here = _sentence(hand.content[0])
    return any(_sentence(span) == here and has_verb(span) for other in beside for span in other.content)


def _are_joined(one: Hand, other: Hand) -> bool:
    """Whether two verbs of saying are told in a row, neither of them as an aside of the other."""
    if not one.cue or not other.cue:
        return False
    first, second = sorted((one.cue[-1].root, other.cue[-1].root), key=lambda verb: verb.i)
    return second.dep_ == "conj" and second.head == first


def _sentence(span: Span) -> int:
    return span[0].sent.start
