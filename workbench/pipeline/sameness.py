"""Whether a mention can mean a Source that was met before: by name, by noun, by class of thing, by pronoun."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Span

from workbench.claims import Source
from workbench.pipeline.antecedents import BODIES, PAIRS, roles_of, words_told_of
from workbench.pipeline.callings import CALLINGS, MEN, SEXES, WIDE, WOMEN
from workbench.pipeline.entities import names_in
from workbench.pipeline.full_names import is_same_person
from workbench.pipeline.given_names import HE, SHE, goes_with
from workbench.pipeline.heads import head_of
from workbench.pipeline.mentions import Mention
from workbench.pipeline.naming import MR, MRS, PERSON
from workbench.pipeline.nouns import DEFINITE, DETERMINERS, OWNING, POSSESSIVES, speaker_nouns
from workbench.pipeline.states import state_called
from workbench.spans import Span as TextSpan

THINGS = {"organisation", "outlet", "document"}  # kinds of Source that "it" can be
SINGULAR = {"he", "she", "him", "i", "his", "her"}
PLURAL = {"they", "we", "them", "their"}
PEOPLE_OF = {"police", "prosecutors", "investigators", "authorities"}  # bodies that are spoken of as people
# Nouns that can stand for any named organisation or document mentioned shortly before.
CLASSES = {
    "organisation": BODIES,
    "document": {"document", "report", "paper", "memo", "letter", "study", "text", "file", "dossier"},
}  # fmt: skip
ALIKE = ({"poll", "survey"}, {"police", "constabulary", "force"})  # nouns for one and the same
OTHER = {"other", "new", "second", "third", "earlier", "later", "previous", "separate", "different", "latest", "next"}
ORDINALS = {"first", "second", "third", "fourth"}
ANYBODY = {"people", "persons", "men", "women"}  # "those people" can be any group that spoke
SMALL = {"of", "the", "for", "and", "in", "on"}  # words that initials leave out
LETTERS = re.compile(r"\s*\((?P<letters>[A-Z][A-Z&.]{1,7})\)")


@dataclass
class Entry:
    """A Source in the making."""

    id: str
    first: Mention | None
    name: str
    mentions: list[Span] = field(default_factory=list)

    def source(self, offset: int, grounds: str | None) -> Source:
        """The Source; `offset` is where the doc begins in the article, `grounds` why nobody is named."""
        mentions = sorted({TextSpan(s.start_char + offset, s.end_char + offset) for s in self.mentions})
        if self.first is None:
            return Source(self.id, self.name, "group", "unnamed", tuple(mentions))
        return Source(self.id, self.name, self.first.kind, self.first.identified, tuple(mentions), grounds)


def fits_pronoun(entry: Entry, mention: Mention) -> bool:
    """Whether "he", "they" or "it" can stand for this kind of Source."""
    word = mention.head.lower_
    if word in SINGULAR:
        return entry.first.kind == "person" and (word == "i" or _is_of_sex(entry, word))
    if word in PLURAL:
        people = entry.first.kind == "organisation" and entry.first.head.lower_ in PEOPLE_OF
        return entry.first.kind == "group" or people
    return word in {"it", "its"} and entry.first.kind in THINGS


def _is_of_sex(entry: Entry, pronoun: str) -> bool:
    """Whether nothing speaks against "he" or "she": the noun for somebody, most mentions, a first name."""
    others, own, opposite = (WOMEN, HE | MR, SHE | MRS) if pronoun in HE else (MEN, SHE | MRS, HE | MR)
    # not "his" of "his mother"
    told = [span[0].lower_ for span in entry.mentions if len(span) == 1 or span[0].lower_ not in OWNING]
    against, agreed = sum(t in opposite for t in told), sum(t in own for t in told)
    named = agreed or entry.first.identified != "named" or goes_with(entry.name, pronoun)
    return named and entry.first.head.lower_ not in others and against <= agreed


def is_somebody(entry: Entry, mention: Mention) -> bool:
    """Whether "they" can be a single person, or a body of people ("police … they")."""
    return entry.first.kind in {"person", "organisation"}


def same_name(entry: Entry, mention: Mention) -> bool:
    """Whether two mentions carry the same name, or describe in the same words."""
    first = entry.first
    if {first.identified, mention.identified} == {"named"} and first.kind == mention.kind == "person":
        return is_same_person(entry.name, mention.name)
    if first.kind == mention.kind == "organisation" and (state := state_called(entry.name)):
        return state == state_called(mention.name)  # "Iran … Tehran"
    return bool(_names(entry.name) & _names(mention.name))


def same_head(entry: Entry, mention: Mention) -> bool:
    """Whether "the officials" can mean "several American officials": same noun, nothing said that differs.

    One of two who spoke together is neither of them: "a clerk and a guard … the clerk".
    """
    if {entry.first.kind, mention.kind} == {"group", "person"}:
        return False
    words = {token.lower_ for token in mention.span if token.is_alpha} - DETERMINERS - {mention.head.lower_}
    known = {token.lower_ for span in entry.mentions for token in span}
    heads = {_singular(head_of(span).lower_) for span in entry.mentions}
    return _singular(mention.head.lower_) in heads and words <= known


def same_class(entry: Entry, mention: Mention) -> bool:
    """Whether "the union" can mean the organisation that spoke last, or "the document" the memo.

    A ministry is never called a union: whoever has a noun of its own is called by it.
    """
    noun = mention.head.lower_
    first = entry.first
    own = first.kind == "organisation" and first.head.lower_ in speaker_nouns() and not first.head.is_title
    return (
        (is_alone(mention, placed=True) or _is_only_qualified(mention))
        and mention.kind == first.kind
        and (_are_alike(noun, first.head.lower_) or (noun in CLASSES.get(first.kind, ()) and not own))
    )


def _are_alike(*nouns: str) -> bool:
    return any({*nouns} <= alike for alike in ALIKE)


def _is_only_qualified(mention: Mention) -> bool:
    """Whether only its size or nature is told of a paper that was met before: "the two-page document"."""
    before = mention.span.doc[mention.span.start + 1 : mention.head.i]
    plain = all(token.pos_ in {"ADJ", "NUM", "NOUN", "PUNCT", ""} and token.lower_ not in OTHER for token in before)
    return mention.head.i == mention.span.end - 1 and mention.head.lower_ in CLASSES["document"] and plain


def same_group(entry: Entry, mention: Mention) -> bool:
    """Whether "those people" can mean the group that spoke last, or "the pair" the two who spoke together."""
    words = {token.lower_ for token in mention.span}
    joined = entry.first.kind == "group" and any(token.lower_ == "and" for token in entry.first.span)
    if words & PAIRS:
        return (joined and entry.first.identified == "named") or _are_two(entry.first)
    return is_alone(mention) and mention.head.lower_ in ANYBODY and entry.first.kind == "group"


def _are_two(first: Mention) -> bool:
    """Whether a group is told to be two: "two first-team players", "a couple from the valley"."""
    words = [token.lower_ for token in first.span if token.lower_ not in DETERMINERS]
    return first.kind == "group" and words[:1] in (["two"], ["couple"], ["pair"])


def same_calling(entry: Entry, mention: Mention) -> bool:
    """Whether "the analyst" can mean the named person who spoke last, of whom the text tells no other calling.

    "The woman" can mean whoever spoke last, named or not.
    """
    noun = mention.head.lower_
    if noun in SEXES and is_alone(mention):
        return entry.first.kind == "person" and entry.first.head.lower_ not in SEXES[noun]
    if (
        not is_alone(mention)
        or noun not in CALLINGS
        or (entry.first.kind, entry.first.identified) != ("person", "named")
    ):
        return False
    told = roles_of(entry.first.span)
    return not told or noun in told | WIDE


def same_role(entry: Entry, mention: Mention) -> bool:
    """Whether one is the office that the text gives the other: "The mayor … Ann Lee, who has been mayor since May"."""
    for one, other in ((entry.first, mention), (mention, entry.first)):
        if one.kind != "person" or one.identified != "named" or not _is_definite(other):
            continue
        office = other.span[0].lower_ == "the" and other.head.lower_ in roles_of(one.span)
        if office and words_beside(other) <= words_told_of(one.span):
            return True
        if _told_behind(one.span) == other.head.lower_:
            return True
    return False


def _is_definite(mention: Mention) -> bool:
    """Whether a phrase is about one person in office: "the borough treasurer", "the club's treasurer"."""
    definite = mention.span[0].lower_ in DEFINITE or any(token.lower_ in POSSESSIVES for token in mention.span)
    return definite and mention.kind == "person" and mention.identified == "described"


def _told_behind(name: Span) -> str:
    """The bare office behind a name: "Ann Lee, [treasurer] since 2017"."""
    bearer = next((ent for ent in names_in(name) if ent.label_ in PERSON), name)
    behind = name.doc[bearer.end : bearer.end + 2]
    return behind[1].lower_ if len(behind) == 2 and behind[0].text == "," else ""


def same_words(entry: Entry, mention: Mention) -> bool:
    """Whether a Source has been called by the very same words."""
    words = mention.span.text.lower()
    return entry.name.lower() == words or any(span.text.lower() == words for span in entry.mentions)


def same_ordinal(entry: Entry, mention: Mention) -> bool:
    """Whether "the second" or "the second official" can mean "a second official"."""
    told = {token.lower_ for token in mention.span} & ORDINALS
    return bool(told) and any(told <= {token.lower_ for token in span} for span in entry.mentions)


def first_of(entries: Iterable[Entry], mention: Mention) -> Entry | None:
    """Whoever was met first of those who are called alike: "the first official"."""
    alike = (entry for entry in entries if entry.first is not None and entry.first.identified != "named")
    return next((entry for entry in alike if entry.first.head.lower_ == mention.head.lower_), None)


def is_alone(mention: Mention, *, placed: bool = False) -> bool:
    """Whether nothing but "the" stands before the noun, and nothing that matters behind it.

    With `placed` a place may stand there: "the Swedish firm", "the Geneva-based body".
    """
    places = {
        token.lower_ for token in mention.span if token.ent_type_ in {"NORP", "LOC", "GPE"} or token.lower_ == "based"
    }
    return not words_beside(mention) - (places if placed else set())


def words_beside(mention: Mention) -> set[str]:
    """The words that say more than the noun and its article."""
    return {token.lower_ for token in mention.span if token.is_alpha} - DETERMINERS - {mention.head.lower_}


@lru_cache(maxsize=4096)
def _names(name: str) -> frozenset[str]:
    """A name without its article, its initials, and the letters that it introduces ("the Rail League (RWL)")."""
    plain = LETTERS.sub("", name.replace("’", "'")).split()
    plain = plain[1:] if plain and plain[0].lower() in DETERMINERS else plain
    letters = LETTERS.search(name)
    capitals = [word[0] for word in plain if word.lower() not in SMALL]
    initials = "".join(capitals).lower() if len(capitals) > 2 and "".join(capitals).isupper() else None
    return frozenset({" ".join(plain).lower(), initials, letters and letters["letters"].lower()} - {None})


def _singular(noun: str) -> str:
    return "person" if noun == "people" else noun.removesuffix("s")
