"""Sayings that the encoder passed over: a verb of saying with a subject, and a clause or a noun that it says."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.clauses import CLAUSAL, DOERS, is_added
from workbench.pipeline.forms import forms_of
from workbench.pipeline.hands import Hand
from workbench.pipeline.heads import head_of
from workbench.pipeline.inverted import ENDING, said_by_whom_behind, tagged_on
from workbench.pipeline.neighbours import NOT
from workbench.pipeline.noun_phrases import phrase_of
from workbench.pipeline.nouns import is_document
from workbench.pipeline.nouns_told import noun_told
from workbench.pipeline.positions import covered
from workbench.pipeline.sayings import LONGEST, cue_kind, first_words, sayings
from workbench.pipeline.stops import end_of_words
from workbench.pipeline.subjects import subject_of

ACTIVE = ENDING | {"demands"}  # kinds that a verb alone can show
OWN = {"he", "she", "they", "it", "we", "i"}  # inside somebody's words these are mostly that same somebody
# What stands in for a clause: "denied [the charge]", "ordered them [to leave]", "vowed [to leave]".
WITHOUT_CLAUSE = {"denies": {"obj", "xcomp"}, "demands": {"xcomp"}, "promises": {"xcomp"}}

Holders = Mapping[int, Sequence[Hand]]  # who has a word, by its place, in what they say


def missed(doc: Doc, hands: list[Hand]) -> list[Hand]:
    """Sayings that the parse shows and none of the hands holds: a verb of saying with a subject and a clause."""
    if not doc.has_annotation("DEP"):
        return []
    taken = covered(span for hand in hands if not _says_it_elsewhere(hand) for span in hand.cue)
    holders = defaultdict(list)
    for hand in hands:
        for place in covered(hand.content):
            holders[place].append(hand)
    return [hand for token in doc if token.pos_ == "VERB" and token.i not in taken
            for hand in _saying(token, holders)]  # fmt: skip


def _says_it_elsewhere(hand: Hand) -> bool:
    """Whether a verb that only frames the words before it has its content in sentences behind it alone."""
    verb = hand.cue[-1].root if hand.cue else None
    return verb is not None and is_added(verb) and all(span.start >= verb.sent.end for span in hand.content)


def _saying(verb: Token, holders: Holders) -> Iterator[Hand]:
    """The hand that a verb of saying makes with its own subject and the clause that it governs or stands in."""
    if _is_turned(verb):
        return
    if (inverted := said_by_whom_behind(verb)) is not None:
        yield inverted
        return
    subject = subject_of(verb.doc[verb.i : verb.i + 1]) or _it(verb) or _told_by(verb)
    cue = _with_particle(verb)
    kind = cue_kind([token.text for token in cue])
    told = kind in ACTIVE or (kind == "knows" and is_added(verb))  # "it rained, he remembered"
    content = _clause_of(verb) if told else _shown(verb, subject)
    around = holders.get(verb.i, ())
    if subject is not None and content is None and not around:
        content = noun_told(verb, subject)
    if (content is None or subject is None) and not around and (tagged := tagged_on(verb)) is not None:
        yield tagged
        return
    if subject is None or content is None or (subject.end > content.start and content.end > subject.start):
        return
    if around and subject.root.lower_ in OWN:
        return
    others = (hand for token in content for hand in holders.get(token.i, ()) if hand not in around)
    if all(_is_within(hand, content) or _gives_way(hand, subject) for hand in others):
        yield Hand((subject,), (cue,), (content,))


def _with_particle(verb: Token) -> Span:
    """The verb with the words by which alone it says something: "went on", "let slip"; not "went on to win"."""
    doc = verb.doc
    if verb.lower_ in first_words() and cue_kind([verb.text]) is None:
        for end in range(min(verb.i + LONGEST, verb.sent.end), verb.i + 1, -1):
            told = tuple(token.lower_ for token in doc[verb.i : end]) in sayings()
            if told and not any(child.dep_ == "xcomp" and child.i >= end for child in verb.rights):
                return doc[verb.i : end]
    return doc[verb.i : verb.i + 1]


def _is_within(hand: Hand, content: Span) -> bool:
    """Whether a hand may stand inside what is said; one without a speaker and a cue is only a guess at it."""
    own = (*hand.source, *hand.cue, *hand.content)
    return (not hand.source and not hand.cue) or all(content.start <= s.start and s.end <= content.end for s in own)


def _gives_way(hand: Hand, subject: Span) -> bool:
    """Whether a hand has these words only because the encoder passed over the verb beside `subject`.

    Whoever says something in another sentence does, and every speaker without a verb.
    """
    return not hand.cue or all(span.sent.start != subject.sent.start for span in (*hand.cue, *hand.source))


def _clause_of(verb: Token) -> Span | None:
    """The clause that a verb of saying governs, or the one to which it is only added ("[it rained], he said")."""
    doc = verb.doc
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and _is_clause(child)]
    if not clauses:  # "said in a note [that it rained]"
        clauses = [below for child in verb.rights for below in child.rights if below.dep_ == "acl" and _has_that(below)]
    if not clauses:
        clauses = [child for child in verb.rights if child.dep_ in WITHOUT_CLAUSE.get(_kind_without_clause(verb), ())]
    if clauses:
        head = clauses[0]
        return _behind(verb, head) if verb.i < head.i else _before(verb, head)
    apart = doc[verb.left_edge.i - 1].text == ";"
    if is_added(verb) and not apart and _is_clause(verb.head) and verb.head.i < verb.left_edge.i:
        start = verb.head.left_edge.i
        return doc[start : end_of_words(doc, start, verb.left_edge.i)]
    return None


def _kind_without_clause(verb: Token) -> str | None:
    """The kind of a verb that governs no clause of its own: "told them to leave" demands it."""
    return "demands" if verb.lower_ in forms_of("tell") else cue_kind([verb.text])


def _behind(verb: Token, clause: Token) -> Span:
    """The clause from its first word behind the verb; a word before the verb that hangs on it is a wrong arc."""
    starts = [child.left_edge.i for child in clause.lefts if child.left_edge.i > verb.i]
    end = clause.right_edge.i + 1
    while end > clause.i + 1 and verb.doc[end - 1].is_space:
        end -= 1
    return verb.doc[min([clause.i, *starts]) : end]


def _before(verb: Token, clause: Token) -> Span:
    """The clause up to the verb's own subject; a stop behind the verb that hangs on the clause is a wrong arc."""
    end = min([verb.i, *(child.left_edge.i for child in verb.lefts if child.i > clause.i)])
    start = clause.left_edge.i
    return verb.doc[start : end_of_words(verb.doc, start, min(end, clause.right_edge.i + 1))]


