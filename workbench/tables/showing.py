"""How a table is looked at, and taken elsewhere."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.views import esc, table_html, visible

if TYPE_CHECKING:
    from pandas import DataFrame

ROWS = 80  # a longer table is not read but searched; the DataFrame has all its rows
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes such a cell for a formula
ISO_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")


@dataclass(frozen=True, slots=True)
class Shown:
    """A table to be looked at: escaped, wrapped, and the same in JupyterLab, on the page and on paper."""

    frame: "DataFrame"
    caption: str
    empty: str

    def __repr__(self):
        if self.frame.empty:
            return self.empty
        return "\n".join(filter(None, [self.caption, self.frame.to_string(index=False, max_colwidth=60)]))

    def _repr_html_(self):
        if self.frame.empty:
            return f"<p>{esc(self.empty)}</p>"
        records = self.frame.head(ROWS).map(_unbroken).to_dict("records")
        rest = f" (the first {ROWS} of {len(self.frame)} rows)" if len(self.frame) > ROWS else ""
        return table_html(records, columns=self.frame.columns, caption=self.caption + rest)


def show(frame: "DataFrame", *, caption: str = "", empty: str = "There is nothing to list.") -> Shown:
    """The table to be looked at; the sentence `empty` where it has no rows. For sorting, use the DataFrame."""
    return Shown(frame, caption, empty)


def to_csv(frame: "DataFrame") -> str:
    """The table as CSV. A cell that a spreadsheet would take for a formula gets a `'` in front."""
    harmless = frame.map(lambda cell: f"'{cell}" if str(cell).startswith(FORMULA_STARTS) else cell)
    return harmless.to_csv(index=False, lineterminator="\n")


def to_text(frame: "DataFrame", *, width: int) -> str:
    """The table of claims for a terminal: long cells wrapped, control characters shown, never obeyed."""
    from textwrap import wrap

    parts = {"claim": 0.06, "words": 0.44, "through": 0.26, "signals": 0.24}
    sizes = [max(5, int((width - 2 * len(parts)) * part)) for part in parts.values()]
    lines = []
    for row in (tuple(parts), *frame[list(parts)].itertuples(index=False)):
        cells = [wrap(visible(str(cell)), size) or [""] for cell, size in zip(row, sizes, strict=True)]
        for line in [*zip_longest(*cells, fillvalue=""), ("",) * len(sizes)]:
            padded = (words.ljust(size) for words, size in zip(line, sizes, strict=True))
            lines += ["  ".join(padded).rstrip()]
    return "\n".join(lines)


def share(part: int, whole: int) -> str:
    """A part of a whole in percent; a dash of nothing."""
    return f"{part / whole:.0%}" if whole else "–"


def _unbroken(cell):
    """A date with hyphens at which no browser breaks the line; anything else as it is."""
    return cell.replace("-", "\N{NON-BREAKING HYPHEN}") if ISO_DATE.fullmatch(str(cell)) else cell
