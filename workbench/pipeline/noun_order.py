"""Articles, attributes and nouns that stand where English has no place for them."""

from collections.abc import Iterator

from spacy.symbols import DET, NOUN
from spacy.tokens import Doc

from workbench.pipeline.breaks import (
    ARTICLES,
    NOMINATIVE,
    REFLEXIVE,
    Finding,
    Rule,
    clause_behind,
    is_noun,
    is_participle,
    rows,
    runs_of,
)
from workbench.pipeline.positions import positions

BEHIND_ARTICLE = {"by", "in", "on", "from", "with", "at", "through", "during", "since", "against", "under", "of", "for"}
DAYS = {"yesterday", "today", "tomorrow"}
BACKWARD = {"resident", "located", "living", "based", "operating", "active", "present", "ruling", "known", "situated"}
PEOPLE = {"accused", "injured", "wounded", "deceased", "condemned", "unemployed", "disabled", "missing"}  # nouns here
TOLD = {"said", "believed", "thought", "supposed"}
TOLD_THINGS = {"mass", "prayer", "prayers", "nothing", "little", "much", "more", "grace", "word", "words"}
TIMES = {"day", "night", "morning", "evening", "week", "month", "year", "time", "whole", "next", "same"}
NO_SUBJECTS = {"it", "what", "as", "that", "which", "there", "all", "who"}  # "it is said the keys are gone"
POINTING = {"the", "those", "these", "this", "that"}


def article_before_preposition(doc: Doc) -> Iterator[Finding]:
    """ "the by the flood destroyed bridge": all that describes a noun stands between it and its article."""
    for article, preposition, noun in rows(doc, 3, 0, ARTICLES):
        follows = noun.pos_ in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"} and noun.is_alpha and preposition.is_lower
        joined = preposition.i + 1 < len(doc) and "-" in {noun.text, preposition.nbor(-1).text}
        day = preposition.lower_ in DAYS and noun.pos_ in {"ADP", "VERB"} and preposition.is_lower
        placed = preposition.lower_ in BEHIND_ARTICLE and follows and not joined
        if (placed or day) and any(
            is_participle(word) or word.lower_.endswith("ing") for word in clause_behind(preposition)
        ):
            yield Finding(
                doc[article.i : noun.i + 1], f"“{preposition.text}” stands between “{article.text}” and its noun"
            )


def pronoun_before_article(doc: Doc) -> Iterator[Finding]:
    """ "that he the door not opened has": an object stands before the verb."""
    for pronoun, article, noun in rows(doc, 3, 0, NOMINATIVE):
        nominal = noun.pos_ in {"NOUN", "ADJ", "PROPN"} and noun.is_alpha
        people = pronoun.lower_ == "we" and noun.lower_ in {"people", "undersigned"}  # “we the people” is a phrase
        free = not people and (pronoun.i == 0 or pronoun.nbor(-1).pos_ not in {"VERB", "AUX", "ADP"})
        if free and pronoun.lower_ in NOMINATIVE and article.lower_ in ARTICLES and nominal and article.is_lower:
            yield Finding(
                doc[pronoun.i : noun.i + 1], f"the verb is missing between “{pronoun.text}” and “{noun.text}”"
            )


def nouns_in_a_row(doc: Doc) -> Iterator[Finding]:
    """ "The judge the accused the verdict out read": nouns with their articles and no verb between them."""
    for start in runs_of(doc, *(DET, NOUN) * 3):
        yield Finding(doc[start : start + 6], "three nouns stand in a row without a verb")


def article_before_verb(doc: Doc) -> Iterator[Finding]:
    """ "On board the found itself a bell": what the article belongs to is missing."""
    for article, verb, pronoun in rows(doc, 3, 0, ARTICLES):
        finite = verb.pos_ == "VERB" and verb.is_lower and not verb.lower_.endswith("ing")
        if (
            finite
            and article.is_lower
            and verb.lower_ not in PEOPLE
            and (pronoun.lower_ in REFLEXIVE | NOMINATIVE | {"it", "the"})
        ):
            yield Finding(
                doc[article.i : pronoun.i + 1], f"the noun is missing between “{article.text}” and “{verb.text}”"
            )


def passive_before_article(doc: Doc) -> Iterator[Finding]:
    """ "The consul is said the keys to have": what somebody is said to do has no "to"."""
    for verb, told, article in rows(doc, 3, 1, TOLD):
        passive = verb.lower_ in {"is", "are", "was", "were"} and told.pos_ == "VERB" and verb.i > verb.sent.start
        before = doc[verb.sent.start : verb.i]
        plain = not any(word.lower_ in NO_SUBJECTS or word.pos_ in {"VERB", "AUX", "PUNCT"} for word in before)
        behind = {word.lower_ for word in doc[article.i + 1 : article.i + 4]}
        # not "a prayer was said the night before"
        somebody = doc[verb.i - 1].lower_ not in TOLD_THINGS and not behind & TIMES
        if passive and plain and somebody and article.lower_ in ARTICLES:
            yield Finding(doc[verb.i : article.i + 1], f"“to” is missing behind “{told.text}”")


def two_articles(doc: Doc) -> Iterator[Finding]:
    """ "the a", "a other", "the both countries"."""
    for first, second, noun in rows(doc, 3, 0, ARTICLES):
        # an article typed twice is a slip, and the sentence reads as if it stood once
        different = second.lower_ in ARTICLES and second.lower_ != first.lower_
        twice = different or (first.lower_, second.lower_) in {
            ("a", "other"), ("the", "both"), ("a", "such"), ("the", "each")}  # fmt: skip
        nominal = noun.pos_ in {"NOUN", "ADJ"} and noun.is_lower
        if (
            first.lower_ in ARTICLES
            and twice
            and second.is_lower
            and nominal
            and (first.is_lower or first.is_sent_start)
        ):
            yield Finding(doc[first.i : noun.i + 1], f"“{first.text}” and “{second.text}” stand before one noun")


def attribute_before_its_noun(doc: Doc) -> Iterator[Finding]:
    """ "those in Gaza Strip resident Hamas": everything that describes a noun stands before it."""
    for token in map(doc.__getitem__, positions(doc, BACKWARD)):
        if token.i < 3 or token.i + 1 >= len(doc) or not is_noun(token.nbor()):
            continue
        start = token.i - 1
        while start > token.sent.start and is_noun(doc[start]) and token.i - start < 5:
            start -= 1
        if doc[start].lower_ in {"in", "at", "near"} and doc[start - 1].lower_ in POINTING:
            yield Finding(doc[start - 1 : token.i + 2], f"“{token.text}” stands before the noun it should follow")


RULES: dict[str, Rule] = {
    "article before preposition": article_before_preposition,
    "pronoun before article": pronoun_before_article,
    "nouns in a row": nouns_in_a_row,
    "article before verb": article_before_verb,
    "passive before article": passive_before_article,
    "two articles": two_articles,
    "attribute before its noun": attribute_before_its_noun,
}
