"""The same view as plain text, for a terminal, a diff, or a place that shows nothing else."""

import textwrap
from collections.abc import Iterator

from workbench.claims import Analysis
from workbench.views.escape import visible
from workbench.views.marks import Piece, Row, rows_of
from workbench.views.sentences import chain_text, facts, figures, flag_lines, label, title_of

WIDTH = 78
INDENT = " " * 5


def article_text(analysis: Analysis, *, width: int = WIDTH) -> str:
    """The article with [7 hedged] after each claim, wrapped, and under each paragraph what its claims say."""
    article = analysis.article
    head = [visible(title_of(analysis)), " · ".join(map(visible, facts(article)))]
    numbers = "; ".join(f"{number} {words}" for number, words in figures(analysis))
    blocks = [*head, numbers, *(block for row in rows_of(analysis) for block in _blocks(analysis, row, width))]
    return "\n\n".join(line if "\n" in line else _wrapped(line, "", width) for line in blocks)


def _blocks(analysis: Analysis, row: Row, width: int) -> Iterator[str]:
    words = visible("".join(_words(analysis, piece) for piece in row.pieces))
    if row.kind == "heading":
        yield _wrapped(words, INDENT, width) + f"\n{INDENT}{'-' * min(len(words), width - len(INDENT))}"
    elif row.kind == "header":
        yield "\n".join(_wrapped(line, INDENT, width) for line in words.splitlines())
    else:
        yield _wrapped(words, f"{row.number or '':>3}  ", width)
    notes = [note for key in row.claims for note in _notes(analysis, key, width)]
    if notes:
        yield "\n".join(notes)


def _notes(analysis: Analysis, key: str, width: int) -> Iterator[str]:
    """What is said about one claim: its chain, then a line for each signal."""
    claim = analysis[key]
    lines = [f"{kind}: {sentence}" for kind, sentence in flag_lines(claim)]
    if len(claim.chain) > 1:
        lines.insert(0, chain_text(analysis, claim))
    if lines:
        yield _wrapped(visible(f"[{label(analysis, claim)}] {lines[0]}"), INDENT, width)
        yield from (_wrapped(visible(line), INDENT + "  ", width) for line in lines[1:])


def _words(analysis: Analysis, piece: Piece | str) -> str:
    if isinstance(piece, str):
        return piece
    inside = "".join(_words(analysis, child) for child in piece.inside)
    return f"{inside} [{label(analysis, analysis[piece.key])}]" if piece.last else inside


def _wrapped(text: str, first: str, width: int) -> str:
    """Text wrapped at white space; no word is broken, so an address can still be copied."""
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
