"""The name that a phrase takes up from the text, though its bearer has not spoken before.

"Mayor Ada Brook opened the bridge. … The mayor said", "the Hallam Museum … the museum said", "Sund and Roe … the
pair said": a reader knows who that is. Where the text names nobody so, the phrase stays what it is.
"""

from collections.abc import Set
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from workbench.kinds import SourceKind
from workbench.pipeline.clauses import DOERS
from workbench.pipeline.entities import names_in
from workbench.pipeline.heads import head_of
from workbench.pipeline.identification import how_far
from workbench.pipeline.naming import without_titles
from workbench.pipeline.noun_phrases import phrase_of
from workbench.pipeline.nouns import DETERMINERS, Noun, speaker_nouns
from workbench.pipeline.persons import PERSON
from workbench.pipeline.positions import positions

PAIRS = {"pair", "duo", "couple", "two", "both"}
AGES = {"elder": 1, "older": 1, "younger": -1}
IN_PAIR = {"former": 0, "latter": 1}
TITLE_WORDS = 4  # tokens before a name that can be its bearer's title
# What a title says its bearer is.
BY_TITLE = {"father": "priest", "fr": "priest", "rev": "priest", "reverend": "priest", "rabbi": "cleric",
            "imam": "cleric", "sheikh": "cleric", "ayatollah": "cleric", "dr": "doctor", "justice": "judge",
            "sen": "senator", "rep": "congressman", "gov": "governor", "gen": "general", "col": "colonel",
            "prof": "professor", "sgt": "sergeant", "capt": "captain", "lt": "lieutenant", "maj": "major"}  # fmt: skip
# Nouns for a body that a name need not hold: "Tallow Savings did not reply. The bank said".
BODIES = {"company", "firm", "group", "organisation", "organization", "union", "party", "agency", "authority",
          "institution", "club", "operator", "movement", "airline", "bank", "charity", "body", "fund", "network",
          "federation", "association", "league", "society", "regulator", "watchdog", "carmaker", "maker", "retailer",
          "lender", "manufacturer", "producer", "carrier", "chain", "insurer", "developer", "contractor", "bloc",
          "alliance", "militia", "institute", "foundation"}  # fmt: skip
BARE = {"police", "prosecutors"}  # bodies that are spoken of without an article
BEHIND_NOUN = {"of", "for", "in", "that"}
SAID_OF = 8  # tokens behind a name in which its bearer's office can stand


def named_before(doc: Doc, head: Token, more: Set[str] = frozenset()) -> tuple[SourceKind, str] | None:
    """Kind and name of whoever "the mayor", "the museum" or "the pair" can mean; None where no name fits.

    `head` is the noun; `more` are words before it beside "the", which must stand with the name as well ("the retired
    judge"). The name nearest before it wins.
    """
    before = [ent for ent in names_in(doc) if ent.end <= head.i]
    people = [ent for ent in before if ent.label_ in PERSON]
    if not more and (head.lower_ in PAIRS or head.lower_ in IN_PAIR):
        pair = next((pair for pair in reversed(list(pairwise(people))) if _joined(*pair)), None)
        if pair is None:
            return None
        if head.lower_ in IN_PAIR:
            return "person", without_titles(pair[IN_PAIR[head.lower_]])
        return "group", doc[pair[0].start : pair[1].end].text
    if people and {"year", "old"} <= {*more, head.lower_}:
        return "person", without_titles(people[-1])  # "the 71-year-old", "the 71-year-old dentist"
    noun = speaker_nouns().get(head.lower_)
    if noun is None or noun.many:
        return None
    if noun.kind == "person":
        fitting = (ent for ent in reversed(people) if head.lower_ in roles_of(ent) and more <= words_told_of(ent))
        return next((("person", without_titles(ent)) for ent in fitting), None)
    if more:
        return None
    fitting = (ent for ent in reversed(before) if _is_called(ent, head) or _is_said_to_be(ent, head))
    alike = next(((noun.kind, _bare(ent)) for ent in fitting), None) or _whose_before(head, noun)
    return alike or (_subject_before(head) if head.lower_ in BODIES else None)


def _is_called(name: Span, head: Token) -> bool:
    """Whether a name ends in a noun or has it before "of": "the Hallam Museum", "the Inspectorate of Dravia"."""
    if len(name) < 2 or name.label_ in {*PERSON, "DATE"}:
        return False
    before = [token for token, after in pairwise(name) if after.lower_ in {"of", "for"}]
    return any(token.is_title and token.lower_ == head.lower_ for token in (*before, name[-1]))


def _is_said_to_be(name: Span, head: Token) -> bool:
    """Whether words between commas say so: "Clean Osk, a campaign group", "Pallister, the umbrella maker"."""
    doc, start = name.doc, name.end + 1
    if start >= len(doc) or doc[name.end].text != "," or doc[start].lower_ not in DETERMINERS:
        return False
    behind = doc[start : min(start + SAID_OF, name.sent.end)]
    end = next((token.i for token in behind if token.is_punct or token.lower_ in BEHIND_NOUN), behind.end)
    return doc[end - 1].lower_ == head.lower_ and name.end <= head.i


