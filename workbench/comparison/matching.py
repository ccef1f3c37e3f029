"""Pairs of claims on the same matter, and how the two stand to each other."""

from collections.abc import Iterator, Sequence

from workbench.comparison.accounts import Account
from workbench.comparison.differences import differences
from workbench.comparison.doers import opposes
from workbench.comparison.likeness import Likeness, Vectors
from workbench.comparison.records import Match, Passage, Relation, Stance
from workbench.comparison.stances import stance_on
from workbench.comparison.terms import Term
from workbench.spans import Span

ALIKE = 0.45  # likeness from which two claims count as being about the same
SHARED = 2  # things that both must speak of: one name alone is a subject, not a matter
SHINGLE = 4  # words in a row that two texts seldom share by chance
VERBATIM = 0.5  # share of the shorter one's rows of words that the other must have
FACTS = ("number", "actor", "place", "time", "cause")  # with one of these other, the same words say something else


def measure(accounts: Sequence[Account], vectors: Vectors | None) -> Likeness:
    """The likeness of some claims, by their passages."""
    return Likeness({a.passage: a.terms for a in accounts}, {a.passage: a.text for a in accounts}, vectors)


def matches_of(accounts: Sequence[Account], likeness: Likeness) -> Iterator[Match]:
    """Every pair of claims that are alike enough, in order of the text; a saying and what is said in it are no pair."""
    by_passage = {account.passage: account for account in accounts}
    number = 0
    for left in accounts:
        for key in likeness.candidates(left.passage, least=ALIKE):
            right = by_passage[key]
            if left.holds(right) or right.holds(left) or "garbled" in {left.claim.level, right.claim.level}:
                continue
            if len(left.keys & right.keys) < SHARED:
                continue
            alike = likeness.of(left.passage, right.passage)
            if alike >= ALIKE:
                number += 1
                yield match(f"m{number}", left, right, alike, likeness.meaning(left.passage, right.passage))


def match(id: str, left: Account, right: Account, alike: float, meaning: float | None = None) -> Match:
    """The Match of two claims: relation, reasons and differences."""
    ours, theirs = shared_spans(left.terms, right.keys), shared_spans(right.terms, left.keys)
    first, second = stance_on(left, ours or left.claim.spans), stance_on(right, theirs or right.claim.spans)
    found = differences(left, right)
    same_words = overlap(left.text, right.text)
    relation: Relation = "agrees"
    if _opposed(left, first, right, second):
        relation = "denies"
    elif any(difference.kind in FACTS for difference in found):
        relation = "differs"
    elif same_words >= VERBATIM:
        relation = "repeats"
    elif found or first.stance != second.stance:
        relation = "differs"
    reasons = [_speak_of(left, ours)]
    if meaning is not None:
        reasons.append(f"Likeness of meaning {meaning:.2f} of 1.")
    if relation == "repeats":
        reasons.append(f"{same_words:.0%} of the shorter one's rows of {SHINGLE} words stand in the other.")
    if first.stance != second.stance:
        reasons += [first.reason, second.reason]
    reasons += [difference.reason for difference in found]
    return Match(id, left.passage, right.passage, relation, round(alike, 3), tuple(reasons), found)


def _opposed(left: Account, first: Stance, right: Account, second: Stance) -> bool:
    """Whether one says so and the other denies just that."""
    if {first.stance, second.stance} != {"support", "deny"}:
        return False
    return opposes(left, right) if first.stance == "deny" else opposes(right, left)


def shared_spans(terms: Sequence[Term], keys: frozenset[str]) -> tuple[Span, ...]:
    """Where the things stand that another text speaks of too."""
    return tuple(term.span for term in terms if term.key in keys)


def overlap(left: str, right: str) -> float:
    """Share of the shorter text's rows of words that the other has too; 0 for texts shorter than such a row."""
    ours, theirs = shingles(left), shingles(right)
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every row of four words of a text, without punctuation and case."""
    words = ["".join(char for char in word if char.isalnum()).lower() for word in text.split()]
    words = [word for word in words if word]
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def other_side(match: Match, passage: Passage) -> Passage:
    """The other of a match's two passages."""
    return match.right if match.left == passage else match.left


def _speak_of(account: Account, spans: tuple[Span, ...]) -> str:
    words = dict.fromkeys(account.analysis.text_of(span) for span in spans)
    return f"Both speak of {', '.join(f'“{word}”' for word in words)}."
