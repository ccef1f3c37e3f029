"""The matrix of statements by sources: who says so, who does not, and the passages side by side.

It shows and filters; it decides nothing about who is right and changes nothing in the comparison.
"""

from collections.abc import Iterable, Sequence

import anywidget
import traitlets

from workbench import views
from workbench.comparison import Comparison, Statement
from workbench.comparison.records import STANCE_NAMES, UNDATED, Stance
from workbench.errors import AnalysisError
from workbench.views import comparison as sides
from workbench.views.matrix import comparison_html, comparison_text
from workbench.widgets.pieces import script, sheet
from workbench.widgets.reader import Reader
from workbench.widgets.saved import SavedCopy

EMPTY = {"row": None, "column": None, "conflicts": False, "single": False, "columns": [], "since": "", "until": ""}
FLAGS = ("conflicts", "single")
DATES = ("since", "until")
MOST = 24  # pairs of passages beside each other; more are scrolled past, not read


class Compare(SavedCopy, anywidget.AnyWidget):
    """A comparison to walk through in JupyterLab: arrows move among the cells, Enter puts passages side by side.

    `on` are statements that the analyst asked for (`comparison.on(…)`); they stand first. `readers` are Readers of
    the articles: choosing a cell selects its claim there, and a passage leads to any Reader that is on the page.
    `state` is all that a reader can change and can be set too:
    `{"row": "t3", "column": …, "conflicts": True, "single": False, "columns": […], "since": "2023-10-09"}`.
    `shown` holds the ids of the statements that pass, `pairs` the passages of the chosen cell beside the others.
    In a notebook without a kernel the same bundle shows the matrix as a table.
    """

    _esm = script("twins", "compare")
    _css = sheet("compare")
    content = traitlets.Dict(read_only=True).tag(sync=True)
    state = traitlets.Dict(EMPTY).tag(sync=True)
    shown = traitlets.List(traitlets.Unicode()).tag(sync=True)
    pairs = traitlets.List(read_only=True).tag(sync=True)

    def __init__(self, comparison: Comparison, *, on: Iterable[Statement] = (), readers: Iterable[Reader] = ()):
        if not isinstance(comparison, Comparison):
            raise AnalysisError(
                f"Compare shows a Comparison, got {type(comparison).__name__}. Try Compare(compare([…analyses…]))."
            )
        self.comparison = comparison
        self.statements = {s.id: s for s in (*_asked(on), *sides.shared_statements(comparison))}
        self._cells = {
            key: {sides.column_of(comparison, s.passage) for s in own.stances} for key, own in self.statements.items()
        }
        used = set().union(*self._cells.values())
        self._columns = {column.id: column for column in sides.columns_of(comparison) if column.id in used}
        self._readers = {reader.analysis.article.id: reader for reader in readers}
        super().__init__()
        self.set_trait("content", _content(comparison, list(self.statements.values()), list(self._columns.values())))
        self.shown = self._passing(self.state)

    @traitlets.validate("state")
    def _known(self, proposal) -> dict:
        """What the browser sends, reduced to what there is: unknown rows, columns, dates and keys are dropped."""
        asked = proposal["value"]
        state = {name: asked.get(name) is True for name in FLAGS}
        wanted = asked.get("columns")
        wanted = wanted if isinstance(wanted, list | tuple) else []
        state["columns"] = [key for key in self._columns if key in [w for w in wanted if isinstance(w, str)]]
        dates = [column.date for column in self._columns.values()]
        state |= {name: asked.get(name) if asked.get(name) in dates else "" for name in DATES}
        state = {name: value or "" if name in DATES else value for name, value in state.items()}
        row, column = asked.get("row"), asked.get("column")
        there = isinstance(row, str) and row in self._passing(state) and column in self._cells[row] & self._open(state)
        return {"row": row if there else None, "column": column if there else None, **state}

    @traitlets.observe("state")
    def _show(self, change) -> None:
        state = change["new"]
        self.shown = self._passing(state)
        chosen = {name: state[name] for name in ("row", "column")}
        if change["old"] == traitlets.Undefined or chosen != {name: change["old"].get(name) for name in chosen}:
            self.set_trait("pairs", self._beside(**chosen))
            self._select(**chosen)

    def _open(self, state: dict) -> set[str]:
        """Ids of the columns that pass the filters by source and by date; one without a date passes any."""
        wanted = set(state["columns"]) or set(self._columns)
        since, until = state["since"], state["until"] or UNDATED
        return {key for key in wanted if not (date := self._columns[key].date) or since <= date <= until}

    def _passing(self, state: dict) -> list[str]:
        """Ids of the statements that pass every filter, in order; one without a cell in an open column does not."""
        columns = self._open(state)
        return [
            key
            for key, statement in self.statements.items()
            if self._cells[key] & columns
            and (statement.contested or not state["conflicts"])
            and (len(statement.origins) == 1 or not state["single"])
        ]

    def _beside(self, row: str | None, column: str | None) -> list[dict]:
        if row is None:
            return []
        found = list(sides.pairs_of(self.comparison, self.statements[row], column))[:MOST]
        return [_pair(self.comparison, self.statements[row], pair) for pair in found] or [
            _alone(self.comparison, stance)
            for stance in self.statements[row].stances
            if sides.column_of(self.comparison, stance.passage) == column
        ]

    def _select(self, row: str | None, column: str | None) -> None:
        """Selects the statement's claims in the Readers of their articles, the chosen cell's first."""
        if row is None:
            return
        stances = self.statements[row].stances
        chosen = sorted(stances, key=lambda stance: sides.column_of(self.comparison, stance.passage) != column)
        done = set()
        for passage in (stance.passage for stance in chosen):
            reader = self._readers.get(passage.article)
            if reader is not None and passage.article not in done:
                done.add(passage.article)
                reader.state = {**reader.state, "selected": passage.claim}

    def _repr_mimebundle_(self, **options):
        data, metadata = super()._repr_mimebundle_(**options)
        statements = list(self.statements.values())
        static = {
            "text/html": comparison_html(self.comparison, statements),
            "text/plain": comparison_text(self.comparison, statements),
        }
        return {**data, **static}, metadata


