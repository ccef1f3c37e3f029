"""What sources, flags, cues and claims can be: the kinds, in their order, and the words for them."""

from typing import Literal

SourceKind = Literal["person", "organisation", "outlet", "document", "group", "author"]
Identified = Literal["named", "described", "unnamed"]
FlagKind = Literal[
    "hedge", "reported", "unnamed_source", "conditional", "future",
    "denial", "negation", "absence_of_evidence", "vague", "garbled",
]  # fmt: skip
Level = Literal["stated", "attributed", "hedged", "doubtful", "garbled"]
FactValue = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]
CueKind = Literal[
    "says", "writes", "confirms", "denies", "asks", "demands", "promises", "shows", "believes", "knows", "intends",
    "continues",
]  # fmt: skip

FLAG_NAMES: dict[FlagKind, str] = {
    "hedge": "hedge",
    "reported": "hearsay",
    "unnamed_source": "unnamed source",
    "conditional": "conditional",
    "future": "plan or future",
    "denial": "denial",
    "negation": "negation",
    "absence_of_evidence": "absence of evidence",
    "vague": "vague",
    "garbled": "garbled text",
}
LEVEL_NAMES: dict[Level, str] = {
    "stated": "stated flatly",
    "attributed": "attributed",
    "hedged": "hedged",
    "doubtful": "denied, negated or no evidence",
    "garbled": "cannot be read with confidence",
}
CUE_NAMES: dict[CueKind, str] = {
    "says": "said",
    "writes": "wrote",
    "confirms": "confirmed",
    "denies": "denied",
    "asks": "asked",
    "demands": "demanded, ordered or allowed",
    "promises": "promised or threatened",
    "shows": "showed",
    "believes": "is said to believe",
    "knows": "is said to know or have found",
    "intends": "is said to intend",
    "continues": "is taken to go on with",
}
THOUGHTS: frozenset[CueKind] = frozenset({"believes", "knows", "intends"})  # what nobody can have heard
# Which flags make a claim more than "stated" or "attributed", gravest first. The other kinds
# (unnamed source, vague, plan or future) are told beside the claim and do not change its level.
LEVEL_OF_FLAG: dict[FlagKind, Level] = {
    "garbled": "garbled",
    "denial": "doubtful",
    "absence_of_evidence": "doubtful",
    "negation": "doubtful",
    "hedge": "hedged",
    "reported": "hedged",
    "conditional": "hedged",
}
