"""Sentences that no reading is safe for: word order that English does not have, as translation leaves it.

Each rule is a pattern of words and word classes seen where German order shines through a translation.
A rule has to be silent on headlines, lists and quotations, so each asks for a break that no writer of
English makes on purpose; a sentence that is only clumsy is left alone.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.outlets import find_outlets

MODALS = {"can", "could", "may", "might", "must", "shall", "should", "will", "would"}
REPORTING = {"reported", "said", "wrote", "announced", "told", "stated"}
BACKWARD = {"resident", "located", "living", "based", "operating", "active", "present", "ruling", "known", "situated"}
AUXILIARIES = {"have", "has", "had", "were", "was", "become"}
ENDS = {".", "!", "?"}

Finding = tuple[Span, str]  # the words that break, and the end of a sentence that says what is wrong


def find_garbled(doc: Doc) -> list[tuple[str, Span, str]]:
    """Breaks in the doc's sentences: rule, the words at the break, and what is wrong there. At most one a sentence."""
    found = {}
    for name, rule in RULES.items():
        for span, wrong in rule(doc):
            found.setdefault(span.sent.start, (f"garble/{name}", span, wrong))
    return [found[start] for start in sorted(found)]


def _modal_without_verb(doc: Doc) -> Iterator[Finding]:
    """ "it should Iran – albeit indirectly – are behind it"."""
    for before, modal, after in zip(doc, doc[1:], doc[2:], strict=False):
        subject = before.pos_ in {"PRON", "NOUN", "PROPN"} or before.lower_ in {"it", "he", "she", "they"}
        if subject and modal.lower_ in MODALS and modal.is_lower and _is_name(after):
            yield doc[modal.i : after.i + 1], f"a verb is missing after “{modal.text}”"


def _infinitive_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "a larger war effort against the state Israel be."."""
    for before, verb, after in zip(doc, doc[1:], doc[2:], strict=False):
        if verb.lower_ == "be" and after.text in ENDS and (_is_name(before) or before.pos_ == "NOUN"):
            yield doc[before.i : verb.i + 1], "a stray “be” ends the sentence"


def _verb_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "have already been made War against Israel designed"."""
    for sent in doc.sents:
        words = [token for token in sent if token.is_alpha]
        if len(words) < 6 or not _is_participle(words[-1]) or not _is_noun(words[-2]):
            continue
        for been, verb, noun in zip(sent, sent[1:], sent[2:], strict=False):
            if been.lower_ == "been" and _is_participle(verb) and _is_noun(noun) and verb.i < words[-2].i:
                yield doc[verb.i : words[-1].i + 1], f"two verbs, “{verb.text}” and “{words[-1].text}”, share one place"


def _participle_far_from_its_auxiliary(doc: Doc) -> Iterator[Finding]:
    """ "has the report on Tuesday to the parliament handed over": objects stand before the participle."""
    for sent in doc.sents:
        words = [token for token in sent if token.is_alpha]
        last = next((token for token in reversed(words[-2:]) if _is_participle(token)), None)
        if last is None or not _is_declarative(sent):
            continue
        for token in sent[1:]:
            between = doc[token.i + 1 : last.i]
            if token.lower_ in {"has", "have", "had"} and len(between) >= 4 and _is_object_with_place(between):
                yield doc[token.i : last.i + 1], f"“{last.text}” stands far behind “{token.text}”"


def _is_object_with_place(between: Span) -> bool:
    """Whether a noun phrase and a prepositional one stand there, and neither a verb nor a mark."""
    classes = {token.pos_ for token in between}
    return between[0].pos_ in {"DET", "NUM", "PRON"} and "ADP" in classes and not classes & {"VERB", "PUNCT"}


def _auxiliary_behind_its_verb(doc: Doc) -> Iterator[Finding]:
    """ "the refugees in safety brought have.", "waiting were."."""
    for verb, auxiliary, after in zip(doc, doc[1:], doc[2:], strict=False):
        form = verb.pos_ == "VERB" and (_is_participle(verb) or verb.lower_.endswith("ing"))
        if form and auxiliary.lower_ in AUXILIARIES and after.text in ENDS:
            yield doc[verb.i : auxiliary.i + 1], f"“{auxiliary.text}” stands behind “{verb.text}”, not before it"


def _nouns_in_a_row(doc: Doc) -> Iterator[Finding]:
    """ "The judge the accused the verdict out read": three nouns with their articles and no verb between them."""
    classes = [token.pos_ for token in doc]
    for start in range(len(doc) - 5):
        if classes[start : start + 6] == ["DET", "NOUN"] * 3:
            yield doc[start : start + 6], "three nouns stand in a row without a verb"


def _outlet_as_noun(doc: Doc) -> Iterator[Finding]:
    """ "the reported NYT": an inverted "reported the NYT"."""
    for outlet in find_outlets(doc):
        if outlet.start >= 2 and doc[outlet.start - 1].lower_ in REPORTING and doc[outlet.start - 2].lower_ == "the":
            yield doc[outlet.start - 2 : outlet.end], f"“the” and “{doc[outlet.start - 1].text}” have changed places"


def _attribute_before_its_noun(doc: Doc) -> Iterator[Finding]:
    """ "those in Gaza Strip resident Hamas": everything that describes a noun stands before it."""
    for token in doc:
        if token.lower_ not in BACKWARD or token.i < 3 or token.i + 1 >= len(doc) or not _is_noun(token.nbor()):
            continue
        start = token.i - 1
        while start > token.sent.start and _is_noun(doc[start]) and token.i - start < 5:
            start -= 1
        if doc[start].lower_ in {"in", "at", "near"} and doc[start - 1].lower_ in {
            "the",
            "those",
            "these",
            "this",
            "that",
        }:
            yield doc[start - 1 : token.i + 2], f"“{token.text}” stands before the noun it should follow"


def _is_name(token: Token) -> bool:
    return bool(token.ent_type_) or token.pos_ == "PROPN"


def _is_noun(token: Token) -> bool:
    return _is_name(token) or token.pos_ == "NOUN"


def _is_participle(token: Token) -> bool:
    return token.pos_ == "VERB" and (
        token.lower_.endswith(("ed", "en")) or token.lower_ in {"made", "held", "built", "put"}
    )


def _is_declarative(sent: Span) -> bool:
    return not any(token.text == "?" for token in sent)


RULES: dict[str, Callable[[Doc], Iterator[Finding]]] = {
    "modal without verb": _modal_without_verb,
    "infinitive at the end": _infinitive_at_the_end,
    "verb at the end": _verb_at_the_end,
    "participle far from its auxiliary": _participle_far_from_its_auxiliary,
    "auxiliary behind its verb": _auxiliary_behind_its_verb,
    "nouns in a row": _nouns_in_a_row,
    "outlet as noun": _outlet_as_noun,
    "attribute before its noun": _attribute_before_its_noun,
}
