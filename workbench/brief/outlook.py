"""What else could be true, and what would change the assessment."""

from collections.abc import Iterator

from workbench import voices
from workbench.alternatives import IN_SHORT, Alternatives
from workbench.brief.phrases import listed, many, report
from workbench.brief.records import Line, Section
from workbench.brief.view import View
from workbench.comparison.citations import plain_name
from workbench.views import number_of

SHOWN = 4  # things that would change it


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


def changing(view: View) -> Section:
    """What, if it were found, would move the assessment: read off what is missing."""
    lines = tuple(_changes(view))[:SHOWN]
    text = "" if lines else "Nothing that the machine could name."
    return Section("What would change this", text, lines)


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