def full_name_of_body(word: Token) -> str | None:
    """The one body of its kind that a text names, for a bare "police" or "prosecutors": "Hallam Police"."""
    noun = speaker_nouns().get(word.lower_)
    if word.lower_ not in BARE or noun is None:
        return None
    phrases = (phrase_of(word.doc[place]) for place in positions(word.doc, {word.lower_}))
    named = {_bare(p) for p in phrases if p is not None and p[-1].lower_ == word.lower_
             and how_far(p, p[-1], noun) == "named"}  # fmt: skip
    return named.pop() if len(named) == 1 else None


def _whose_before(head: Token, noun: Noun) -> tuple[SourceKind, str] | None:
    """A body that a name before the same noun tells: "Dravia's foreign ministry … the ministry"."""
    for place in reversed(positions(head.doc, {head.lower_})):
        word = head.doc[place]
        span = phrase_of(word) if place < head.i else None
        if span is not None and head_of(span) == word and how_far(span, word, noun) == "named":
            return noun.kind, _bare(span)
    return None


def _subject_before(noun: Token) -> tuple[SourceKind, str] | None:
    """The body that the sentence before is about, by its name, where that sentence tells of no other like it."""
    start = noun.sent.start
    before = names_in(noun.doc[start - 1].sent) if start else []
    bodies = [ent for ent in before if ent.label_ == "ORG" or _is_thing(ent)]
    doing = [ent for ent in bodies if ent.root.dep_ in DOERS or _is_presented(ent)]
    about = len(doing) == 1 and (len(bodies) == 1 or _is_thing(doing[0]))
    return ("organisation", _bare(doing[0])) if about else None


def _is_presented(name: Span) -> bool:
    """Whether the noun for a body that a name is stands right before it: "the laboratory group Sarnex"."""
    return name.start > name.sent.start and name.doc[name.start - 1].lower_ in BODIES


def _is_thing(name: Span) -> bool:
    """Whether "which" goes on behind a name: its bearer is no person."""
    behind = name.doc[name.end : name.end + 2]
    return [token.lower_ for token in behind] == [",", "which"]


def roles_of(name: Span) -> set[str]:
    """The offices that stand with a name: before it, in apposition, or in "who is mayor" behind it."""
    words = words_told_of(name)
    words |= {BY_TITLE[title] for word in words if (title := word.rstrip(".")) in BY_TITLE}
    return {word for word in words if speaker_nouns().get(word, ("",))[0] == "person"}


def elder_or_younger(mention: Span) -> str | None:
    """The full name of "the elder Lasko", where the text says of one of two who bear it that he is the elder."""
    word = next((token.lower_ for token in mention if token.lower_ in AGES), None)
    if word is None:
        return None
    people = [
        ent
        for ent in names_in(mention.doc)
        if ent.label_ in PERSON and len(ent) > 1 and ent[-1].text == mention[-1].text
    ]
    names = sorted({ent.text for ent in people})
    if len(names) != 2:
        return None
    told = {ent.text: AGES[age] for ent in people for age in AGES if age in words_told_of(ent)}
    fitting = [name for name in names if told.get(name) == AGES[word]]
    others = [name for name in names if told.get(name) == -AGES[word]]
    if fitting:
        return fitting[0]
    return next((name for name in names if name not in others), None) if others else None


def words_told_of(name: Span) -> set[str]:
    """The words that say what the bearer of a name is, before it, in it and behind it."""
    doc, end = name.doc, min(name.end + SAID_OF, name.sent.end)
    behind = doc[name.end : end]
    second = behind[1].lower_ if len(behind) > 1 else ""
    office = speaker_nouns().get(second, ("",))[0] == "person"  # "Ada Brook, mayor since May"
    told = len(behind) > 1 and behind[0].text == "," and (office or second in {"who", *DETERMINERS})
    return {word.lower_ for word in (*_title_before(name), *name, *(behind if told else ()))}


def _title_before(name: Span) -> list[Token]:
    """The words of the phrase that ends in a name: "the harbour master", "Foreign Minister"."""
    found: list[Token] = []
    for token in reversed(name.doc[max(name.sent.start, name.start - TITLE_WORDS) : name.start]):
        if token.text == "," and not found:
            continue  # "the harbour master, Ann Lee"
        if token.is_punct or token.pos_ in {"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON"}:
            break
        found.append(token)
        if token.lower_ in DETERMINERS:
            break
    return found


def _joined(one: Span, other: Span) -> bool:
    """Whether two names are joined: "Sund and Roe", "Sund and his challenger, Roe"."""
    between = other.doc[one.end : other.start]
    title = between[1:-1] if len(between) > 1 and between[-1].text == "," else between[1:]
    short = len(between) <= TITLE_WORDS + 1
    title_only = not any(token.is_punct or token.pos_ in {"VERB", "AUX", "ADP", "PROPN"} for token in title)
    return len(between) > 0 and between[0].lower_ == "and" and short and title_only


def _bare(name: Span) -> str:
    return (name[1:] if name[0].lower_ in DETERMINERS and len(name) > 1 else name).text
