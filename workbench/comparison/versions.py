"""Two versions of one article, compared by claims and hedges and not only by words."""

from collections.abc import Iterator, Sequence

from workbench.claims import Analysis
from workbench.comparison.accounts import Account, accounts_of
from workbench.comparison.differences import differences
from workbench.comparison.likeness import Vectors
from workbench.comparison.matching import measure
from workbench.comparison.records import Change, ChangeKind, Passage

SAME_CLAIM = 0.55  # likeness from which a claim of one version counts as the other's, perhaps changed


def changes(before: Analysis, after: Analysis, *, vectors: Vectors | None = None) -> tuple[Change, ...]:
    """What happened between two versions: claims added and dropped, and what changed in those that stayed.

    In the order of the later version, then what was dropped. A claim that is the same to the letter is no change.
    """
    old, new = (list(accounts_of([analysis])) for analysis in (before, after))
    pairs = _pairs(old, new, vectors)
    found = []
    for account in new:
        was = pairs.get(account.passage)
        found += _changed(was, account) if was else [_added(account)]
    kept = {account.passage for account in pairs.values()}
    return (*found, *(_dropped(account) for account in old if account.passage not in kept))


def _pairs(old: Sequence[Account], new: Sequence[Account], vectors: Vectors | None) -> dict[Passage, Account]:
    """For each later claim the earlier one that it is; equal words first, then the most alike, each used once."""
    pairs, left = {}, list(old)
    for account in new:
        same = next((one for one in left if one.text == account.text and one.source == account.source), None)
        if same:
            pairs[account.passage] = same
            left.remove(same)
    rest = [account for account in new if account.passage not in pairs]
    likeness = measure([*left, *rest], vectors)
    later = {account.passage: account for account in rest}
    ranked = sorted(
        (
            (likeness.of(one.passage, key), number, one, later[key])
            for number, one in enumerate(left)
            for key in likeness.candidates(one.passage)
            if key in later
        ),
        key=lambda item: (-item[0], item[1]),
    )
    used = set()
    for alike, _, one, other in ranked:
        if alike >= SAME_CLAIM and one.passage not in used and other.passage not in pairs:
            pairs[other.passage] = one
            used.add(one.passage)
    return pairs


def _changed(was: Account, now: Account) -> Iterator[Change]:
    """What is different in a claim that stayed; “reworded” only where nothing graver is."""
    found = []
    if was.source != now.source:
        reason = f"It was given to {was.source}, now to {now.source}: “{now.text}”."
        found.append(("source renamed", reason))
    for difference in differences(was, now):
        if difference.kind == "number":
            found.append(("number changed", difference.reason))
        if difference.kind in {"certainty", "qualifier"}:
            kind = "hedge dropped" if difference.left else "hedge added"
            words = was.analysis.text_of(difference.left) if difference.left else now.analysis.text_of(difference.right)
            found.append((kind, f"“{words}” {'is gone from' if difference.left else 'is new in'}: “{now.text}”."))
    if not found and was.text != now.text:
        found.append(("reworded", f"“{was.text}” now reads “{now.text}”."))
    for kind, reason in found:
        yield _change(kind, was, now, reason)


def _added(account: Account) -> Change:
    return _change("added", None, account, f"New, given to {account.source}: “{account.text}”.")


def _dropped(account: Account) -> Change:
    return _change("dropped", account, None, f"Gone, it was given to {account.source}: “{account.text}”.")


def _change(kind: ChangeKind, was: Account | None, now: Account | None, reason: str) -> Change:
    return Change(kind, was and was.claim.id, now and now.claim.id, reason)
