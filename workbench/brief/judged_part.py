"""The second half of a brief: what the analyst judged, who the sources are, alternatives, what would change it."""

from collections import Counter
from collections.abc import Iterator

from workbench import voices
from workbench.alternatives import IN_SHORT, Alternatives
from workbench.brief.phrases import begun, is_source, listed, many, quoted, report
from workbench.brief.records import Line, Section
from workbench.brief.view import View
from workbench.claims import LEVEL_NAMES, Claim, Source
from workbench.comparison.citations import plain_name
from workbench.judgments import Judged, scales
from workbench.judgments.scales import NOTE
from workbench.views import name_of, number_of
from workbench.views.sentences import level_word

JUDGED, SOURCES, CHANGES = 3, 3, 4  # items in a list
KINDS = {
    "person": "one person",
    "organisation": "an organisation",
    "outlet": "a news outlet",
    "document": "a document",
    "group": "several people",
}
IDENTIFIED = {"named": "named", "described": "described but not named", "unnamed": "not named"}
GRADED = ("source", "information", "likelihood", "confidence")  # the scales whose authors a reader must know


def judgments(view: View) -> Section:
    """What the machine read and what the analyst says, side by side, with the names of the scales."""
    judged = view.judged
    done = sorted(
        filter(judged.is_judged, view.analysis.claims), key=lambda claim: -len(judged.values.get(claim.id, {}))
    )
    if not done and not judged.grades:
        text = "No judgment has been recorded yet: everything here is the machine’s reading."
        return Section("What the analyst judged", text)
    total = many(len(view.analysis.claims), "claim")
    cut = f"Left out: {many(len(done) - JUDGED, 'further judged claim')}." if len(done) > JUDGED else ""
    text = f"{len(done) or 'None'} of {total} judged.{_scales_used(judged)}"
    return Section("What the analyst judged", text, tuple(_judgment(view, claim) for claim in done[:JUDGED]), cut)


def sources(view: View) -> Section:
    """Source summary statements: who they are, how they know as far as is told, what affects their quality."""
    counts = Counter(key for claim in view.claims for key in set(claim.chain))
    known = [source for source in view.analysis.sources if is_source(source) and counts[source.id]]
    known.sort(key=lambda source: (source.id not in view.judged.grades, -counts[source.id]))
    if not known:
        return Section("The sources", "The article lets nobody speak but itself; how its author knows is not told.")
    text = "Their motives and past record are not known here: the machine reads neither."
    if not any(source.id in view.judged.grades for source in known):
        text += " None of them has been graded."
    lines = tuple(
        Line(_descriptor(view, source, counts[source.id]), f"{begun(source.name)}:") for source in known[:SOURCES]
    )
    left = len(known) - SOURCES
    cut = f"Left out: {many(left, 'further source')}." if left > 0 else ""
    return Section("The sources", text, lines, cut)


def alternatives(found: Alternatives | None) -> Section:
    """The hypotheses in the analyst's order with what speaks for and against each; none is put first."""
    title = "Alternatives considered"
    if found is None or not found.hypotheses:
        return Section(title, "None has been written down yet. Against a single answer, everything looks like support.")
    lines = [Line(_hypothesis(found, number), f"{item}:") for number, item in enumerate(found.hypotheses)]
    fit = sum(not item.tells_apart for item in found.evidence)
    same = f" {many(fit, 'claim')} of {len(found.evidence)} fit all of them alike and tell nothing." if fit else ""
    one = " With one hypothesis there is nothing to compare." if len(lines) == 1 else ""
    return Section(title, f"{IN_SHORT}{same}{one}", tuple(lines))


def changing(view: View) -> Section:
    """What, if it were found, would move the assessment: read off what is missing."""
    lines = tuple(_changes(view))[:CHANGES]
    text = "" if lines else "Nothing that the machine could name."
    return Section("What would change this", text, lines)


def _scales_used(judged: Judged) -> str:
    """Whose words the grades are, each author once."""
    used = {scale for values in judged.values.values() for scale in values} | ({"source"} if judged.grades else set())
    named: dict[str, list[str]] = {}
    for name in GRADED:
        if name in used:
            named.setdefault(scales()[name].named_by, []).append(name)
    told = "; ".join(f"{listed(names)} by {author}" for author, names in named.items())
    return f" Scales: {told}." if told else ""


