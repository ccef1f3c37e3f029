"""A speaker who is described first and named next: "A former chairman says … “It is late,” said Ann Lee."

A news report opens with what somebody is, and lets the name wait for the next paragraph.
"""

from collections.abc import Iterable, Sequence

from workbench.pipeline.anonymity import WITHHELD
from workbench.pipeline.antecedents import BY_TITLE
from workbench.pipeline.callings import CALLINGS
from workbench.pipeline.mentions import Mention
from workbench.pipeline.naming import PERSON
from workbench.pipeline.nouns import DETERMINERS, OWNING, POSSESSIVES
from workbench.pipeline.positions import positions
from workbench.pipeline.sameness import Entry

OFFICE_REACH, BARE_REACH = 4, 2  # sentences between what somebody is and the name
TAGGED = 2  # tokens of a sentence before a name that stands behind what was said, not before it
DEPUTIES = {"deputy", "vice", "assistant", "associate", "former", "acting", "ex"}
HOLDING, OFFICES = {"has", "had", "took", "takes", "holds", "held"}, {"post", "office", "job", "role"}
BEING = {"was", "is", "has", "had", "led", "headed", "ran", "served", "chaired"}  # what "who" goes on with of an office
TENURE = 7  # tokens behind a name in which it is told that its bearer holds the office
ADDING = {"added", "adds", "continued", "continues"}
HEADING = {"runs", "heads", "leads", "chairs", "directs", "manages"}  # what "who" goes on with before the body
NOMINAL = {"NOUN", "PROPN", "ADJ"}  # what stands before a name and says what its bearer is


def introduced(mention: Mention, entries: Iterable[Entry], sentence: Sequence[int]) -> Entry | None:
    """Whoever was described shortly before a name that the text has not told yet, if both can be one; else None.

    A title settles it where it is the office that was told ("a county judge … Judge Ann Lee"). A name with no word of
    who its bearer is, behind what is said, can only be whoever was told of last, and so can who adds something.
    `sentence` is the number of each token's sentence.
    """
    if mention.kind != "person" or mention.identified != "named" or " " not in mention.name or _is_told(mention):
        return None
    here = sentence[mention.span.start]
    people = [entry for entry in entries if _is_described(entry) and sentence[entry.mentions[-1].start] < here]
    near = [entry for entry in people if here - sentence[entry.mentions[-1].start] <= OFFICE_REACH]
    fitting = (entry for entry in reversed(near) if _has_office(entry, mention) or _is_called_so(entry, mention))
    if found := next(fitting, None):
        return found
    spoken = [(entry.mentions[-1].start, entry) for entry in entries if entry.first and entry.first.kind == "person"]
    last = max(spoken, key=lambda place: place[0], default=(0, None))[1]
    office = last in people and last.first.identified == "described" and last.first.head.lower_ not in CALLINGS
    unnamed = last is not None and last.first.identified != "named" and not last.first.is_pronoun
    bare = (office and _is_bare(mention)) or (unnamed and _is_adding(mention))
    near = bare and here - sentence[last.mentions[-1].start] <= BARE_REACH
    return last if near and not _is_withheld(last, mention) else None


def _is_described(entry: Entry) -> bool:
    """Whether one person was told of without a name, by an article or by whose they are.

    "The 34-year-old" may be somebody whom the text has named before.
    """
    first = entry.first
    if first is None or first.kind != "person" or first.identified == "named" or first.is_pronoun:
        return False
    owned = any(token.lower_ in POSSESSIVES for token in first.span)
    if first.span[0].lower_ == "the" and not owned:
        return not any(ent.label_ in PERSON and ent.end <= first.span.start for ent in first.span.doc.ents)
    return owned or first.span[0].lower_ in DETERMINERS | OWNING


def _has_office(entry: Entry, mention: Mention) -> bool:
    """Whether the title before a name is the office that was told, not a deputy's."""
    title = {token.lower_ for token in mention.span if token.i < mention.head.i}
    offices = title | {BY_TITLE.get(word.rstrip("."), word) for word in title}
    told = {token.lower_ for token in entry.first.span}
    office = entry.first.head.lower_ in offices - CALLINGS and (title & DEPUTIES) <= told
    return office and not any(token.text == "," for token in entry.first.span)


def _is_called_so(entry: Entry, mention: Mention) -> bool:
    """Whether the words behind a name point back: "Ann Lee, the lawyer", "Ann Lee, who took office in May"."""
    doc, end = mention.span.doc, mention.head.i + 1
    behind = [token.lower_ for token in doc[end : min(end + TENURE, mention.span.sent.end)]]
    if behind[:2] == [",", "the"]:
        return behind[2:4] in ([entry.first.head.lower_, ","], [entry.first.head.lower_, "."])
    if behind[:2] == [",", "who"] and behind[2:3] and behind[2] in HEADING:
        body = next((word for word in behind[3:] if word not in DETERMINERS), "")
        # "the head of the clinic … who runs the clinic"
        return body in {token.lower_ for token in entry.first.span}
    held = behind[:2] == [",", "who"] and bool(HOLDING & set(behind[2:3])) and bool(OFFICES & set(behind))
    return held and entry.first.identified == "described"


def _is_told(mention: Mention) -> bool:
    """Whether the text has named a person before, in full or by the last name."""
    return positions(mention.span.doc, {mention.head.lower_})[0] < mention.span.start


def _is_bare(mention: Mention) -> bool:
    """Whether a name stands behind what is said and nothing is told of its bearer but in "who was"."""
    doc, start, end = mention.span.doc, mention.span.start, mention.span.end
    before = doc[mention.span.sent.start : start]
    if doc.has_annotation("POS") and not any(token.pos_ in {"VERB", "AUX"} for token in before[:-1]):
        return False  # "In mitigation, Ann Lee argued"
    bare = mention.span.text == mention.name and doc[start - 1].pos_ not in NOMINAL
    behind = [token.lower_ for token in doc[end : end + 3]]
    told = behind[:1] != [","] or (behind[1:2] == ["who"] and bool(BEING & set(behind[2:])))
    return bare and start - mention.span.sent.start > TAGGED and told


def _is_adding(mention: Mention) -> bool:
    """Whether somebody "added" something: who has spoken before."""
    return mention.span.root.head.lower_ in ADDING


def _is_withheld(entry: Entry, mention: Mention) -> bool:
    """Whether the text says that whoever was told of would not be named."""
    start = entry.mentions[0].sent.start
    return WITHHELD.search(mention.span.doc[start : mention.span.sent.start].text) is not None