def _asked(on: Iterable[Statement]) -> list[Statement]:
    """The analyst's own statements, each with an id of its own."""
    from dataclasses import replace

    asked = [on] if isinstance(on, Statement) else list(on)
    return [replace(statement, id=f"q{number}") for number, statement in enumerate(asked, 1)]


def _content(comparison: Comparison, statements: Sequence[Statement], columns: Sequence[sides.Column]) -> dict:
    """Everything the browser draws, as plain values; ids, no offsets."""
    return {
        "summary": views.visible(comparison.summary),
        "single": len(comparison.analyses) == 1,
        "columns": [{"id": c.id, "name": views.visible(c.name), "date": c.date or ""} for c in columns],
        "dates": sorted({c.date for c in columns if c.date}),
        "stances": [{"id": key, "sign": sides.SIGNS[key], "words": words} for key, words in STANCE_NAMES.items()],
        "rows": [_row(comparison, statement) for statement in statements],
        "apart": views.visible(sides.apart_words(comparison, statements)),
        "origins": [views.visible(line) for line in sides.origin_lines(comparison)],
    }


def _row(comparison: Comparison, statement: Statement) -> dict:
    cells: dict[str, list[dict]] = {}
    for stance in statement.stances:
        own = len(comparison.accounts[stance.passage].chain) == 1
        cells.setdefault(sides.column_of(comparison, stance.passage), []).append(
            {"stance": stance.stance, "source": "" if own else views.visible(stance.source)}
        )
    return {
        "id": statement.id,
        "text": views.visible(statement.text),
        "question": statement.question,
        "contested": statement.contested,
        "origins": views.visible(sides.origins_words(statement)),
        "cells": cells,
    }


def _pair(comparison: Comparison, statement: Statement, pair: sides.Pair) -> dict:
    """Two passages with what differs marked on both sides, and the reasons in sentences."""
    left = [(span, d.kind) for d in pair.match.differences for span in d.left]
    right = [(span, d.kind) for d in pair.match.differences for span in d.right]
    kinds = {d.kind: sides.DIFFERENCE_NAMES[d.kind] for d in pair.match.differences}
    return {
        "relation": pair.relation,
        "left": _side(comparison, statement, pair.left, left),
        "right": _side(comparison, statement, pair.right, right),
        "reasons": [views.visible(reason) for reason in pair.match.reasons],
        "kinds": kinds,
    }


def _alone(comparison: Comparison, stance) -> dict:
    own = _words(comparison, stance.passage, [(span, "stance") for span in stance.words])
    side = {**_who(comparison, stance), "words": own}
    return {"relation": "", "left": side, "right": None, "reasons": [views.visible(stance.reason)], "kinds": {}}


def _side(comparison: Comparison, statement: Statement, passage, spans) -> dict:
    stance = next(stance for stance in statement.stances if stance.passage == passage)
    own = [*spans, *((span, "stance") for span in stance.words if stance.stance in {"deny", "query"})]
    return {**_who(comparison, stance), "words": _words(comparison, passage, own)}


def _who(comparison: Comparison, stance: Stance) -> dict:
    """Whose passage it is and how it stands; a date does not break at its hyphens."""
    facts = sides.passage_facts(comparison, stance.passage).replace("-", "\N{NON-BREAKING HYPHEN}")
    return {
        "article": stance.passage.article,
        "claim": stance.passage.claim,
        "facts": views.visible(facts),
        "stance": stance.stance,
    }


def _words(comparison: Comparison, passage, spans) -> list[dict]:
    pieces = sides.marked_words(comparison.accounts[passage], spans)
    return [{"words": words, "kind": kind} for words, kind in pieces]
