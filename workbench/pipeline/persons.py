"""The person whose name a phrase gives: "spokesman Dmitry Peskov", but not "Peskov's aides"."""

from spacy.tokens import Span

from workbench.pipeline.bodies import is_bodies_noun
from workbench.pipeline.capitals import is_without_article, stands_small
from workbench.pipeline.entities import names_in
from workbench.pipeline.heads import AFTER_HEAD, DASHES
from workbench.pipeline.naming import PERSON, is_office, is_title
from workbench.pipeline.nouns import DETERMINERS, INDEFINITE, OWNING, POSSESSIVES, speaker_nouns

TITLE = 6  # words that tell who is named behind them


def person_in(span: Span, head_end: int) -> Span | None:
    """The person's name that the phrase gives, unless it only relates somebody to that person.

    "Adviser Jake Sullivan" and "the leader of the party, Jon Finer" are persons; "a spokesman for Jon Finer" is not.
    """
    people = [ent for ent in names_in(span) if ent.label_ in PERSON and not _owns(ent, span) and not is_common(ent)]
    people = [ent for ent in people if not _is_one_of_many(ent, span) and not _is_firm(ent)]
    in_head = [ent for ent in people if ent.end == head_end or _ends_title(ent, span)]
    if in_head:
        return in_head[-1]  # "spokesman Dmitry Peskov"; in "Peskov aides" the aides are the head
    return next((ent for ent in people if _in_apposition(ent, span)), None)


def _is_one_of_many(ent: Span, span: Span) -> bool:
    """Whether what is taken for a name has an article: "a Palestinian", "one hopeful Canadian", "the Tax Board".

    A title or an office may have one: "the Rev. Ann Lee".
    """
    before = ent[0].nbor(-1).lower_ if ent.start else ""
    if len(ent) == 1 and (before in INDEFINITE or span[0].lower_ in {"one", "another"}):
        return True
    if len(ent) > 1 and (noun := speaker_nouns().get(ent[0].lower_)) is not None and noun.many:
        return True  # "Supporters of Lee"
    article, rest = (ent[0].lower_, ent[1:]) if ent[0].lower_ in DETERMINERS else (before, ent)
    if article not in OWNING | {"the"} or not len(rest):
        return False
    told = rest[-1].is_lower or is_office(rest[-1])  # "the authors", "the Ohio Republican"
    return told or not any(is_title(token) or token.is_lower for token in rest[:-1])


def _is_firm(ent: Span) -> bool:
    """Whether a name is one of two in a firm's: "Penrith & Moule"."""
    return any(token.text == "&" for token in ent.doc[max(0, ent.start - 1) : ent.end + 1])


def is_common(ent: Span) -> bool:
    """Whether what is taken for a name is a noun with a capital: "Jurors said", "the Republicans", "Poll: …"."""
    small = ent[-1].is_lower and not (len(ent) > 1 and ent[-2].text == "-")  # "Ko Dae-yun" is a name
    if small or (len(ent) == 1 and is_bodies_noun(ent[0])):
        return True
    noun = speaker_nouns().get(ent[-1].lower_)
    if noun is None:
        return False
    if len(ent) > 1 or (noun.many and noun.kind == "group"):
        return noun.many and noun.kind == "group"
    # "Counsel for the family", "Judge rejects …" where "the judge" stands below, not "Baker said"
    return is_without_article(ent[0]) or stands_small(ent[0]) or (noun.many and ent[0].is_sent_start)


def _owns(ent: Span, span: Span) -> bool:
    """Whether the name only says whose ("Jon Finer's aides")."""
    if ent[-1].lower_ in POSSESSIVES:
        return ent.end < span.end
    return ent.end < span.end and span.doc[ent.end].lower_ in POSSESSIVES


def _ends_title(ent: Span, span: Span) -> bool:
    """Whether the name ends a title that holds an "of": "Secretary of State Ann Lee", not "a clerk of Ann Lee"."""
    before = span.doc[span.start : ent.start]
    ends = ent.end == span.end or span.doc[ent.end].text in {",", *DASHES}
    if ends and ent.start == span.start and "of" in {token.lower_ for token in ent}:
        return True
    return ends and len(before) > 2 and before[-1].is_title and before[-2].lower_ == "of" and before[-3].is_title


def _in_apposition(ent: Span, span: Span) -> bool:
    """Whether a comma and a few words of title stand before the name: "its founder, the former chess player Lee"."""
    before = span.doc[max(span.start, ent.start - 1 - TITLE) : ent.start]
    commas = [token.i for token in before if token.text == ","]
    between = span.doc[commas[-1] + 1 : ent.start] if commas else []
    return bool(commas) and not any(token.lower_ in AFTER_HEAD or token.lower_ == "and" for token in between)
