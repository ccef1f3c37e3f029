"""What the encoder takes for a saying and is none: a deed, a silence, or the words for who speaks."""

from spacy.tokens import Span

from workbench.pipeline.clauses import DOERS
from workbench.pipeline.forms import forms_of
from workbench.pipeline.hands import Hand, kind_of
from workbench.pipeline.neighbours import NOT, has_verb, is_quoted
from workbench.pipeline.wordlists import listed

REFUSING = {"declined", "declines", "decline", "refused", "refuses", "refuse"}
# What whoever is silent does not do.
ANSWERING = {"comment", "respond", "reply", "answer", "take", "discuss", "elaborate", "talk", "speak", "say", "confirm",
             "disclose", "specify"}  # fmt: skip
# Nor does it give these: "declined to release names", not "refused to release the hostages".
GIVING = {"release", "give", "provide", "reveal", "describe", "identify", "name"}
ANSWERS = {"name", "names", "details", "information", "figures", "figure", "reason", "reasons", "statement", "identity",
           "terms", "findings", "results", "numbers", "sources"}  # fmt: skip
# "has not said [what it will cost]" leaves it open.
OPEN = {"what", "whether", "how", "when", "why", "who", "where", "which", "if"}
CALLING = {"call", "calls", "called", "calling"}
TAKEN_UP = {"it", "this", "that", "these", "those", "them", "all"}  # what was said before
ANY = {"any", "all", "having"}  # "denied any benefit from it" is about what is so
DIFFERING = {"to differ", "to disagree"}  # what the stallholders beg
VOTING = {"voted", "votes", "vote", "voting"}


def more_than_silence(hand: Hand) -> Hand | None:
    """The hand, or None where nothing was said: "did not reply to requests", "declined to comment"."""
    if not hand.cue or not hand.content[0].doc.has_annotation("DEP"):
        return hand
    words = {token.lemma_.lower() or token.lower_ for span in hand.cue for token in span}
    words |= {token.lower_ for span in hand.cue for token in span}
    telling = words & ANSWERING or kind_of(hand) in {"says", "writes"}
    left_open = all(span[0].lower_ in OPEN for span in hand.content)
    silent = is_negated(hand) and telling and (left_open or not any(map(has_verb, hand.content)))
    if words & REFUSING and all(_is_infinitive(span) and _is_answer(span) for span in hand.content):
        return None
    # "The board voted [to leave]" tells what it did
    return None if silent or (words & VOTING and all(map(_is_infinitive, hand.content))) else hand


def more_than_a_deed(hand: Hand) -> Hand | None:
    """ "They planned attacks", "questioned adults" is what they did; a clause or their own words, what they think."""
    kind = kind_of(hand) if hand.cue else "says"
    # inside somebody's words only a known word of saying makes a saying: "he said they [supported] the plan"
    polled = kind == "asks" and hand.cue[-1].root.lower_ in forms_of("question")
    deed = kind == "intends" or polled or (kind is None and hand.parent is not None)
    deed = deed or _is_called_off(hand) or (kind == "denies" and _is_turned_down(hand))
    if all(span.text.lower() in DIFFERING for span in hand.content):
        return None  # "they beg [to differ]"
    if not hand.content[0].doc.has_annotation("POS"):
        return hand
    said = any(is_quoted(span) or has_verb(span) for span in hand.content)
    return hand if said or not deed else None


def _is_called_off(hand: Hand) -> bool:
    """Whether a particle makes another verb of the cue ("called off the concert"), or makers recall what they sold."""
    if hand.cue and hand.cue[-1].root.lower_ == "recalling":
        return any(child.lemma_ == "be" for child in hand.cue[-1].root.lefts)  # "is recalling 64,000 cars"
    behind = hand.cue[-1].doc[hand.cue[-1].end : hand.cue[-1].end + 1] if hand.cue else ()
    return any(token.dep_ == "compound:prt" and hand.cue[-1].root.lower_ in CALLING for token in behind)


def _is_turned_down(hand: Hand) -> bool:
    """Whether what is denied is no claim: "rejected [the offer]", "denied [the man] entry"; a charge is one."""
    verb = hand.cue[-1].root
    about = {span.root.lower_ for span in hand.content} | {child.lower_ for child in verb.rights if child.dep_ == "obj"}
    if any(token.lower_ == "as" for span in hand.content for token in span):
        return False  # "dismissed the log as a forgery"
    if verb.lower_ in forms_of("deny"):
        anything = any(token.lower_ in ANY for span in hand.content for token in span)
        return bool(about & listed("permissions")) and not anything
    return verb.lower_ in listed("turning down") and not about & (listed("statements") | TAKEN_UP)


def is_in_its_source(hand: Hand) -> bool:
    """Whether what is taken for words are those of the speaker: "[His brother] disputes"."""
    if not hand.cue or not hand.content[0].doc.has_annotation("DEP"):
        return False
    subject = next((child for child in hand.cue[-1].root.lefts if child.dep_ in DOERS), None)
    inside = subject is not None and all(
        subject.left_edge.i <= span.start and span.end <= subject.right_edge.i + 1 for span in hand.content
    )
    return inside and not hand.content[0].root.dep_.startswith("acl")


def is_negated(hand: Hand) -> bool:
    """Whether the cue's verb is negated, by a word of the cue or beside it."""
    words = {token.lower_ for span in hand.cue for token in (*span, *span.root.lefts)}
    return bool(words & {*NOT, "no", "neither"})


def _is_answer(span: Span) -> bool:
    """Whether what somebody will not do is to answer."""
    word = span[1].lower_
    return word in ANSWERING or (word in GIVING and any(token.lower_ in ANSWERS for token in span))


def _is_infinitive(span: Span) -> bool:
    return len(span) > 1 and span[0].lower_ == "to" and span[1].pos_ in {"VERB", "AUX"}
