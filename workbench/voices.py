"""Who is heard and who is not, what hangs on a source without a name, and which heading says more than the text.

Read off the records of one article; nothing here weighs one source against another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.claims import AUTHOR, Actor, Analysis, Claim, Source
from workbench.errors import AnalysisError
from workbench.kinds import LEVEL_OF_FLAG, Level
from workbench.spans import Span
from workbench.wording import Wordings, content_words

WEAKER = {"attributed", "hedged", "doubtful"}  # levels that say less than a flat statement
SHARED = 2  # words that a heading and a claim share, at least, to be about the same
OPENING = 3  # words of a heading that tell who did what


@dataclass(frozen=True, slots=True)
class Unheard:
    """Somebody who is named and never speaks. `near` are sources whose words name them, who may speak for them."""

    actor: Actor
    told_by: tuple[Source, ...]
    claims: tuple[Claim, ...]
    near: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Bolder:
    """A heading's claim, and the claims of the text below it that say the same with less certainty or more hands."""

    heading: Claim
    below: tuple[Claim, ...]


def source_called(analysis: Analysis, name: str) -> Source:
    """The source of this name, as the tables show it. Raises AnalysisError with the names there are."""
    found = next((source for source in analysis.sources if source.name == name), None)
    if found is None:
        names = ", ".join(repr(source.name) for source in analysis.sources if source.id != AUTHOR)
        raise AnalysisError(f"There is no source {name!r} in this article; there are {names or 'none'}.")
    return found


def mention_of(analysis: Analysis, name: str, words: str) -> Span:
    """Where these words first stand for the source of this name. Raises AnalysisError with the words that do."""
    mentions = source_called(analysis, name).mentions
    found = next((span for span in mentions if analysis.text_of(span) == words), None)
    if found is None:
        known = ", ".join(repr(analysis.text_of(span)) for span in mentions)
        raise AnalysisError(f"{words!r} is no mention of {name!r}; it is mentioned as {known or 'nothing'}.")
    return found


def unheard(analysis: Analysis) -> tuple[Unheard, ...]:
    """Named persons, bodies and states in claims who get no word of their own, those in most claims first.

    What somebody is only said to think, or to have said by another source that tells of it, is no word of theirs.
    """
    text = analysis.article.text
    speaking = [
        analysis[key] for key in dict.fromkeys(key for claim in analysis.claims for key in _heard(analysis, claim))
    ]
    found = []
    for actor in analysis.actors:
        if any(_is_voice_of(source, actor, text) for source in speaking):
            continue
        named_in = tuple(c for c in analysis.claims if any(s.contains(m) for s in c.spans for m in actor.mentions))
        tellers = dict.fromkeys(claim.chain[-1] for claim in named_in)
        near = tuple(source for source in speaking if _names(source, actor, text))
        if named_in:
            found.append(Unheard(actor, tuple(analysis[key] for key in tellers), named_in, near))
    return tuple(sorted(found, key=lambda item: -len(item.claims)))


def _heard(analysis: Analysis, claim: Claim) -> tuple[str, ...]:
    """Ids of those on a claim's chain who are let speak, by the article itself or through whoever only passes it on."""
    speakers = claim.chain[1:]
    for place, key in enumerate(claim.chain[1:-1], 2):
        telling = analysis[key].kind != "outlet" and any(
            other.chain == claim.chain[:place] and other.span.contains(claim.span) for other in analysis.claims
        )
        if telling:
            return claim.chain[1:place]
    return speakers[:-1] if analysis.is_thought(claim) else speakers


def on_unnamed(analysis: Analysis) -> Iterator[tuple[Claim, Source]]:
    """Each claim whose chain ends with somebody without a name, with that source; nobody else says the same here."""
    wordings = Wordings({claim.id: analysis.text_of(claim.spans) for claim in analysis.claims})
    for claim in analysis.claims:
        origin = analysis[claim.chain[-1]]
        if origin.identified != "unnamed":
            continue
        near = [analysis[key] for key in wordings.like(claim.id)]
        # whoever is heard through the same source is no second voice, and a heading only repeats the text
        others = [other for other in near if origin.id not in other.chain and analysis.paragraph_of(other.span)]
        if not any(other.chain[-1] != AUTHOR and other.level != "doubtful" for other in others):
            yield claim, origin


