"""What an article holds, one table a question.

Names and marks are those of the page, and a claim has the number that it has there.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench import benchmarks, voices
from workbench.claims import AUTHOR, Analysis, Claim, Flag, Source
from workbench.judgments import Judged, lint
from workbench.kinds import CUE_NAMES, FLAG_NAMES, LEVEL_NAMES
from workbench.tables.showing import share
from workbench.views import chain_text, name_of, number_of, summary

if TYPE_CHECKING:
    from pandas import DataFrame

# Who stands behind a claim without a name, the least known first.
BEHIND = {
    None: "nobody is named",
    "person": "one person",
    "document": "a document",
    "organisation": "some organisation",
    "outlet": "some outlet",
    "group": "several people",
}
DOUBTS = ("hedged", "doubtful", "garbled")  # the levels that say more than who speaks


def claims(analysis: Analysis, *, judged: Judged | None = None) -> "DataFrame":
    """One row a claim, in order of the text: what, who says it, through which hands, how certainly and why.

    With `judged` the sources, signals and certainty are the analyst's where there are any; three more columns
    say by whom the certainty is, and what else the analyst says.
    """
    columns = [
        "claim", "paragraph", "words", "said by", "how", "identified", "through", "hands", "certainty", "signals",
    ]  # fmt: skip
    if judged is None:
        return _frame((_claim_row(analysis, *item) for item in enumerate(analysis.claims, 1)), columns)
    frame = _frame((_claim_row(judged.analysis, *item) for item in enumerate(judged.analysis.claims, 1)), columns)
    ours = judged.analysis.claims
    frame["certainty"] = [LEVEL_NAMES[judged.level(claim)] for claim in ours]
    frame["certainty by"] = ["analyst" if judged.value(claim, "level") else "machine" for claim in ours]
    frame["analyst"] = [summary(judged, claim) for claim in ours]
    frame["note"] = [judged.value(claim, "note") or "" for claim in ours]
    return frame


def remarks(analysis: Analysis, conclusion: str | None) -> "DataFrame":
    """One row a remark on a conclusion: what to look at again, in which sentence, and whose rule it is."""
    found = lint.remarks(conclusion or "", analysis=analysis)
    rows = ((item.words, item.sentence, item.source) for item in found)
    return _frame(rows, ["remark", "sentence", "rule of"])


def sources(analysis: Analysis) -> "DataFrame":
    """One row a source that says something or passes something on; the article's own voice comes first."""
    columns = [
        "source", "identified", "kind", "claims", "only thought", "hedged", "denied or no evidence", "passes on",
        "rests on it", "heard through", "reason for not naming",
    ]  # fmt: skip
    speaking = {source_id for claim in analysis.claims for source_id in claim.chain}
    return _frame((_source_row(analysis, source) for source in analysis.sources if source.id in speaking), columns)


def on_unnamed(analysis: Analysis) -> "DataFrame":
    """One row a claim that rests on a source without a name and on nobody else here, the least known first."""
    rows = [
        (number_of(analysis, claim), _in_one_line(analysis.text_of(claim.spans)), _how_many(origin), origin.name,
         chain_text(analysis, claim), origin.grounds or "", LEVEL_NAMES[claim.level])
        for claim, origin in voices.on_unnamed(analysis)
    ]  # fmt: skip
    order = list(BEHIND.values())
    columns = ["claim", "words", "who stands behind it", "source", "through", "reason for not naming", "certainty"]
    return _frame(sorted(rows, key=lambda row: order.index(row[2])), columns)


def unheard(analysis: Analysis) -> "DataFrame":
    """One row a person, body or state that claims are about and that says nothing in the article."""
    rows = (
        (item.actor.name, item.actor.kind, len(item.claims), ", ".join(map(name_of, item.told_by)),
         ", ".join(map(name_of, item.near)))
        for item in voices.unheard(analysis)
    )  # fmt: skip
    return _frame(rows, ["named", "kind", "in claims", "told by", "nearest voice"])


def headings(analysis: Analysis) -> "DataFrame":
    """One row a claim of the text that says with less certainty, or through more hands, what a heading says."""
    rows = (
        (_heading_words(analysis, item.heading), number_of(analysis, claim),
         _in_one_line(analysis.text_of(claim.spans)), chain_text(analysis, claim), LEVEL_NAMES[claim.level])
        for item in voices.bolder_headings(analysis)
        for claim in item.below
    )  # fmt: skip
    return _frame(rows, ["the heading says", "claim", "the text says", "through", "certainty"])


def _heading_words(analysis: Analysis, heading: Claim) -> str:
    """A heading's claim, with its speaker where it has one."""
    words = _in_one_line(analysis.text_of(heading.spans))
    return words if heading.chain[-1] == AUTHOR else f"{analysis[heading.chain[-1]].name}: {words}"


def flags(analysis: Analysis) -> "DataFrame":
    """One row a signal of uncertainty: the words that give it, what they cover, whose doubt it is, and why."""
    columns = ["claim", "paragraph", "signal", "words", "covers", "whose", "reason", "rule"]
    numbered = enumerate(analysis.claims, 1)
    return _frame((_flag_row(analysis, n, flag) for n, claim in numbered for flag in claim.flags), columns)


