"""The verb by which somebody says something, where the encoder took another word for it, or none.

A hand that has a speaker and words but no cue is often a true saying whose verb the encoder passed over ("a tally
gives them ten seats"), and as often a deed ("voters were sold a union"): the verb between the two tells which.
"""

from collections.abc import Collection
from dataclasses import replace

from spacy.tokens import Span, Token

from workbench.pipeline.clauses import DOERS
from workbench.pipeline.hands import Hand
from workbench.pipeline.neighbours import NOT, has_verb, is_quoted
from workbench.pipeline.nouns import is_document
from workbench.pipeline.sayings import LONGEST, cue_kind, sayings

BETWEEN = 2  # words between an auxiliary and its verb ("could not independently verify")
SEEMING = {"appear", "appears", "appeared", "seem", "seems", "seemed"}
SHOWING = {"shows", "says"}
ASIDE = {"obl", "obj", "iobj", "nmod"}  # whom something is done to, not who says something
INTRODUCING = {"according", "per"}
GOVERNED = {"obj", "iobj", "obl", "ccomp", "xcomp", "acl:relcl"}


def with_its_verb(hand: Hand) -> Hand | None:
    """The hand with the whole verb as its cue; None where the verb tells a deed and nothing was said."""
    if not hand.content[0].doc.has_annotation("DEP"):
        return hand
    hand = _with_the_shown(_with_full_verb(hand))
    if not hand.source and hand.cue and hand.cue[-1].text.lower() in SEEMING:
        return None  # the article's own doubt: "the post seems [to have piled up]"
    return hand if hand.cue or not hand.source else _with_governor(hand)


def _with_full_verb(hand: Hand) -> Hand:
    """ "could not [confirm that …]": a cue that is only an auxiliary takes its verb along."""
    cue, content = (hand.cue[-1] if hand.cue else None), hand.content[0]
    if cue is None or not cue.root.dep_.startswith("aux"):
        return hand
    verb = cue.root.head.i
    if not cue.end <= verb <= cue.end + BETWEEN or content.start < cue.end or content.end <= verb + 1:
        return hand
    rest = cue.doc[max(content.start, verb + 1) : content.end]
    return replace(hand, cue=(*hand.cue[:-1], cue.doc[cue.start : verb + 1]), content=(rest, *hand.content[1:]))


def _with_the_shown(hand: Hand) -> Hand:
    """ "images appear [to show a bridge]": what appears to show it is who says it."""
    content = hand.content[-1]
    seems = hand.cue[-1].root if hand.cue else content.doc[max(0, content.start - 1)]
    if seems.lower_ not in SEEMING:
        return hand
    shows = next((child for child in seems.rights if child.dep_ == "xcomp"), None)
    subject = next((child for child in seems.lefts if child.dep_ in DOERS), None)
    if shows is None or subject is None or cue_kind([shows.text]) not in SHOWING:
        return hand
    if not content.start <= shows.i < content.end - 1 or not is_document(subject):
        return hand
    cue, said = content.doc[seems.i : shows.i + 1], content.doc[shows.i + 1 : content.end]
    return replace(hand, cue=(cue,), content=(said,))


def _with_governor(hand: Hand) -> Hand | None:
    """The hand with the verb that its words hang on, if its speaker, or nobody near, is that verb's subject."""
    content = hand.content[0]
    verb, here = content.root.head, content.sent.start
    near = [span for span in hand.source if span.sent.start == here]
    if any(_is_acted_on(span, content) for span in near):
        return None  # "[The union was sold to] voters"
    found = verb.pos_ == "VERB" and verb not in content and content.root.dep_ in GOVERNED and verb.sent.start == here
    subject = next((child for child in verb.children if child.dep_ in DOERS), None) if found else None
    if subject is None and near and near[-1].root.dep_ in DOERS and near[-1].root.i < content.start:
        subject, verb = near[-1].root, near[-1].root.head  # "he let it be known [that it sank]"
        if verb.pos_ != "VERB" or not near[-1].end <= verb.i < content.start or len(_phrase(verb)) == 1:
            return hand
    if subject is None or (near and not any(_is_part_of(subject, span) for span in near)):
        return hand
    words = [token for token in verb.lefts if token.dep_.startswith("aux") or token.lower_ in NOT]
    cue = _phrase(verb)
    if _is_only_named(content) and not _tells(cue, subject, {token.lower_ for token in words}):
        return None  # "a pilot went on trial over [the death of two students]"
    return replace(hand, cue=(cue,))


def _phrase(verb: Token) -> Span:
    """The verb with the words that make it one of saying: "let slip", "laughed off"."""
    doc = verb.doc
    longest = min(LONGEST, verb.sent.end - verb.i)
    ends = (verb.i + size for size in range(longest, 1, -1))
    whole = (doc[verb.i : end] for end in ends if _is_listed(doc[verb.i : end]))
    return next((words for words in whole if words[-1].dep_ != "case"), doc[verb.i : verb.i + 1])


def _is_listed(words: Span) -> bool:
    return tuple(token.lower_ for token in words) in sayings()


def _tells(cue: Span, subject: Token, before: Collection[str]) -> bool:
    """Whether a verb with a bare noun behind it says something: a verb of saying, or anything that a paper does."""
    kind = cue_kind([token.text for token in cue], by_document=is_document(subject))
    return not NOT & set(before) and (kind not in {None, "intends"} or is_document(subject))


def _is_part_of(subject: Token, source: Span) -> bool:
    """Whether a source is, or stands in, a subject's phrase: "member states" of "a draft sent to member states"."""
    return (subject.left_edge.i <= source.start and source.end <= subject.right_edge.i + 1) or subject in source


def _is_acted_on(source: Span, content: Span) -> bool:
    """Whether a source stands inside the clause of the words, as whom something is done to."""
    root = source.root
    introduced = any(child.lower_ in INTRODUCING for child in root.children)
    return root.dep_ in ASIDE and root.head in content and root.i > content.start and not introduced


def _is_only_named(content: Span) -> bool:
    """Whether the words are a noun without a verb, and nobody's own words."""
    return not is_quoted(content) and not has_verb(content)
