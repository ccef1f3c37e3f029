"""What the sections of a brief look at: one article with its judgments, and the question among its companions."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from workbench.claims import AUTHOR, Analysis, Claim
from workbench.comparison import Comparison, Stance, Statement
from workbench.comparison.citations import plain_name
from workbench.errors import AnalysisError
from workbench.judgments import Judged
from workbench.ranking import rank


@dataclass(frozen=True)
class View:
    """One article, its judgments and the question. Claims that cannot be read with confidence are left out."""

    comparison: Comparison
    judged: Judged
    question: str | None = None

    @property
    def analysis(self) -> Analysis:
        """The article's analysis with its sources as judged."""
        return self.judged.analysis

    @cached_property
    def asked(self) -> Statement | None:
        """The question with the stance of every claim that bears on it; None where there is nothing to ask.

        Raises AnalysisError for a question of the analyst's that names nothing.
        """
        if self.question:
            return self.comparison.on(self.question)
        with suppress(AnalysisError):  # a statement of nothing but small words cannot be looked for
            return self.comparison.on(self.comparison.main)
        return None

    @cached_property
    def stances(self) -> tuple[Stance, ...]:
        """The stances on the question, mere comments and unreadable claims aside, in order of the articles' dates."""
        accounts = self.comparison.accounts
        found = self.asked.stances if self.asked else ()
        readable = (item for item in found if accounts[item.passage].claim.level != "garbled")
        return tuple(item for item in readable if item.stance != "comment")

    def taking(self, stance: str) -> tuple[Stance, ...]:
        """The stances of one kind."""
        return tuple(item for item in self.stances if item.stance == stance)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The article's claims that can be read: on the question first, then those that most deserve checking."""
        here = {item.passage.claim for item in self.stances if item.passage.article == self.analysis.article.id}
        ranked = [self.analysis[item.claim_id] for item in rank(self.analysis)]
        readable = [claim for claim in ranked if self.judged.level(claim) != "garbled"]
        return tuple(sorted(readable, key=lambda claim: claim.id not in here))

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The outlets whose reports are among the articles."""
        return frozenset(plain_name(item.article.outlet or "") for item in self.comparison.analyses)

    def resting_on(self, source_id: str) -> tuple[Claim, ...]:
        """The claims that passed through a source or began with it."""
        return tuple(claim for claim in self.analysis.claims if source_id in claim.chain and source_id != AUTHOR)
