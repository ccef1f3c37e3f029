"""How one event word is told: as so, as open, or as not so; from the signals that reach it and the words above it.

A claim is graded as a whole; a corpus that marks single events asks word by word, and so does whoever wants to know
which of two verbs a "may" belongs to. What a governing word does to what hangs on it follows work on implicative
and factive verbs (Karttunen 1971, "Implicative Verbs", Language 47:2; Saurí & Pustejovsky 2009): what is feared,
tried or allowed is left open, what is cancelled or refused is not so, and a reported, planned or coming event is told
as certainly as its verb says.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from workbench.kinds import FactValue
from workbench.pipeline.neighbours import NOT
from workbench.pipeline.signals import Signal
from workbench.pipeline.wordlists import listed

DEGREE = {"possible": "PS", "possibly not": "PS", "probable": "PR", "improbable": "PR", "almost certain": "PR",
          "certain": "CT"}  # fmt: skip
AGAINST = {"possibly not", "improbable"}  # strengths of a doubt that leans to the other side
UNCOMMITTED = {"absence_of_evidence", "conditional", "reported", "garbled"}
DOUBT = {"hedge", "reported", "absence_of_evidence"}
NEGATIVE = {"negation", "denial"}
NOBODY = {"no", "nobody", "none", "neither", "nothing"}
NEGATION = {*NOT, "no", "nor", "without"}
PARTLY = {"all", "every", "everyone", "everything", "always", "only", "entirely", "completely", "fully"}
NEARLY = {"nearly", "almost"}
ABLE = {"can", "ca", "could"}  # an ability or a permission: whether it happens is left open
OWN = {"cop", "aux", "aux:pass"}
DEFINITE = {"the", "this", "that", "these", "those"}
ARGUMENTS = {"nsubj", "nsubj:pass", "nsubj:outer", "obj"}
OWN_CLAUSE = {"nsubj", "aux"}  # what shows that a verb of a row has a clause of its own: "able to sail and will …"
OPENING = {"if", "unless", "whether"}
# Relations by which a word's own clause or phrase belongs to what the word above says. A clause with a subject of
# its own stops a negation: "did not say that they left" leaves the leaving alone.
COMPLEMENTS = {"xcomp", "ccomp", "csubj", "csubj:pass", "obj", "aux", "aux:pass", "cop", "conj"}
INSIDE = {"xcomp", "obj", "aux", "aux:pass", "cop"}
# … and by which it hangs on a noun, an adjective or a verb that says what becomes of it: "fears of a war".
BELOW = {"xcomp", "ccomp", "acl", "obj", "nsubj:pass", "nmod", "conj", "obl", "advcl"}
JOINTS = {"of", "for", "about", "over", "on", "in", "to", "from", "against", "that", "whether"}
# Relations of a word that only says something of its head.
MODIFIES = {"aux", "aux:pass", "advmod", "amod", "det", "mark", "cc", "expl", "cop", "fixed", "nummod", "case"}


def value_of(event: Token, signals: Iterable[Signal]) -> FactValue:
    """The FactBank value that the words give one event. `signals` are those of its doc, whoever's they are."""
    near = [signal for signal in signals if signal.scope.start <= event.i < signal.scope.end]
    if any(_negates(signal, event) for signal in near if signal.kind == "absence_of_evidence"):
        return "CT-"  # "does not suggest": of the suggestion there is no evidence, the suggesting is not so
    value = graded(signal for signal in near if _bears_on(signal, event))
    return told_by_its_place(event) if value == "CT+" else value


def graded(signals: Iterable[Signal]) -> FactValue:
    """The value that signals about one thing give together; CT+ where none of them weakens it."""
    signals = list(signals)
    kinds = {signal.kind for signal in signals}
    if kinds & UNCOMMITTED:
        return "Uu"
    degrees = [DEGREE[signal.strength] for signal in signals if signal.kind == "hedge" and signal.strength]
    degree = min(degrees, key=["PS", "PR", "CT"].index, default="CT")
    leans = any(signal.strength in AGAINST for signal in signals)
    return f"{degree}{'-' if kinds & NEGATIVE or leans else '+'}"


def told_by_its_place(event: Token) -> FactValue:
    """The value that an event has from the words above and beside it, where no signal speaks of it."""
    if not event.doc.has_annotation("DEP"):
        return "CT+"
    if _is_undone(event) or _is_missed(event):
        return "CT-"
    if any(child.dep_ == "mark" and child.lower_ in OPENING for child in event.children):
        return "Uu"  # a condition, or what is asked
    return "PS+" if _is_only_able(event) or _is_left_open(event) else "CT+"


