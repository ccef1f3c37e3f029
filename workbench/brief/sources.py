"""Source summary statements: who they are, how they know as far as is told, what affects their quality."""

from collections import Counter

from workbench.brief.phrases import begun, is_source, listed, many, quoted
from workbench.brief.records import Line, Section
from workbench.brief.view import View
from workbench.claims import Claim, Source
from workbench.comparison.citations import plain_name
from workbench.judgments import scales
from workbench.views import name_of

SHOWN = 3  # sources
KINDS = {
    "person": "one person",
    "organisation": "an organisation",
    "outlet": "a news outlet",
    "document": "a document",
    "group": "several people",
}
IDENTIFIED = {"named": "named", "described": "described but not named", "unnamed": "not named"}


def sources(view: View) -> Section:
    """The graded ones first, then those on whom most claims rest."""
    counts = Counter(key for claim in view.claims for key in set(claim.chain))
    known = [source for source in view.analysis.sources if is_source(source) and counts[source.id]]
    known.sort(key=lambda source: (source.id not in view.judged.grades, -counts[source.id]))
    if not known:
        return Section("The sources", "The article lets nobody speak but itself; how its author knows is not told.")
    text = "Their motives and past record are not known here: the machine reads neither."
    if not any(source.id in view.judged.grades for source in known):
        text += " None of them has been graded."
    lines = tuple(
        Line(_descriptor(view, source, counts[source.id]), f"{begun(source.name)}:") for source in known[:SHOWN]
    )
    left = len(known) - SHOWN
    cut = f"Left out: {many(left, 'further source')}." if left > 0 else ""
    return Section("The sources", text, lines, cut)


def _descriptor(view: View, source: Source, count: int) -> str:
    """Identity, access, quality and grade of one source, in the manner of ICD 206; what is not known is said."""
    resting = view.resting_on(source.id)
    doubted = sum(view.judged.level(claim) in ("hedged", "doubtful") for claim in resting)
    through = listed(name_of(view.analysis[key]) for key in _carriers(resting, source))
    grounds = f", because {quoted(source.grounds)}" if source.grounds else ""
    parts = [
        f"{KINDS.get(source.kind, 'a source')}, {IDENTIFIED[source.identified]}{grounds}",
        f"{many(count, 'claim')}{f', {doubted} of them in doubt' if doubted else ''}",
        f"heard through {through}" if through else "",
    ]
    return ". ".join(filter(None, ["; ".join(filter(None, parts)), _access(view, source), _grade(view, source)])) + "."


def _access(view: View, source: Source) -> str:
    """How they know what they say, as far as it is told; of a paper, whether its own words were read."""
    if source.kind == "outlet":
        here = plain_name(source.name) in view.outlets
        return "Its own report is among these articles" if here else "Its own report was not read here"
    if source.identified == "named":
        return "How they know is not told" if source.kind in ("person", "group") else "How it knows is not told"
    return "Nothing but this description says how they know"


def _grade(view: View, source: Source) -> str:
    judgment = view.judged.grades.get(source.id)
    if judgment is None:
        return ""
    word = scales()["source"][judgment.value].meaning.lower()
    return f"{judgment.creator}’s grade: {judgment.value}, {word}"


def _carriers(resting: tuple[Claim, ...], source: Source) -> list[str]:
    """Who passed on what a source says; the article's own voice is not counted."""
    places = [claim.chain.index(source.id) for claim in resting]
    return [claim.chain[at - 1] for claim, at in zip(resting, places, strict=True) if at > 1]