def _it(verb: Token) -> Span | None:
    """The "it" of "nobody profited, it maintains"; elsewhere the word may mean nobody ("it says so")."""
    subject = next((child for child in verb.lefts if child.dep_ in DOERS and child.lower_ == "it"), None)
    return verb.doc[subject.i : subject.i + 1] if subject is not None and is_added(verb) else None


def _told_by(verb: Token) -> Span | None:
    """Whoever told it in "a court was told by the prosecutor that it rained"."""
    agent = next((child for child in verb.rights if child.dep_ == "obl:agent"), None)
    return None if agent is None or cue_kind([verb.text]) != "says" else phrase_of(agent)


def _shown(verb: Token, subject: Span | None) -> Span | None:
    """The clause beside a verb by which a paper shows something: "an invoice shows [that it leaked]"."""
    if subject is None or not is_document(head_of(subject)) or cue_kind([verb.text]) != "shows":
        return None
    clause = _clause_of(verb)
    tagged = clause is not None and clause.end <= subject.start and verb.doc[subject.start - 1].text == ","
    return clause if clause is not None and (verb.i < clause.start or tagged) else None


def _has_that(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts)


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in CLAUSAL for child in token.children)


def _is_turned(verb: Token) -> bool:
    """Whether nothing was said: "did not say", "could not confirm", "if he says"."""
    return any(child.dep_ in {"advmod", "mark"} and child.lower_ not in {"also", "later", "that", "then", "as"}
               and child.i < verb.i and (child.dep_ == "mark" or child.lower_ in NOT)
               for child in verb.children)  # fmt: skip
