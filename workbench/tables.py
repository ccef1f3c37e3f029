"""The records as tables, for reading, sorting and taking elsewhere.

Names and marks are those of the page; every claim keeps its id, so that a row can be found again.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.claims import AUTHOR, FLAG_NAMES, LEVEL_NAMES, Analysis, Claim, Flag, Source

if TYPE_CHECKING:
    from pandas import DataFrame

HAND = " ▸ "  # between two hands of a chain, from the article's own voice to the origin
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes such a cell for a formula
DOUBTS = ("hedged", "doubtful", "garbled")  # the levels that say more than who speaks


def claims(analysis: Analysis) -> "DataFrame":
    """One row a claim, in order of the text: what, who says it, through which hands, how certainly and why."""
    from pandas import DataFrame

    columns = ["paragraph", "claim", "said by", "identified", "through", "hands", "certainty", "signals"]
    rows = [_claim_row(analysis, claim) for claim in analysis.claims]
    frame = DataFrame(rows, columns=columns, index=[claim.id for claim in analysis.claims]).rename_axis("id")
    return frame.astype({"paragraph": "Int64"})


def sources(analysis: Analysis) -> "DataFrame":
    """One row a source that says something or passes something on; the article's own voice comes first."""
    from pandas import DataFrame

    columns = [
        "source", "identified", "kind", "claims", "of them hedged", "denied or no evidence",
        "passes on", "heard through", "grounds for anonymity",
    ]  # fmt: skip
    speaking = [source for source in analysis.sources if source.id in {i for c in analysis.claims for i in c.chain}]
    rows = [_source_row(analysis, source) for source in speaking]
    return DataFrame(rows, columns=columns, index=[source.id for source in speaking]).rename_axis("id")


def flags(analysis: Analysis) -> "DataFrame":
    """One row a signal of uncertainty: the words that give it, what they cover, whose doubt it is, and why."""
    from pandas import DataFrame

    columns = ["paragraph", "signal", "words", "covers", "whose", "reason", "claim", "rule"]
    rows = [_flag_row(analysis, claim, flag) for claim in analysis.claims for flag in claim.flags]
    return DataFrame(rows, columns=columns).astype({"paragraph": "Int64"})


def signals(analysis: Analysis) -> "DataFrame":
    """One row a kind of signal that occurs: how many claims carry it, and the words that gave it."""
    from pandas import DataFrame

    rows = []
    for kind, name in FLAG_NAMES.items():
        carrying = [claim for claim in analysis.claims if any(flag.kind == kind for flag in claim.flags)]
        cues = (_cue(analysis, flag) for claim in carrying for flag in claim.flags if flag.kind == kind)
        if carrying:
            words = ", ".join(dict.fromkeys(cue.lower() for cue in cues if cue))
            rows.append((name, len(carrying), words))
    return DataFrame(rows, columns=["signal", "claims", "words"])


def companions(analyses: Iterable[Analysis]) -> "DataFrame":
    """One row an article: who published what and when, how many sources it has, and how much of it is hedged."""
    from pandas import DataFrame

    columns = ["title", "outlet", "published", "claims", "sources", "unnamed", "hedged or doubtful"]
    frame = DataFrame([_article_row(analysis) for analysis in analyses], columns=columns)
    return frame.sort_values("published", kind="stable", na_position="last", ignore_index=True)


def to_csv(frame: "DataFrame") -> str:
    """The table as CSV. A cell that a spreadsheet would take for a formula gets a `'` in front."""
    harmless = frame.reset_index() if frame.index.name else frame
    harmless = harmless.map(lambda cell: f"'{cell}" if str(cell).startswith(FORMULA_STARTS) else cell)
    return harmless.to_csv(index=False, lineterminator="\n")


def to_text(frame: "DataFrame", *, width: int) -> str:
    """The table of claims for a terminal: long cells wrapped, control characters shown, never obeyed."""
    from textwrap import wrap

    shares = {"id": 0.06, "claim": 0.44, "through": 0.26, "signals": 0.24}
    widths = [max(4, int((width - 2 * len(shares)) * part)) for part in shares.values()]
    rows = [tuple(shares), *frame.reset_index()[list(shares)].itertuples(index=False)]
    lines = []
    for row in rows:
        cells = [wrap(_printable(str(cell)), size) or [""] for cell, size in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            line = [cell[number] if number < len(cell) else "" for cell in cells]
            lines.append("  ".join(words.ljust(size) for words, size in zip(line, widths, strict=True)).rstrip())
        lines.append("")
    return "\n".join(lines)


def chain_in_words(analysis: Analysis, claim: Claim) -> str:
    """The hands a claim passed through, each unnamed one marked so."""
    return HAND.join(
        f"{source.name} (unnamed)" if source.identified == "unnamed" else source.name
        for source in analysis.chain_of(claim)
    )


def _claim_row(analysis: Analysis, claim: Claim) -> tuple:
    origin = analysis.chain_of(claim)[-1]
    return (
        analysis.paragraph_of(claim.span),
        in_one_line(analysis.text_of(claim.spans)),
        origin.name,
        origin.identified,
        chain_in_words(analysis, claim),
        len(claim.chain),
        LEVEL_NAMES[claim.level],
        "; ".join(dict.fromkeys(_signal(analysis, flag) for flag in claim.flags)),
    )


def _source_row(analysis: Analysis, source: Source) -> tuple:
    own = analysis.claims_of(source)
    chains = [claim.chain for claim in analysis.claims]
    through = [chain[chain.index(source.id) - 1] for chain in chains if source.id in chain[1:]]
    passed_on = [chain for chain in chains if source.id in chain[:-1]]
    return (
        source.name,
        source.identified,
        source.kind,
        len(own),
        sum(claim.level == "hedged" for claim in own),
        sum(claim.level == "doubtful" for claim in own),
        len(passed_on),
        ", ".join(dict.fromkeys(analysis[name].name for name in through)),
        source.grounds or "",
    )


def _flag_row(analysis: Analysis, claim: Claim, flag: Flag) -> tuple:
    return (
        analysis.paragraph_of(flag.scope),
        FLAG_NAMES[flag.kind],
        _cue(analysis, flag),
        in_one_line(analysis.text_of(flag.scope)),
        analysis[flag.holder].name,
        flag.reason,
        claim.id,
        flag.rule,
    )


def _article_row(analysis: Analysis) -> tuple:
    article = analysis.article
    speaking = {source_id for claim in analysis.claims for source_id in claim.chain} - {AUTHOR}
    doubted = sum(claim.level in DOUBTS for claim in analysis.claims)
    return (
        article.title or article.origin or "untitled",
        article.outlet or "",
        article.published or "",
        len(analysis.claims),
        len(speaking),
        sum(analysis[source_id].identified == "unnamed" for source_id in speaking),
        f"{doubted} ({share(doubted, len(analysis.claims))})",
    )


def share(part: int, whole: int) -> str:
    """A part of a whole in percent; a dash of nothing."""
    return f"{part / whole:.0%}" if whole else "–"


def in_one_line(text: str) -> str:
    """The text with its line breaks and runs of blanks made one blank each."""
    return " ".join(text.split())


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _signal(analysis: Analysis, flag: Flag) -> str:
    cue = _cue(analysis, flag)
    return f"{FLAG_NAMES[flag.kind]}: {cue}" if cue else FLAG_NAMES[flag.kind]


def _cue(analysis: Analysis, flag: Flag) -> str:
    return in_one_line(analysis.text_of(flag.cue)) if flag.cue else ""
