"""Verbs that stand before their subject, that are missing, or of which a clause has one too many."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.symbols import DET, NOUN, VERB
from spacy.tokens import Doc, Token

from workbench.pipeline.breaks import (
    BE,
    HAVE,
    INVERTERS,
    MODALS,
    NOMINATIVE,
    REFLEXIVE,
    Finding,
    Rule,
    asks,
    inverters,
    is_name,
    is_noun,
    rows,
    runs_of,
)
from workbench.pipeline.sayings import sayings

FRONTED = 5  # words that stand before the verb of "On Monday rejected the council the plan"
TAKES_CLAUSE = {"means", "meant", "mean", "ensures", "ensured", "guarantees", "guaranteed", "hopes", "hoped", "makes"}


def modal_without_verb(doc: Doc) -> Iterator[Finding]:
    """ "it should Iran – albeit indirectly – are behind it"."""
    for before, modal, after in rows(doc, 3, 1, MODALS):
        subject = before.pos_ in {"PRON", "NOUN", "PROPN"} or before.lower_ in NOMINATIVE | {"it"}
        reflexive = after.lower_ in REFLEXIVE and after.i + 1 < len(doc) and after.nbor().pos_ in {"ADP", "DET"}
        fronted = before.text == "," and reflexive
        stands = (subject or fronted) and modal.lower_ in MODALS and modal.is_lower and not asks(modal)
        condition = modal.lower_ == "should" and _is_base_verb_behind_name(after)  # "should Ann Lee win the vote"
        if stands and not condition and (is_name(after) or reflexive):
            yield Finding(doc[modal.i : after.i + 1], f"a verb is missing after “{modal.text}”")


def _is_base_verb_behind_name(name: Token) -> bool:
    """Whether a verb that could be an infinitive stands right behind a name."""
    rest = name.doc[name.i : name.sent.end]
    behind = next((word for word in rest if not is_name(word)), None)
    return behind is not None and behind.pos_ in {"VERB", "AUX"} and behind.lower_ not in BE - {"be", "become"}


def inverted_statement(doc: Doc) -> Iterator[Finding]:
    """ "In the night have the soldiers …", "After the opinion of the expert can the bridge …"."""
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if len(words) < 7 or words[0].pos_ not in {"ADP", "SCONJ", "ADV"} or any(word.text == "?" for word in words):
            continue
        for number, (verb, after) in enumerate(pairwise(words)):
            before = words[:number]
            if verb.pos_ in {"VERB", "AUX"}:
                fronted = number >= 3 and verb.lower_ in HAVE | MODALS and not inverters(before)
                subject = after.lower_ in {"the"} | NOMINATIVE | {"it"}
                commas = [place for place, word in enumerate(before) if word.text == ","]
                own = commas and before[commas[-1] + 1 :] and before[commas[-1] + 1].pos_ not in {"ADP", "SCONJ", "ADV"}
                if (
                    fronted
                    and subject
                    and not own  # "Of the bunch, Ann had the fewest": her subject stands before the verb
                    and words[0].text[0].isupper()
                    and before[-1].pos_ in {"NOUN", "PROPN", "PRON", "ADV"}
                ):
                    yield Finding(doc[verb.i : after.i + 1], f"“{verb.text}” stands before its subject")
                break


def verb_before_both(doc: Doc) -> Iterator[Finding]:
    """ "On Monday rejected the council the plan": the verb stands before its subject and its object."""
    for verb, *nouns in (doc[at : at + 5] for at in runs_of(doc, VERB, DET, NOUN, DET, NOUN)):
        before = [word for word in doc[verb.sent.start : verb.i] if not word.is_space]
        fronted = 1 <= len(before) <= FRONTED and before[0].pos_ in {"ADP", "ADV"}
        plain = not any(word.pos_ in {"PUNCT", "VERB", "AUX", "PRON", "SCONJ"} for word in before)
        simple = verb.is_lower and not verb.lower_.endswith("ing")
        subjects = {word.dep_ for word in before} & {"nsubj", "nsubj:pass", "csubj"}
        behind = doc[nouns[-1].i + 1] if nouns[-1].i + 1 < len(doc) else None
        relative = behind is not None and behind.pos_ in {"VERB", "AUX"}  # "Then came the day the war ended"
        if fronted and plain and simple and not subjects and not relative and before[-1].pos_ != "DET":
            yield Finding(doc[verb.i : nouns[-1].i + 1], f"“{verb.text}” stands before its subject")


def verb_before_pronoun(doc: Doc) -> Iterator[Finding]:
    """ "moved he in the mountains": a full verb stands before its subject."""
    for before, verb, pronoun, after in rows(doc, 4, 2, NOMINATIVE):
        full = (
            verb.pos_ == "VERB"
            and verb.is_lower
            and (verb.lower_,) not in sayings()
            and not verb.lower_.endswith("ing")
        )
        open_end = after.pos_ in {"ADP", "DET"} or after.lower_ in REFLEXIVE | {"to"}
        fronted = before.text == "," or before.pos_ in {"NOUN", "ADV"}
        more = any(word.pos_ in {"VERB", "AUX"} for word in doc[after.i : min(after.i + 5, verb.sent.end)])
        subject = pronoun.lower_ in NOMINATIVE and pronoun.is_lower
        if full and subject and open_end and fronted and not more and not asks(verb):
            yield Finding(doc[verb.i : pronoun.i + 1], f"“{verb.text}” stands before its subject “{pronoun.text}”")


def second_verb(doc: Doc) -> Iterator[Finding]:
    """ ", who died on the orders of the king was taken out": a clause that has its verb gets another one."""
    for comma, who, verb in rows(doc, 3, 1, {"who", "which"}):
        simple = verb.pos_ == "VERB" and (verb.lower_,) not in sayings() and not verb.lower_.endswith("ing")
        simple = simple and verb.lower_ not in TAKES_CLAUSE
        if comma.text != "," or who.lower_ not in {"who", "which"} or not simple or comma.i == comma.sent.start:
            continue
        if not any(word.pos_ in {"VERB", "AUX"} for word in doc[comma.sent.start : comma.i]):
            continue  # the main verb is still to come
        for word in doc[verb.i + 1 : verb.sent.end]:
            if (
                (word.is_punct and word.text != "-")
                or word.pos_ in {"CCONJ", "VERB"}
                or (word.pos_ == "SCONJ" and word.lower_ != "of")  # "of the king was taken" opens no clause
                or word.lower_ in INVERTERS | {"that", "but"}
            ):
                break
            if word.pos_ == "AUX" and word.lower_ in {"was", "were", "is", "are"} and is_noun(word.nbor(-1)):
                yield Finding(doc[word.i - 1 : word.i + 1], f"“{verb.text}” and “{word.text}” are verbs of one clause")
                break


RULES: dict[str, Rule] = {
    "modal without verb": modal_without_verb,
    "inverted statement": inverted_statement,
    "verb before both": verb_before_both,
    "verb before pronoun": verb_before_pronoun,
    "second verb": second_verb,
}
