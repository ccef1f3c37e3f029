"""Whom "he" or "she" can mean who has not spoken before, and when the text leaves it open."""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Span, Token

from workbench.pipeline.clauses import DOERS
from workbench.pipeline.entities import names_in
from workbench.pipeline.given_names import HE, SHE
from workbench.pipeline.identification import unlisted
from workbench.pipeline.mentions import Mention, read_mention
from workbench.pipeline.naming import without_titles
from workbench.pipeline.noun_phrases import phrase_of
from workbench.pipeline.nouns import POSSESSIVES, noun_at
from workbench.pipeline.persons import PERSON, is_common
from workbench.pipeline.sameness import THINGS, Entry, same_head, same_name
from workbench.pipeline.sayings import cue_kind

SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}
ACTING = SUBJECTS | {"obj", "iobj", "conj"}
BESIDE = {"obj", "iobj", "conj", "obl:agent"}  # nouns that may be people too, whether a list knows them or not
TRADES = ("er", "or", "ist", "man", "woman", "ian", "ant", "ee")  # how words for people end that no list knows
FITTING = {"he": {"person"}, "she": {"person"}, "they": {"group", "organisation"}, "it": {"organisation", "outlet"}}


def is_open(pronoun: Mention, found: Entry, sentences_back: int, may_be: Callable[[Span], bool]) -> bool:
    """Whether it may be somebody else than who spoke last: that was a while ago, and another has acted since.

    "She recalls his first winter" is not about him. `may_be` tells of whom the pronoun can be.
    """
    persons = list(filter(may_be, persons_before(pronoun.head)))
    if sentences_back < 2 or not persons:
        return False
    others = SHE if pronoun.head.lower_ in HE else HE
    if any(token.lower_ in others for token in pronoun.head.sent):
        return False
    about = read_mention(persons[0])
    return not same_name(found, about) and not same_head(found, about)


def meant_by(pronoun: Mention, sentence_of: Callable[[Token], int], may_be: Callable[[Span], bool]) -> Mention:
    """The pronoun as a mention of whom the text named last, or of whom the sentence before is about.

    It stays what it is where the sentence before has somebody else beside its subject. `may_be` tells of whom the
    pronoun can be.
    """
    here = sentence_of(pronoun.head)
    persons = list(filter(may_be, persons_before(pronoun.head)))
    if len(persons) > 1:
        return pronoun
    names = [ent for ent in names_in(pronoun.head.doc) if ent.label_ in PERSON and ent.end <= pronoun.span.start]
    close = [ent for ent in names if not is_common(ent) and here - sentence_of(ent[0]) <= 1 and may_be(ent)]
    close = [ent for ent in close if ent.root.dep_ in SUBJECTS] or close
    if close:
        return Mention(pronoun.span, pronoun.head, "person", "named", without_titles(close[-1]))
    if not persons or any(token.dep_ in BESIDE and _may_be_somebody(token) for token in persons[0].sent):
        return pronoun
    return replace(read_mention(persons[0]), span=pronoun.span)


def _may_be_somebody(noun: Token) -> bool:
    """Whether a noun can be a person; a claim and a report are none."""
    if noun.pos_ == "PRON" or cue_kind([noun.text]) is not None:
        return False
    return noun.pos_ == "PROPN" or (noun_at(noun) or unlisted(noun)).kind in {"person", "group"}


def body_before(pronoun: Token) -> Mention | None:
    """The body or paper that the sentence before is about, which "it" takes up: "The ministry disagreed. It said"."""
    start = pronoun.sent.start
    if start == 0 or pronoun.lower_ != "it" or not pronoun.doc.has_annotation("DEP"):
        return None
    before = pronoun.doc[start - 1].sent
    subject = next((child for child in before.root.lefts if child.dep_ in SUBJECTS), None)
    phrase = None if subject is None or subject.pos_ == "PRON" else phrase_of(subject)
    about = None if phrase is None else read_mention(phrase)
    known = about is not None and (about.identified == "named" or noun_at(about.head) is not None)
    return about if known and about.kind in THINGS else None


def subject_before(pronoun: Token) -> Mention | None:
    """Whom a pronoun takes up in its own sentence: "Lee sees none, though she says", "Lee denies it: “No,” he said".

    That is the subject of the nearest verb above the pronoun's own, or of what stands before a colon, if it fits.
    """
    doc, sent = pronoun.doc, pronoun.sent
    if not doc.has_annotation("DEP"):
        return None
    colon = next((token.i for token in sent if token.text == ":" and token.i < pronoun.i), None)
    above = (child for verb in pronoun.head.ancestors for child in verb.lefts)
    before = () if colon is None else doc[sent.start : colon]
    subject = next((t for words in (before, above) for t in words if t.dep_ in DOERS and t.i < pronoun.i), None)
    phrase = None if subject is None or subject.pos_ == "PRON" else phrase_of(subject)
    if phrase is None or phrase.end > pronoun.i:
        return None
    told = read_mention(phrase)
    somebody = told.identified == "named" or noun_at(told.head) is not None or told.head.lower_.endswith(TRADES)
    return told if somebody and told.kind in FITTING.get(pronoun.lower_, ()) else None


def persons_before(pronoun: Token) -> list[Span]:
    """The single persons of the sentence before the pronoun's, the subject first; none where no person is the subject.

    Names and offices count ("the coach"), but not whoever only says whose something is.
    """
    start = pronoun.sent.start
    if start == 0 or not pronoun.doc.has_annotation("DEP"):
        return []
    before = pronoun.doc[start - 1].sent
    names = [ent for ent in names_in(before) if ent.label_ in PERSON and ent[-1].lower_ not in POSSESSIVES]
    found = {ent.root: ent for ent in names}
    inside = {token.i for ent in names_in(before) if ent.label_ in PERSON for token in ent}
    for token in before:
        noun = noun_at(token) if token.pos_ == "NOUN" and token.i not in inside else None
        if noun is not None and noun.kind == "person" and not noun.many and (phrase := phrase_of(token)):
            found[token] = phrase
    main = {root: phrase for root, phrase in found.items() if root.dep_ in ACTING}
    persons = sorted(main, key=lambda root: root.dep_ not in SUBJECTS)
    return [main[root] for root in persons] if persons and persons[0].dep_ in SUBJECTS else []
