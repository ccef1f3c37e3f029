"""Claims, names and dates as an editor would put them: short, in plain words, with who says it first."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from workbench.claims import AUTHOR, Analysis, Claim, Source
from workbench.kinds import FLAG_NAMES
from workbench.views import name_of, number_of
from workbench.views.sentences import level_word

LONGEST = 20  # words of a quotation; more of it is in the report
OUTER = re.compile(r"[“\"][^“”\"]*[”\"]")  # one quotation from end to end
INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
DOUBTS = {
    "denial": "a denial",
    "negation": "a negation",
    "absence of evidence": "absence of evidence, not a denial",
}
MENDED = "its sentence is broken and was mended"
WEAKENING = ("hedge", "reported", "conditional")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def quoted(words: str, *, longest: int = LONGEST) -> str:
    """Words of an article in quotation marks, in one line, cut behind `longest` words; marks inside become single."""
    words = " ".join(words.split()).removeprefix("that ")
    if OUTER.fullmatch(words):
        words = words[1:-1]
    parts = words.translate(INNER).strip(" ,;:").split()
    return f"“{' '.join(parts[:longest]).rstrip('.,;:')}{' …' if len(parts) > longest else ''}”"


def told(analysis: Analysis, claim: Claim) -> str:
    """A claim with its hands, number and what weakens it: `According to X, through Y: “…” [5] (hedged by “may”).`"""
    chain = analysis.chain_of(claim)
    words = f"{quoted(analysis.text_of(claim.spans))} [{number_of(analysis, claim)}]"
    doubt = "; ".join(filter(None, [weakened(analysis, claim), MENDED if claim.mended else ""]))
    doubt = f" ({doubt})" if doubt else ""
    if len(chain) == 1:
        return f"The article itself: {words}{doubt}."
    through = [name_of(source) for source in reversed(chain[1:-1])]
    hands = f", through {listed(through)}" if through else ""
    how = "Denied by" if is_denied(claim) else "According to"
    return f"{how} {name_of(chain[-1])}{hands}: {words}{doubt}."


def is_denied(claim: Claim) -> bool:
    """Whether the words are what somebody denied: the denial stands outside them."""
    return any(flag.kind == "denial" and flag.cue and not claim.span.contains(flag.cue) for flag in claim.bearing)


def weakened(analysis: Analysis, claim: Claim) -> str:
    """What takes from a claim's certainty, in a few words; nothing where nothing does."""
    if claim.level == "doubtful":
        return _outside(analysis, claim) + DOUBTS.get(level_word(claim), level_word(claim))
    if claim.level == "hedged":
        cues = [analysis.text_of(flag.cue) for flag in claim.bearing if flag.kind in WEAKENING and flag.cue]
        words = dict.fromkeys(f"“{' '.join(cue.split())}”" for cue in cues)
        return f"hedged by {listed(words)}" if words else "hedged"
    if claim.level == "garbled":
        return "cannot be read with confidence"
    return "a thought ascribed, not a statement" if analysis.is_thought(claim) else ""


def _outside(analysis: Analysis, claim: Claim) -> str:
    """The words that deny or negate a claim from outside it, which its own words do not show."""
    flags = (flag for flag in claim.bearing if FLAG_NAMES[flag.kind] == level_word(claim) and flag.cue)
    cues = [flag.cue for flag in flags if not claim.span.contains(flag.cue)]
    return f"“{' '.join(analysis.text_of(cues[0]).split())}”: " if cues else ""


def listed(names: Iterable[str], *, most: int = 4) -> str:
    """Names as they are read aloud: “a, b and c”; behind `most` of them only how many more there are."""
    names = list(dict.fromkeys(names))
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def many(count: int, thing: str, *, things: str = "") -> str:
    """`1 claim`, `2 claims`, `no claims`."""
    return f"{count or 'no'} {thing if count == 1 else things or thing + 's'}"


def day(published: str | None) -> str:
    """`8 October 2023` for a full date, anything else as it stands."""
    try:
        found = date.fromisoformat(published or "")
    except ValueError:
        return published or ""
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def report(name: str) -> str:
    """An origin as it is read aloud: a report with its day in brackets, a speaker's name as it stands."""
    outlet, comma, published = name.rpartition(", ")
    return f"{outlet} ({day(published)})" if comma and day(published) != published else name


def apart(analysis: Analysis, claims: Iterable[Claim], most: int) -> Sequence[Claim]:
    """The first claims, leaving out those whose words stand inside one that was taken, or around it."""
    taken: list[Claim] = []
    for claim in claims:
        if len(taken) == most:
            break
        if not any(claim.span.overlaps(other.span) for other in taken):
            taken.append(claim)
    return taken


def begun(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def is_source(source: Source) -> bool:
    """Whether it is anybody but the article's own voice."""
    return source.id != AUTHOR
