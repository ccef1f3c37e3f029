"""Claims that say the same, gathered into statements; what only one source says is a statement too."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.comparison.accounts import Account
from workbench.comparison.doers import opposes
from workbench.comparison.likeness import Likeness
from workbench.comparison.matching import shared_spans
from workbench.comparison.records import OTHER_WAY, Match, Passage, Stance, Statement
from workbench.comparison.stances import stance_on

TOGETHER = 0.5  # mean likeness that two groups of claims need to be one statement
POINTING = re.compile(r"\W*(?:that )?(?:he|she|it|they|his|her|its|their|this|these|those|whether)\b", re.IGNORECASE)
LEADING = re.compile(r"^(?:(?:but|and|yet|so|that)\b,? )+", re.IGNORECASE)  # binds a claim to what stood before it
FLAT = ("stated", "attributed")  # levels of a claim that can stand for its group without misleading


def statements_of(accounts: Sequence[Account], matches: Iterable[Match], likeness: Likeness) -> tuple[Statement, ...]:
    """Every claim in one statement; those with most articles and sources first, then in order of the text.

    Claims are joined while the groups are alike on the whole, so that no chain of near misses makes one.
    """
    by_passage = {account.passage: account for account in accounts if account.claim.level != "garbled"}
    place = {passage: number for number, passage in enumerate(by_passage)}
    groups = _groups(list(by_passage), list(matches))
    found = [_statement([by_passage[key] for key in group], likeness) for group in groups]
    found.sort(key=lambda item: (-_weight(item), min(place[stance.passage] for stance in item.stances)))
    return tuple(
        Statement(f"t{number}", item.text, item.stances, question=False) for number, item in enumerate(found, 1)
    )


def _groups(passages: list[Passage], matches: list[Match]) -> list[list[Passage]]:
    """Groups by mean likeness: the most alike first, and only while all of both groups is alike on the whole."""
    group_of = {passage: [passage] for passage in passages}
    alike = {(match.left, match.right): match.likeness for match in matches}
    alike |= {(right, left): value for (left, right), value in alike.items()}
    for match in sorted(matches, key=lambda match: -match.likeness):
        ours, theirs = group_of[match.left], group_of[match.right]
        if ours is theirs:
            continue
        mean = sum(alike.get((a, b), 0) for a in ours for b in theirs) / (len(ours) * len(theirs))
        if mean >= TOGETHER:
            ours += theirs
            for passage in theirs:
                group_of[passage] = ours
    return list({id(group): group for group in group_of.values()}.values())


def _statement(group: list[Account], likeness: Likeness) -> Statement:
    """The group's statement in the words of the claim of which the others say most, and that says so flatly.

    What only one of them adds would otherwise seem to be said by all.
    """
    shared = {
        one.passage: sum(likeness.cover(one.terms, other.terms) for other in group if other is not one) for one in group
    }
    said = min(group, key=lambda one: (*_unfit(one), -shared[one.passage], len(one.text)))
    stances = tuple(sorted((_stance(one, said) for one in group), key=_by_place))
    return Statement("", _worded(said.text), _as_worded(stances, said))


def _unfit(one: Account) -> tuple[bool, bool, bool]:
    """Why a claim should not stand for its group: it does not say so (a demand is not what happened), it begins with a
    word for somebody named elsewhere, it is not flat.
    """
    says_so = stance_on(one, one.claim.spans).stance == "support"
    return not says_so, POINTING.match(one.text) is not None, one.claim.level not in FLAT


def _as_worded(stances: tuple[Stance, ...], said: Account) -> tuple[Stance, ...]:
    """The stances on a statement whose own words say no: “it was not so” is said by whoever says that it was not."""
    own = next(stance for stance in stances if stance.passage == said.passage)
    inside = all(any(span.contains(words) for span in said.claim.spans) for words in own.words)
    if own.stance != "deny" or not inside:
        return stances
    return tuple(
        replace(
            item, stance=OTHER_WAY[item.stance], reason=f"{item.reason} So it stands to the statement, which says no."
        )
        if item.stance in OTHER_WAY
        else item
        for item in stances
    )


def _worded(text: str) -> str:
    """A claim's words as a sentence that can stand alone."""
    bare = LEADING.sub("", text.strip(' ,;"“”')).strip()
    return f"{bare[:1].upper()}{bare[1:]}" or text


def _stance(one: Account, said: Account) -> Stance:
    own = one.claim.spans if one is said else shared_spans(one.terms, said.keys)
    stance = stance_on(one, own or one.claim.spans)
    if stance.stance != "deny" or one is said or opposes(one, said):
        return stance
    return replace(stance, stance="comment", reason=f"{one.source}: denies something else of the matter.")


def _by_place(stance: Stance) -> tuple:
    return (stance.passage.article, int("".join(filter(str.isdigit, stance.passage.claim)) or 0))


def _weight(statement: Statement) -> tuple:
    articles = {stance.passage.article for stance in statement.stances}
    sources = {(stance.passage.article, stance.source) for stance in statement.stances}
    return len(articles) * 100 + len(sources) * 10 + statement.contested
