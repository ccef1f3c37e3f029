"""What differs between two claims on the same matter: figures, times, places, actors, causes, and how sure they are."""

from collections.abc import Iterator

from workbench.comparison.accounts import Account, outlet_of
from workbench.comparison.doers import doers_of, values
from workbench.comparison.places import same_place
from workbench.comparison.records import Difference
from workbench.comparison.wordlists import bounds, phrase_pattern, qualifiers
from workbench.kinds import FLAG_NAMES, FlagKind
from workbench.spans import Span

MARKED: tuple[FlagKind, ...] = ("hedge", "reported", "conditional")


def differences(left: Account, right: Account) -> tuple[Difference, ...]:
    """What differs, what can be looked up first, each with the words on both sides and a sentence."""
    found = (_figures, _times, _places, _actors, _causes, _certainty, _qualifiers, _promoted)
    return tuple(difference for find in found for difference in find(left, right))


def _figures(left: Account, right: Account) -> Iterator[Difference]:
    """The same thing counted, and no figure on one side that could be one on the other."""
    for unit in dict.fromkeys(figure.unit for figure in left.figures if figure.unit):
        ours = [figure for figure in left.figures if figure.unit == unit]
        theirs = [figure for figure in right.figures if figure.unit == unit]
        if theirs and not any(one.meets(other) for one in ours for other in theirs):
            spans = tuple(f.span for f in ours), tuple(f.span for f in theirs)
            words = f"{_words(left, spans[0])} against {_words(right, spans[1])}"
            yield Difference("number", *spans, f"The figures for “{unit}” differ: {words}.")


def _times(left: Account, right: Account) -> Iterator[Difference]:
    if left.times and right.times and not any(a.meets(b) for a in left.times for b in right.times):
        spans = tuple(time.span for time in left.times), tuple(time.span for time in right.times)
        words = f"{_words(left, spans[0])} against {_words(right, spans[1])}"
        yield Difference("time", *spans, f"The times differ: {words}.")


def _places(left: Account, right: Account) -> Iterator[Difference]:
    ours, theirs = values(left.places), values(right.places)
    if ours and theirs and not any(same_place(one, other) for one in ours for other in theirs):
        spans = tuple(ours.values()), tuple(theirs.values())
        words = f"{_words(left, spans[0])} against {_words(right, spans[1])}"
        yield Difference("place", *spans, f"The places differ: {words}.")


def _actors(left: Account, right: Account) -> Iterator[Difference]:
    """Who did it: the name that a claim begins with, or that follows “by”, is not named on the other side at all."""
    ours = {key: span for key, span in doers_of(left).items() if key not in right.names}
    theirs = {key: span for key, span in doers_of(right).items() if key not in left.names}
    if ours and theirs:
        spans = tuple(ours.values()), tuple(theirs.values())
        words = f"{_words(left, spans[0])} against {_words(right, spans[1])}"
        yield Difference("actor", *spans, f"Different actors: {words}.")


def _causes(left: Account, right: Account) -> Iterator[Difference]:
    ours, theirs = values(left.causes), values(right.causes)
    if ours and theirs and not ours.keys() & theirs.keys():
        spans = tuple(ours.values()), tuple(theirs.values())
        words = f"{_words(left, spans[0])} against {_words(right, spans[1])}"
        yield Difference("cause", *spans, f"It came about differently: {words}.")


def _certainty(left: Account, right: Account) -> Iterator[Difference]:
    """A doubt that stands on one side only."""
    ours, theirs = ([flag for flag in side.claim.flags if flag.kind in MARKED] for side in (left, right))
    if bool(ours) == bool(theirs):
        return
    flags = ours or theirs
    side, other = (left, right) if ours else (right, left)
    cues = tuple(sorted({flag.cue for flag in flags if flag.cue}))
    names = " and ".join(dict.fromkeys(FLAG_NAMES[flag.kind] for flag in flags))
    words = _words(side, cues) if cues else names
    reason = f"{words} ({names}) stands in {_name(side)} and not in {_name(other)}."
    yield Difference("certainty", cues if ours else (), () if ours else cues, reason)


def _qualifiers(left: Account, right: Account) -> Iterator[Difference]:
    """A word that narrows the claim, on one side only; its like on the other side will do."""
    ours, theirs = _qualified(left), _qualified(right)
    for word in [*ours, *theirs]:
        if (word in ours) != (word in theirs):
            side, other = (left, right) if word in ours else (right, left)
            spans = ours.get(word, ()), theirs.get(word, ())
            said = _words(side, spans[0] or spans[1])
            leaves = next(what for kind, what in qualifiers().values() if kind == word)
            yield Difference(
                "qualifier", *spans, f"{said} stands in {_name(side)} and not in {_name(other)}: {leaves}."
            )


def _qualified(account: Account) -> dict[str, tuple[Span, ...]]:
    """The qualifiers of a claim by the word that stands for their like; those of figures only before a figure."""
    found = {}
    figures = {figure.span.start for figure in account.figures}
    for span in account.claim.spans:
        words = span.of(account.analysis.article.text)
        for match in phrase_pattern("qualifiers").finditer(words):
            phrase = match.group().lower()
            after = span.start + match.end() + len(words[match.end() :]) - len(words[match.end() :].lstrip())
            if phrase not in bounds() or after in figures:
                kind, _ = qualifiers()[phrase]
                here = Span(span.start + match.start(), span.start + match.end())
                found[kind] = (*found.get(kind, ()), here)
    return found


def _promoted(left: Account, right: Account) -> Iterator[Difference]:
    """What somebody unnamed is given for on one side is stated on the other as if it were known."""
    for side, other, order in ((left, right, 1), (right, left, -1)):
        if side.unnamed and len(other.chain) == 1 and not other.claim.flags:
            spans = (tuple(side.origin.mentions[:1]), other.claim.spans)[::order]
            reason = (
                f"{_name(side)} has it from “{side.origin.name}”, who is not named; {_name(other)} states it as a fact."
            )
            yield Difference("source", *spans, _capital(reason))


def _words(account: Account, spans: tuple[Span, ...]) -> str:
    words = dict.fromkeys(" ".join(account.analysis.text_of(span).split()) for span in spans)
    return ", ".join(f"“{word}”" for word in words)


def _name(account: Account) -> str:
    return f"{outlet_of(account.analysis)} (claim {1 + account.analysis.claims.index(account.claim)})"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