def _is_only_able(event: Token) -> bool:
    """ "Can carry" and "could sail"; whoever "could see" saw, and whoever "could not sail" did not."""
    words = {child.lower_ for child in event.children if child.dep_ in {"aux", "advmod"}}
    perceived = "could" in words and event.lower_ in listed("abilities")
    return bool(words & ABLE) and not words & NEGATION and not perceived


def _bears_on(signal: Signal, event: Token) -> bool:
    """Whether a signal says something of an event, and not of another one in its clause."""
    if signal.kind in NEGATIVE:
        return _negates(signal, event)
    if signal.kind == "conditional":  # of the condition, and of what depends on it
        governors = _governors(signal)
        return any(event in {word, word.head} for word in governors if word.dep_ in {"advcl", "ccomp", "csubj"})
    own = event in set(signal.span) or (event.dep_ in OWN and event.head in set(signal.span))  # "is unknown" is certain
    return signal.kind in DOUBT and not own and _reaches(signal, event)


def _governors(signal: Signal) -> set[Token]:
    """What a cue bears on: itself, and the words that its words only modify."""
    return {token.head for token in signal.span if token.dep_ in MODIFIES} | {signal.span.root}


def _negates(signal: Signal, event: Token) -> bool:
    """Whether the negation is the event's own, that of its subject, or that of the verb whose complement it is."""
    cue, governors = set(signal.span), _governors(signal)
    words = {word.lower_ for word in cue}
    if signal.kind not in NEGATIVE | {"absence_of_evidence"} or words & PARTLY:
        return False
    if event in cue:  # "did not sail"; whoever "refused to sail" did refuse
        return bool(words & NEGATION) and event.pos_ in {"VERB", "AUX", "ADJ"}
    if signal.kind == "absence_of_evidence":
        return False
    if event in governors:
        return True
    if words & NOBODY and any(child.dep_ in ARGUMENTS and child in governors for child in event.children):
        return True
    own_subject = any(child.dep_ == "nsubj" for child in event.children)
    above = _above(event, INSIDE if own_subject and signal.kind == "negation" else INSIDE | {"ccomp"})
    return any(word in governors for word in above)


def _reaches(signal: Signal, event: Token) -> bool:
    """Whether the event is what a cue bears on, or a complement of it; its subject and what describes it are not."""
    governors = _governors(signal)
    return event in governors or any(word in governors for word in _above(event, COMPLEMENTS | {"acl"}))


def _above(event: Token, relations: set[str]) -> Iterator[Token]:
    """The words above an event, as long as each hangs on the next as its complement."""
    word = event
    while word.dep_ in relations and word.head != word and not (word.dep_ == "obj" and _is_known(word)):
        word = word.head
        yield word


def _is_known(noun: Token) -> bool:
    """Whether a noun takes for granted what it names: "the war" goes on where nobody can end it."""
    return any(child.lower_ in DEFINITE or child.dep_ == "nmod:poss" for child in noun.children)


def _is_missed(event: Token) -> bool:
    """ "Nearly broke the record"."""
    return event.pos_ == "VERB" and any(
        child.lower_ in NEARLY and child.dep_ == "advmod" and child.i + 1 == event.i for child in event.children
    )


def _is_undone(event: Token) -> bool:
    """Whether the word above says that it does not take place: "the flight was cancelled", "refused to sail"."""
    if any(child.dep_ in {"amod", "acl"} and _is_undoing(child) for child in event.children):
        return True
    return _hangs_on(event, "undone") or (event.dep_ == "acl" and event.head.pos_ == "NOUN" and _is_undone(event.head))


def _is_undoing(word: Token) -> bool:
    """ "The cancelled flight", not "measures to stop it"."""
    return word.lower_ in listed("undone") and not any(child.lower_ == "to" for child in word.children)


def _is_left_open(event: Token) -> bool:
    """Whether the word above leaves open whether it happens: "fears of a war", "tried to sail", "was asked to"."""
    return any(_hangs_on(word, "openers") for word in (event, *_above(event, {"xcomp", "obj"})))


def _hangs_on(event: Token, words: str) -> bool:
    """Whether an event hangs, alone or as part of a row, on a word of this class."""
    word = event
    while word.dep_ == "conj" and word.head != word and not any(child.dep_ in OWN_CLAUSE for child in word.children):
        word = word.head
    above = word.head
    if word == above or word.dep_ not in BELOW or above.lower_ not in listed(words):
        return False
    joints = {child.lower_ for child in word.children if child.dep_ in {"case", "mark"}}
    return word.dep_ not in {"nmod", "obl", "advcl", "acl"} or bool(joints & JOINTS)