def signals(analysis: Analysis) -> "DataFrame":
    """One row a kind of signal that occurs: how many claims carry it, and the words that gave it."""
    rows = []
    for kind, name in FLAG_NAMES.items():
        carrying = [claim for claim in analysis.claims if any(flag.kind == kind for flag in claim.flags)]
        cues = (_cue(analysis, flag).lower() for claim in carrying for flag in claim.flags if flag.kind == kind)
        if carrying:
            rows.append((name, len(carrying), ", ".join(filter(None, dict.fromkeys(cues)))))
    return _frame(rows, ["signal", "claims", "words"])


def levels(analysis: Analysis) -> "DataFrame":
    """One row a level of certainty that occurs: how many claims have it, and how many of them the article's own."""
    rows = []
    for level, name in LEVEL_NAMES.items():
        having = [claim for claim in analysis.claims if claim.level == level]
        if having:
            own = sum(len(claim.chain) == 1 for claim in having)
            rows.append((name, len(having), share(len(having), len(analysis.claims)), own))
    return _frame(rows, ["certainty", "claims", "share", "in the article’s own voice"])


def companions(analyses: Iterable[Analysis]) -> "DataFrame":
    """One row an article, by date: who published what, how many sources it has, and how much of it is in doubt."""
    columns = ["published", "outlet", "title", "claims", "sources", "unnamed", "hedged or doubtful"]
    frame = _frame(map(_article_row, analyses), columns)
    return frame.sort_values("published", kind="stable", ignore_index=True)


def scores() -> "DataFrame":
    """One row a figure that was measured on texts annotated by people; none where none are recorded."""
    rows = (tuple(record.values()) for record in benchmarks.measured())
    return _frame(rows, ["asked", "on", "measure", "figure"])


def _frame(rows: Iterable[tuple], columns: list[str]) -> "DataFrame":
    from pandas import DataFrame

    return DataFrame(list(rows), columns=columns)


def _claim_row(analysis: Analysis, number: int, claim: Claim) -> tuple:
    origin = analysis.chain_of(claim)[-1]
    return (
        number,
        _place(analysis, claim.span),
        _in_one_line(analysis.text_of(claim.spans)),
        name_of(origin) if origin.id == AUTHOR else origin.name,
        CUE_NAMES.get(analysis.cue_kind_of(claim), ""),
        origin.identified,
        chain_text(analysis, claim),
        len(claim.chain),
        LEVEL_NAMES[claim.level],
        "; ".join(dict.fromkeys(_signal(analysis, flag) for flag in claim.flags)),
    )


def _source_row(analysis: Analysis, source: Source) -> tuple:
    own = analysis.claims_of(source)
    chains = [claim.chain for claim in analysis.claims]
    through = [chain[chain.index(source.id) - 1] for chain in chains if source.id in chain[1:]]
    passed_on = [claim for claim in analysis.claims if source.id in claim.chain[:-1]]
    return (
        source.name,
        source.identified,
        source.kind,
        len(own),
        sum(analysis.is_thought(claim) for claim in own),
        sum(claim.level == "hedged" for claim in own),
        sum(claim.level == "doubtful" for claim in own),
        len(passed_on),
        share(len({*own, *passed_on}), len(chains)),
        ", ".join(dict.fromkeys(name_of(analysis[name]) for name in through)),
        source.grounds or "",
    )


def _how_many(origin: Source) -> str:
    return BEHIND[origin.kind if origin.mentions else None]


def _flag_row(analysis: Analysis, number: int, flag: Flag) -> tuple:
    return (
        number,
        _place(analysis, flag.scope),
        FLAG_NAMES[flag.kind],
        _cue(analysis, flag),
        _in_one_line(analysis.text_of(flag.scope)),
        name_of(analysis[flag.holder]),
        flag.reason,
        flag.rule,
    )


def _article_row(analysis: Analysis) -> tuple:
    article = analysis.article
    speaking = {source_id for claim in analysis.claims for source_id in claim.chain} - {AUTHOR}
    doubted = sum(claim.level in DOUBTS for claim in analysis.claims)
    return (
        article.published or "no date",
        article.outlet or "",
        article.title or article.origin or "untitled",
        len(analysis.claims),
        len(speaking),
        sum(analysis[source_id].identified == "unnamed" for source_id in speaking),
        f"{doubted} ({share(doubted, len(analysis.claims))})",
    )


def _place(analysis: Analysis, span) -> str:
    """The number of the paragraph as it stands in the margin; in a heading there is none."""
    return str(analysis.paragraph_of(span) or "heading")


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _signal(analysis: Analysis, flag: Flag) -> str:
    cue = _cue(analysis, flag)
    return f"{FLAG_NAMES[flag.kind]}: {cue}" if cue else FLAG_NAMES[flag.kind]


def _cue(analysis: Analysis, flag: Flag) -> str:
    return _in_one_line(analysis.text_of(flag.cue)) if flag.cue else ""
