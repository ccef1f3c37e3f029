"""Which claims deserve to be checked first, and why: signals added up, each with its sentence.

The score orders a queue and means nothing else; it is no probability and no verdict. Everything is read off
the records of one article, so that a claim's place can be explained by what stands on the page.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.claims import AUTHOR, Analysis, Claim
from workbench.wording import Wordings, content_words

# What each reason adds. A claim that is set against another is worth a look before one that is only badly
# sourced; a source without a name weighs more than a long way to a named one; what is central breaks ties.
WEIGHTS = {
    "contested": 3.0,
    "flat heading": 3.0,
    "unnamed source": 2.0,
    "far away": 1.0,
    "hearsay": 1.0,
    "central": 2.0,  # for the most central claim, less for the others
    "figures": 0.5,
}
FAR = 3  # hands from which on a claim comes from far away: the article, who told it, and who told them
NOT_YET = 0.5  # a plan or a condition can only be checked later: the claim keeps half of its score
CENTRAL = 0.6  # share of the most central claim's weight from which on being central is worth a sentence
AGAINST = {
    "denial": "{who} denies it",
    "negation": "{who} says the opposite",
    "absence_of_evidence": "{who} says that there is no evidence for it",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim deserves to be checked: the rule, what it adds, a sentence, and the claim it is held against."""

    rule: str
    weight: float
    text: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A claim with its place in the queue. `reasons` stand with the weightiest first."""

    claim_id: str
    score: float
    reasons: tuple[Reason, ...]


def rank(analysis: Analysis) -> tuple[Ranked, ...]:
    """Every claim of the body, those that most deserve checking first; equal ones in order of the text.

    Headings are not ranked: they are what the claims below them are held against. A claim whose words cannot
    be read keeps its reasons and comes last, because there is nothing yet that could be checked.
    """
    wordings = Wordings({claim.id: analysis.text_of(claim.spans) for claim in analysis.claims})
    body = [claim for claim in analysis.claims if analysis.paragraph_of(claim.span) is not None]
    against = _contradictions(analysis, body, wordings)
    central = _centrality(analysis, body, wordings)
    ranked = [_ranked(analysis, claim, wordings, against.get(claim.id), central.get(claim.id, 0.0)) for claim in body]
    order = {claim.id: (claim.level == "garbled", claim.span.start) for claim in body}
    return tuple(sorted(ranked, key=lambda item: (order[item.claim_id][0], -item.score, order[item.claim_id][1])))


def _ranked(analysis: Analysis, claim: Claim, wordings: Wordings, against: Reason | None, central: float) -> Ranked:
    reasons = [
        *filter(None, [against, _flat_heading(analysis, claim, wordings), _unnamed(analysis, claim, wordings)]),
        *_far_away(analysis, claim),
        *_hearsay(claim),
        *_central(central),
        *_figures(analysis, claim),
    ]
    score = sum(reason.weight for reason in reasons)
    score += 0 if central >= CENTRAL else WEIGHTS["central"] * central  # counts, though it is worth no sentence
    if {flag.kind for flag in claim.flags} & {"conditional", "future"}:
        score *= NOT_YET
    return Ranked(claim.id, round(score, 2), tuple(sorted(reasons, key=lambda reason: -reason.weight)))


def _contradictions(analysis: Analysis, body: list[Claim], wordings: Wordings) -> dict[str, Reason]:
    """For each claim that another one in the article is set against, the first such claim."""
    found: dict[str, Reason] = {}
    ranked = {claim.id for claim in body}
    for against in body:
        flag = next((flag for flag in against.bearing if flag.kind in AGAINST), None)
        if against.level != "doubtful" or flag is None:
            continue
        says = AGAINST[flag.kind].format(who=_who(analysis, flag.holder))
        text = f"Contested in this article: in paragraph {analysis.paragraph_of(against.span)} {says}."
        for key in wordings.like(against.id):
            if key in ranked and _can_contradict(analysis, analysis[key], against):
                found.setdefault(key, Reason("contested", WEIGHTS["contested"], text, against.id))
    return found


def _can_contradict(analysis: Analysis, claim: Claim, against: Claim) -> bool:
    """Whether a claim says what a doubtful one takes back; one voice in one breath only makes a contrast."""
    same_breath = analysis.paragraph_of(claim.span) == analysis.paragraph_of(against.span)
    return claim.level not in {"doubtful", "garbled"} and not (same_breath and claim.chain == against.chain)


def _flat_heading(analysis: Analysis, claim: Claim, wordings: Wordings) -> Reason | None:
    """Hedged or doubtful below, flat above: what many readers take away is more than what was said."""
    if claim.level not in {"hedged", "doubtful"}:
        return None
    near = [analysis[key] for key in wordings.like(claim.id, least=2)]
    flat = [other for other in near if analysis.paragraph_of(other.span) is None and other.level == "stated"]
    if not flat:
        return None
    above = " ".join(analysis.text_of(flat[0].spans).split())
    how = "In doubt" if claim.level == "doubtful" else "Hedged"
    text = f"{how} here, but flat in the heading “{above}”."
    return Reason("flat heading", WEIGHTS["flat heading"], text, flat[0].id)


def _unnamed(analysis: Analysis, claim: Claim, wordings: Wordings) -> Reason | None:
    """Rests on somebody who cannot be asked, and nobody else in the article says the same."""
    origin = analysis.chain_of(claim)[-1]
    if not any(flag.kind == "unnamed_source" for flag in claim.flags):
        return None
    near = [analysis[key] for key in wordings.like(claim.id)]
    if any(other.chain[-1] not in {origin.id, AUTHOR} and other.level != "doubtful" for other in near):
        return None
    who = f"Rests on one source without a name, “{origin.name}”" if origin.mentions else "Nobody is named who says it"
    return Reason("unnamed source", WEIGHTS["unnamed source"], f"{who}; nobody else here says the same.")


def _far_away(analysis: Analysis, claim: Claim) -> Iterator[Reason]:
    if len(claim.chain) >= FAR:
        hands = " ▸ ".join(source.name for source in analysis.chain_of(claim))
        yield Reason("far away", WEIGHTS["far away"], f"Came through {len(claim.chain)} hands: {hands}.")


def _hearsay(claim: Claim) -> Iterator[Reason]:
    if any(flag.kind == "reported" for flag in claim.bearing):
        yield Reason("hearsay", WEIGHTS["hearsay"], "Told as hearsay: nobody is named who knows it.")


def _central(central: float) -> Iterator[Reason]:
    if central >= CENTRAL:
        yield Reason("central", WEIGHTS["central"] * central, "Central: its words run through title and paragraphs.")


def _figures(analysis: Analysis, claim: Claim) -> Iterator[Reason]:
    if any(sign.isdigit() for sign in analysis.text_of(claim.spans)):
        yield Reason("figures", WEIGHTS["figures"], "Gives a figure or a date, which can be looked up.")


def _centrality(analysis: Analysis, body: list[Claim], wordings: Wordings) -> dict[str, float]:
    """How much of the article speaks of what a claim speaks of, from 0 to 1 for the most central claim.

    A word counts by the paragraphs it stands in, twice if it stands in the title or a heading too.
    """
    text = analysis.article.text
    spread = Counter(word for paragraph in analysis.article.paragraphs for word in content_words(paragraph.of(text)))
    above = content_words(" ".join([analysis.article.title or "", *(h.of(text) for h in analysis.article.headings)]))
    figures = {}
    for claim in body:
        own = wordings.words[claim.id]
        # divided by the root: a long claim is not central for its length, nor a short one for its one word
        figures[claim.id] = sum(spread[word] * (1 + (word in above)) for word in own) / max(len(own), 4) ** 0.5
    most = max(figures.values(), default=0)
    return {claim_id: figure / most for claim_id, figure in figures.items()} if most else {}


def _who(analysis: Analysis, source_id: str) -> str:
    return "the article itself" if source_id == AUTHOR else analysis[source_id].name
