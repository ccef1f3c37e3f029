"""Several answers to one question, held against the same evidence: what speaks for and against each of them.

The table of the “analysis of competing hypotheses” (R. J. Heuer, Psychology of Intelligence Analysis, 1999, chapter 8),
filled from the claims. It counts and never decides: no hypothesis is ranked or marked, and nothing is added up to a
verdict. RESEARCH says what experiments have found about such tables.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.comparison import Comparison, Passage, Statement
from workbench.comparison.accounts import Account
from workbench.comparison.records import STANCE_NAMES, StanceName
from workbench.errors import AnalysisError
from workbench.judgments import Judged
from workbench.views.comparison import passage_facts

# What each grade of a source counts: MISP admiralty-scale v5, in parts of 1. F, “cannot be judged”, is no middle: it
# has no weight, and what is graded so is counted apart.
WEIGHTS = {"A": 1.0, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0.0}
# Dhami, Belton and Mandel 2019, doi:10.1002/acp.3550; Karvetski and Mandel 2020, Judgment and Decision Making 15(6);
# Whitesmith 2019, doi:10.1080/02684527.2018.1534640; Dhami and others 2024, doi:10.1186/s41235-024-00560-y (rows).
RESEARCH = (
    "Experiments do not show that such a table makes judgments better: the evidence that it lessens confirmation bias "
    "is mixed, and it may make judgments less consistent (Dhami, Belton and Mandel 2019; Whitesmith 2019; Karvetski "
    "and Mandel 2020). It shows what was considered, and what hangs on what."
)
IN_SHORT = "Counted, not decided: experiments do not show that such a table makes judgments better."


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim with its stance on each hypothesis, None where it bears on another one only.

    `origin` is what it goes back to; `grade` is the analyst's of its source, on the Admiralty scale. `corrected` are
    the places of the stances that the analyst read otherwise than the machine.
    """

    passage: Passage
    words: str
    who: str
    origin: str
    unnamed: bool
    stances: tuple[StanceName | None, ...]
    grade: str | None = None
    corrected: tuple[int, ...] = ()

    @property
    def tells_apart(self) -> bool:
        """Whether it stands otherwise to one hypothesis than to another; what fits all alike speaks for none."""
        return len(set(self.stances)) > 1


@dataclass(frozen=True, slots=True)
class Tally:
    """What speaks for and against one hypothesis: claims, and the independent origins that they go back to.

    `weighed_for` and `weighed_against` add up the grades of their sources; None where no source on that side is graded.
    """

    hypothesis: str
    claims_for: int
    claims_against: int
    claims_open: int
    origins_for: tuple[str, ...]
    origins_against: tuple[str, ...]
    weighed_for: float | None
    weighed_against: float | None
    without_grade: int


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Hypotheses in the analyst's order, and the evidence in order of the articles."""

    hypotheses: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def origins(self) -> tuple[str, ...]:
        """What the evidence goes back to, those first on which most of it hangs."""
        names = [item.origin for item in self.evidence]
        return tuple(sorted(dict.fromkeys(names), key=lambda name: -names.count(name)))

    def corrected(self, row: int, hypothesis: int, stance: StanceName | None) -> "Alternatives":
        """A copy in which the claim of a row stands otherwise to a hypothesis; both count from 1, None: not at all.

        Raises AnalysisError for a row, a hypothesis or a stance that is not there.
        """
        if not (0 < row <= len(self.evidence) and 0 < hypothesis <= len(self.hypotheses)):
            raise AnalysisError(
                f"There is no row {row} or no hypothesis {hypothesis}; there are {len(self.evidence)} rows and "
                f"{len(self.hypotheses)} hypotheses."
            )
        if stance not in (*STANCE_NAMES, None):
            raise AnalysisError(f"There is no stance {stance!r}; there are {', '.join(STANCE_NAMES)} and None.")
        item, at = self.evidence[row - 1], hypothesis - 1
        stances = (*item.stances[:at], stance, *item.stances[at + 1 :])
        changed = replace(item, stances=stances, corrected=tuple(sorted({*item.corrected, at})))
        return replace(self, evidence=(*self.evidence[: row - 1], changed, *self.evidence[row:]))

    def tallies(self, *, without: str | None = None) -> tuple[Tally, ...]:
        """One tally a hypothesis, of all evidence or of what is left `without` one origin."""
        left = [item for item in self.evidence if item.origin != without]
        return tuple(_tally(name, number, left) for number, name in enumerate(self.hypotheses))


def weigh(comparison: Comparison, hypotheses: Iterable[str] | None, judged: Iterable[Judged] = ()) -> Alternatives:
    """The claims that bear on the hypotheses, with the grades that `judged` holds for their sources.

    Raises AnalysisError for a hypothesis that names nothing. Claims that cannot be read with confidence are left out.
    """
    hypotheses = tuple(dict.fromkeys(" ".join(item.split()) for item in hypotheses or ()))
    asked = [comparison.on(hypothesis) for hypothesis in hypotheses]
    by_article = {item.analysis.article.id: item for item in judged}
    bearing = {stance.passage for statement in asked for stance in statement.stances if stance.stance != "comment"}
    found = [
        _evidence(comparison, account, asked, by_article.get(passage.article))
        for passage, account in comparison.accounts.items()
        if passage in bearing and account.claim.level != "garbled"
    ]
    return Alternatives(hypotheses, tuple(found))


def _evidence(comparison: Comparison, account: Account, asked: list[Statement], judged: Judged | None) -> Evidence:
    passage = account.passage
    origin = comparison.origin_of(passage)
    stances = tuple(_stance(statement, passage) for statement in asked)
    grade = judged.value(judged.analysis[passage.claim], "source") if judged else None
    who = passage_facts(comparison, passage)
    return Evidence(passage, account.text, who, origin.name, account.unnamed, stances, grade)


def _stance(statement: Statement, passage: Passage) -> StanceName | None:
    found = next((item.stance for item in statement.stances if item.passage == passage), None)
    return None if found == "comment" else found


def _tally(hypothesis: str, number: int, evidence: list[Evidence]) -> Tally:
    sides = {name: [item for item in evidence if item.stances[number] == name] for name in ("support", "deny", "query")}
    return Tally(
        hypothesis,
        *map(len, sides.values()),
        *(tuple(dict.fromkeys(item.origin for item in sides[name])) for name in ("support", "deny")),
        *(_weight(sides[name]) for name in ("support", "deny")),
        sum(item.grade not in WEIGHTS for name in ("support", "deny") for item in sides[name]),
    )


def _weight(evidence: list[Evidence]) -> float | None:
    """The grades added up, the best of each origin: echoes of one report do not add up. None where there are none."""
    best: dict[str, float] = {}
    for item in evidence:
        if item.grade in WEIGHTS:
            best[item.origin] = max(best.get(item.origin, 0.0), WEIGHTS[item.grade])
    return sum(best.values()) if best else None
