"""The words of a claim that only tell who tells it: “U.S. officials have no evidence that Iran …” speaks of Iran."""

import re
from collections.abc import Iterator, Sequence

from workbench.comparison.accounts import Account
from workbench.spans import Span

# A clause with a subject of its own, “the bomb that destroyed it” has none; or one about nobody in particular.
CLAUSE = re.compile(
    r"\b(?:that|whether)\s+"
    r"(?=(?:the|an?|its?|he|she|they|we|there|his|her|their|this|these|those|no|some|any|all)\b|[A-Z])"
    r"|\b(?:(?:those|people|anyone|anybody|everyone|everybody) who|whoever)\b"
)


def tellers(account: Account, acts: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The stretches of a claim that name those who tell of some acts in it; without acts, of whatever is told in it.

    Who does one thing and tells of another is told by the acts: in “Tehran backed the plan but did not order it”
    Tehran only tells of the plan.
    """
    return (*_sources(account, acts), *_openings(account, acts))


def _sources(account: Account, acts: Sequence[Span]) -> Iterator[Span]:
    """The sources inside the claim of what holds all the acts: “U.S. officials” in “U.S. officials say that …”."""
    for item in account.analysis.attributions:
        if all(any(said.overlaps(act) for said in item.content) for act in acts):
            yield from (span for span in item.source if any(own.contains(span) for own in account.claim.spans))


def _openings(account: Account, acts: Sequence[Span]) -> Iterator[Span]:
    """What stands before a clause in which all the acts lie."""
    for own in account.claim.spans:
        for clause in CLAUSE.finditer(own.of(account.analysis.article.text)):
            if clause.start() and all(own.start + clause.end() <= act.start for act in acts):
                yield Span(own.start, own.start + clause.start())
