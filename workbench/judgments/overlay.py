"""The analyst's judgments laid over what the machine read: one pure function, and neither of the two is changed.

What is shown afterwards is the analyst's value wherever there is one, and it can always be told whose it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.claims import Analysis, Claim, Flag, Source
from workbench.judgments.annotations import Judgment
from workbench.judgments.identities import with_identities
from workbench.judgments.subjects import Attached
from workbench.kinds import Level


@dataclass(frozen=True)
class Judged:
    """An analysis with somebody's judgments. `analysis` has the sources as judged and lacks the dismissed flags.

    `values` holds, by a claim's id and a scale, the judgment that counts; `grades` by a source's id that of its
    reliability. `loose` are the judgments on words that are no claim here, and the orphaned ones.
    """

    analysis: Analysis
    values: dict[str, dict[str, Judgment]]
    grades: dict[str, Judgment]
    dismissed: dict[str, tuple[Flag, ...]]
    loose: tuple[Attached, ...]

    def value(self, claim: Claim, scale: str) -> str | None:
        """The analyst's value of a claim on a scale. The scale `source` is that of the claim's origin."""
        judgment = self.grades.get(claim.chain[-1]) if scale == "source" else self.values.get(claim.id, {}).get(scale)
        return judgment and judgment.value

    def level(self, claim: Claim) -> Level:
        """How certain the claim counts as: the analyst's word, else the machine's without the dismissed flags."""
        return self.value(claim, "level") or self.analysis[claim.id].level

    def is_judged(self, claim: Claim) -> bool:
        """Whether the analyst said anything about the claim itself."""
        return bool(self.values.get(claim.id) or self.dismissed.get(claim.id))


def lay_over(analysis: Analysis, attached: Iterable[Attached]) -> Judged:
    """The analysis with the judgments that `Judgments.attach` found for it; a later one wins over an earlier."""
    attached = tuple(attached)
    values: dict[str, dict[str, Judgment]] = {}
    grades: dict[str, Judgment] = {}
    dismissed: dict[str, tuple[Flag, ...]] = {}
    for item in attached:
        scale = item.judgment.scale
        if item.flag:
            dismissed[item.claim.id] = (*dismissed.get(item.claim.id, ()), item.flag)
        elif item.claim:
            values.setdefault(item.claim.id, {})[scale] = item.judgment
        elif item.sources and scale == "source":
            grades[item.sources[0].id] = item.judgment
    claims = tuple(_without(claim, dismissed.get(claim.id, ())) for claim in analysis.claims)
    who = [item for item in attached if item.judgment.scale == "identity" and item.sources]
    judged, same = with_identities(replace(analysis, claims=claims), who)
    grades = {same.get(key, key): judgment for key, judgment in grades.items()}
    loose = tuple(item for item in attached if not (item.claim or item.sources))
    return Judged(judged, values, grades, dismissed, loose)


def origin_of(analysis: Analysis, claim: Claim) -> Source:
    """Whose reliability is graded with a claim: the last hand of its chain."""
    return analysis.chain_of(claim)[-1]


def _without(claim: Claim, flags: tuple[Flag, ...]) -> Claim:
    return replace(claim, flags=tuple(flag for flag in claim.flags if flag not in flags)) if flags else claim