def _judgment(view: View, claim: Claim) -> Line:
    judged = view.judged
    who = listed(item.creator for item in judged.values.get(claim.id, {}).values()) or "The analyst"
    note = judged.values.get(claim.id, {}).get(NOTE)
    read = view.analysis[claim.id]
    machine = level_word(read) if read.level == "doubtful" else LEVEL_NAMES[read.level]
    claimed = quoted(view.analysis.text_of(claim.spans), longest=9)
    said = [*_said(judged, claim), quoted(note.value, longest=30) if note else ""]
    return Line(
        f"{claimed} Machine: {machine}. {who}: {'; '.join(filter(None, said))}.", f"[{number_of(view.analysis, claim)}]"
    )


def _said(judged: Judged, claim: Claim) -> Iterator[str]:
    """What the analyst says of a claim, in words that need no key; that the marks are right is not that it is so."""
    if level := judged.value(claim, "level"):
        yield f"reads it as {LEVEL_NAMES[level]}"
    if judged.value(claim, "marks"):
        yield "the machine’s marks are right"
    if gone := judged.dismissed.get(claim.id):
        yield f"{many(len(gone), 'mark')} wrong"
    if judged.value(claim, "check"):
        yield "needs checking"
    for name in ("source", "information"):
        if grade := judged.value(claim, name):
            yield f"{name} {scales()[name][grade].meaning.lower()} ({grade})"
    if likelihood := judged.value(claim, "likelihood"):
        step = scales()["likelihood"][likelihood]
        yield f"{likelihood} ({step.low:02}–{step.high:02} %)"
    if confidence := judged.value(claim, "confidence"):
        yield f"confidence {confidence}"


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


def _hypothesis(found: Alternatives, number: int) -> str:
    """What speaks for and against one, and on which single origin all that speaks for it hangs."""
    tally = found.tallies()[number]
    if not (tally.claims_for or tally.claims_against or tally.claims_open):
        return "nothing in these articles bears on it."
    sides = [
        f"{many(len(tally.origins_for), 'origin')} for it" if tally.origins_for else "nothing for it",
        f"{many(len(tally.origins_against), 'origin')} against" if tally.origins_against else "nothing against",
        f"{many(tally.claims_open, 'claim')} {'leaves' if tally.claims_open == 1 else 'leave'} it open"
        if tally.claims_open
        else "",
    ]
    if tally.weighed_for is not None and tally.weighed_against is not None:
        sides.append(f"by the grades {tally.weighed_for:g} against {tally.weighed_against:g}")
    alone = [name for name in (tally.origins_for, tally.origins_against) if len(name) == 1]
    hang = (
        f" All that speaks {'for' if tally.origins_for == alone[0] else 'against'} it falls with {report(alone[0][0])}."
        if alone
        else ""
    )
    return f"{', '.join(filter(None, sides))}.{hang}"


def _changes(view: View) -> Iterator[Line]:
    """One line a gap, those first that the analyst marked."""
    judged, analysis = view.judged, view.analysis
    marked = [f"[{number_of(analysis, claim)}]" for claim in analysis.claims if judged.value(claim, "check")]
    if marked:
        yield Line(f"The analyst wants these claims checked: {listed(marked, most=8)}.")
    unread = [item for item in analysis.sources if item.kind == "outlet" and view.resting_on(item.id)]
    unread = [item.name for item in unread if plain_name(item.name) not in view.outlets]
    if unread:
        yield Line(
            f"The original {'report' if len(unread) == 1 else 'reports'} of {listed(unread)}, cited but not read here."
        )
    origins = view.asked.origins if view.asked else ()
    if origins and all(origin.unnamed for origin in origins):
        yield Line("One named source, or a document, that says so; so far only people without a name do.")
    elif len(origins) == 1:
        yield Line("A second origin that says so and has it from somebody else.")
    elif any(origin.unnamed for origin in origins):
        named = listed(report(origin.name) for origin in origins if not origin.unnamed)
        yield Line(f"A witness with a name. Without the unnamed, only {named} would be left to say so.")
    if view.taking("query"):
        who = listed((item.source for item in view.taking("query")), most=3)
        yield Line(f"Evidence that would settle it for those who leave it open: {who}.")
    if view.taking("deny"):
        yield Line("What those who deny it can show beyond their word.")
    silent = voices.unheard(analysis)
    if silent:
        item = silent[0]
        yield Line(
            f"A word from {item.actor.name}, named in {many(len(item.claims), 'claim')} of this article and not heard."
        )