def bolder_headings(analysis: Analysis) -> tuple[Bolder, ...]:
    """The headings that say more than the text below them.

    They state flatly what it hedges, denies or only attributes, or let somebody speak whom it knows through others.
    """
    told = _under_their_names(analysis)
    words = {key: content_words(text) for key, text in told.items()}
    heads = [claim for claim in analysis.claims if analysis.paragraph_of(claim.span) is None]
    body = [claim for claim in analysis.claims if analysis.paragraph_of(claim.span)]
    found = []
    for heading in heads:
        same = [claim for claim in body if _is_about(words, heading, claim)]
        # what repeats most of the heading's words is what it was taken from; what flatly tells its deed bears it out
        shared = {claim.id: len(words[heading.id] & words[claim.id]) for claim in same}
        most = max(shared.values(), default=0)
        same = [
            claim
            for claim in same
            if shared[claim.id] == most
            or (not _says_less(claim, heading) and _tells_its_deed(words[claim.id], told[heading.id]))
        ]
        if heading.level != "stated":
            same = [claim for claim in same if claim.chain[-1] == heading.chain[-1]]
        if same and all(_says_less(claim, heading) for claim in same):
            found.append(Bolder(heading, tuple(same)))
    return tuple(found)


def _under_their_names(analysis: Analysis) -> dict[str, str]:
    """The words of every claim, by its id, with each state and body under its own name: "Tehran" as Iran."""
    text = analysis.article.text
    names = {mention.of(text): actor.name for actor in analysis.actors for mention in actor.mentions}
    names = {said: name for said, name in names.items() if said != name and " " not in said}
    told = {claim.id: analysis.text_of(claim.spans) for claim in analysis.claims}
    if not names:
        return told
    said = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b")
    return {key: said.sub(lambda found: names[found[0]], words) for key, words in told.items()}


def _says_less(claim: Claim, heading: Claim) -> bool:
    """Whether a claim of the text is weaker than a flat heading, or comes through more hands than the heading tells."""
    if heading.level == "stated":
        return bool({claim.level, *_doubts(claim)} & WEAKER)
    return len(claim.chain) > len(heading.chain) > 1


def _tells_its_deed(words: frozenset[str], heading: str) -> bool:
    """Whether a claim's words hold those a heading begins with, which are mostly who did what: "divers planted"."""
    own = dict.fromkeys(word for part in heading.split() for word in sorted(content_words(part)))
    return words.issuperset(list(own)[: min(OPENING, max(SHARED, len(own) - 1))])


def _doubts(claim: Claim) -> set[Level]:
    """The levels of a claim's flags: a garbled one can be hedged as well."""
    return {level for flag in claim.flags if (level := LEVEL_OF_FLAG.get(flag.kind))}


def _is_about(words: dict[str, frozenset[str]], heading: Claim, claim: Claim) -> bool:
    """Whether most words of a heading stand in the claim; a heading is short, so one word more or less counts."""
    own, shared = words[heading.id], words[heading.id] & words[claim.id]
    return len(shared) >= SHARED and 2 * len(shared) > len(own)


def _is_voice_of(source: Source, actor: Actor, text: str) -> bool:
    """Whether a source is the actor: the same name, a person's last name, or a mention that overlaps."""
    if source.identified == "named" and _key(source.name) == _key(actor.name):
        return True
    if source.identified == "named" and source.kind == actor.kind == "organisation":
        return bool(set(source.mentions) & set(actor.mentions))  # "Tehran says", of Iran
    joined = source.kind == "group" and source.identified == "named" and _names(source, actor, text)
    person = source.kind == actor.kind == "person" and source.identified == "named"
    return joined or (person and source.name.split()[-1:] == actor.name.split()[-1:])


def _names(source: Source, actor: Actor, text: str) -> bool:
    return any(span.contains(mention) for span in source.mentions for mention in actor.mentions)


def _key(name: str) -> str:
    return name.lower().removeprefix("the ")
