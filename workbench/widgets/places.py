"""Words that somebody selected in the browser, as spans of the article, and back.

The browser says in which row they stand and which words stand before them there. It shows steering characters
by their codes, so what it sends is compared with the row as it is shown, character by character.
"""

from itertools import accumulate

from workbench import views
from workbench.claims import Analysis
from workbench.errors import JudgmentError
from workbench.judgments import Judged
from workbench.judgments.scales import NOTE
from workbench.spans import Span
from workbench.views.marks import Piece


class Places:
    """Finds selected words in the rows of one analysis."""

    def __init__(self, analysis: Analysis):
        self._rows = []  # for each row: where it begins, its characters as they are shown
        at = 0
        for row in views.rows_of(analysis):
            text = "".join(map(_words, row.pieces))
            self._rows.append((at + len(row.gap), [views.visible(char) for char in text]))
            at += len(row.gap) + len(text)

    def span(self, row: object, before: object, exact: object) -> Span:
        """The words that stand in the row after `before`. Raises JudgmentError where they do not."""
        if type(row) is int and 0 <= row < len(self._rows) and isinstance(before, str) and isinstance(exact, str):
            start, shown = self._rows[row]
            ends = {length: number for number, length in enumerate(accumulate(map(len, shown), initial=0))}
            first, last = ends.get(len(before)), ends.get(len(before) + len(exact))
            if exact and first is not None and last is not None and "".join(shown[:last]) == before + exact:
                return Span(start + first, start + last)
        raise JudgmentError(f"The words {exact!r} do not stand there in the article. Select them again.")

    def notes(self, judged: Judged) -> list[dict]:
        """The notes on words of one's own choice, and those on claims, each with its place as it is shown."""
        found = [(item, item.spans[0]) for item in judged.loose if item.state == "attached"]
        return [note for item, span in found if (note := self._note(item.judgment, span))]

    def _note(self, judgment, span: Span) -> dict | None:
        for row, (start, shown) in enumerate(self._rows):
            if start <= span.start and span.end <= start + len(shown):
                before, exact = shown[: span.start - start], shown[span.start - start : span.end - start]
                said = judgment.value if judgment.scale == NOTE else f"a claim that was missed. {judgment.why}".strip()
                return {
                    "key": judgment.key,
                    "row": row,
                    "before": "".join(before),
                    "exact": "".join(exact),
                    "words": views.visible(said),
                    "who": views.visible(judgment.creator),
                }
        return None


def _words(piece: Piece | str) -> str:
    return piece if isinstance(piece, str) else "".join(map(_words, piece.inside))
