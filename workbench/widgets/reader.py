"""The Reader: the article with its claims, to be walked through by keyboard, asked why, and written on.

It shows and filters, and keeps notes on words of the reader's choice as judgments; the analysis stays as it is.
"""

from collections import Counter
from pathlib import Path

import anywidget
import traitlets

from workbench import runs, views
from workbench.claims import AUTHOR, Analysis, Claim
from workbench.comparison import Comparison
from workbench.comparison.records import RELATION_NAMES
from workbench.errors import AnalysisError, JudgmentError, WorkbenchError
from workbench.judgments import Judged, Judgments
from workbench.judgments.scales import NOTE
from workbench.kinds import CUE_NAMES, FLAG_NAMES, LEVEL_NAMES
from workbench.widgets.pieces import claim_facts, plain_pieces, script, sheet
from workbench.widgets.places import Places
from workbench.widgets.saved import SavedCopy
from workbench.widgets.twins import twins_of

FILTERS = {
    "levels": "Certainty",
    "kinds": "Kind of flag",
    "cues": "How it is put",
    "sources": "Source",
    "relations": "Another article",
}
EMPTY = {"selected": None, **{name: [] for name in FILTERS}}


class Reader(SavedCopy, anywidget.AnyWidget):
    """An analysis to read in JupyterLab: j and k move among the claims, n and p among those with a flag.

    Select any words and press a to note something on them, or to keep them as a claim that was missed; y copies
    the selected claim as a citation. Notes go to `judgments`, a file or a Judgments, by default those of the
    article's run. With a `comparison` each claim has what other articles say on it beside it; e goes there, where
    that article's Reader is on the page too. Sources that were merged or split there are shown as they were when
    the Reader was made.

    `state` is all that a reader can change, and can be set from Python as well:
    `{"selected": "c7", "levels": ["hedged"], "kinds": ["hedge"], "cues": ["says"], "sources": ["s2"]}`. Within one
    filter any of the chosen values will do, an empty one lets all through. `shown` holds the ids of the claims
    that pass.
    In a notebook without a kernel the same bundle shows the static view.
    """

    _esm = script("selecting", "twins", "reader")
    _css = sheet("reader")
    content = traitlets.Dict(read_only=True).tag(sync=True)
    state = traitlets.Dict(EMPTY).tag(sync=True)
    shown = traitlets.List(traitlets.Unicode()).tag(sync=True)
    notes = traitlets.List(traitlets.Dict(), read_only=True).tag(sync=True)

    def __init__(
        self,
        analysis: Analysis,
        judgments: Judgments | str | Path | None = None,
        *,
        comparison: Comparison | None = None,
        analyst: str | None = None,
    ):
        if not isinstance(analysis, Analysis):
            raise AnalysisError(
                f"The Reader shows an Analysis, got {type(analysis).__name__}. Try Reader(analyse(article))."
            )
        self.analysis = analysis
        if not isinstance(judgments, Judgments):
            judgments = Judgments(judgments or runs.judgments_of(analysis.article), creator=analyst)
        self.judgments = judgments
        self._creator = analyst or judgments.creator
        self._places = Places(analysis)
        self._claims = {claim.id: claim for claim in analysis.claims}
        shown = self.judged.analysis  # with the sources as judged
        twins = twins_of(comparison, analysis.article.id)
        self._signs = {claim.id: _signs_of(shown, claim, twins.get(claim.id, [])) for claim in shown.claims}
        super().__init__()
        self.set_trait("content", _content(shown, self._signs, twins))
        self.shown = self._passing(self.state)
        self._show_notes()
        self.on_msg(self._on_message)

    @property
    def judged(self) -> Judged:
        """The analysis with the judgments laid over it, as they are in the file now."""
        self.judgments.refresh()
        return self.judgments.over(self.analysis)

    def note(self, row: int, before: str, exact: str, words: str, *, missed: bool = False) -> str:
        """Keeps a note on words of a row, told by the row's words before them; returns its key.

        With `missed` the words are kept as a claim that the machine has missed, and the note says why.
        Raises JudgmentError where the words do not stand there, or if it cannot be kept.
        """
        span = self._places.span(row, before, exact)
        scale, value, why = ("claim", "added", words) if missed else (NOTE, words, "")
        key = self.judgments.record(self.analysis, span, scale, value, why=why.strip(), creator=self._creator)
        self._show_notes()
        return key

    def _on_message(self, _widget, message: object, _buffers) -> None:
        """Keeps what the browser asks to keep, and answers once it is on the disk."""
        if not isinstance(message, dict):
            return
        answer = {"client": message.get("client"), "ok": True, "words": ""}
        try:
            self._obey(message)
        except WorkbenchError as error:
            answer |= {"ok": False, "words": str(error)}
        self.send(answer)

    def _obey(self, message: dict) -> None:
        words = message.get("words")
        if message.get("do") == "undo":
            self.judgments.undo(message.get("key"), creator=self._creator)
            self._show_notes()
        elif message.get("do") != "keep" or not isinstance(words, str):
            raise JudgmentError("The Reader keeps notes and nothing else.")
        elif message.get("claim") is None:
            place = (message.get(name) for name in ("row", "before", "exact"))
            self.note(*place, words, missed=message.get("as") == "claim")
        elif message["claim"] in self._claims:
            claim = self._claims[message["claim"]]
            self.judgments.record(self.analysis, claim, NOTE, words, creator=self._creator)
            self._show_notes()
        else:
            raise JudgmentError(f"There is no claim {message['claim']!r} in this analysis.")

    def _show_notes(self) -> None:
        self.set_trait("notes", self._places.notes(self.judged))
        self._refresh_copies()

    @property
    def selected(self) -> Claim | None:
        """The claim that is selected, if one is."""
        return self._claims.get(self.state["selected"])

    @traitlets.validate("state")
    def _known(self, proposal) -> dict:
        """What the browser sends, reduced to what there is: unknown ids, kinds and keys are dropped."""
        asked = proposal["value"]
        there = {name: {value for signs in self._signs.values() for value in signs[name]} for name in FILTERS}
        state = {name: _known_values(asked.get(name), there[name]) for name in FILTERS}
        selected = asked.get("selected")
        visible = isinstance(selected, str) and selected in self._passing(state)
        return {"selected": selected if visible else None, **state}

    @traitlets.observe("state")
    def _show(self, change) -> None:
        self.shown = self._passing(change["new"])

    def _passing(self, state: dict) -> list[str]:
        """Ids of the claims that pass every filter, in order."""
        wanted = {name: set(state[name]) for name in FILTERS if state[name]}
        return [key for key, signs in self._signs.items() if all(wanted[name] & signs[name] for name in wanted)]

    def _repr_mimebundle_(self, **options):
        data, metadata = super()._repr_mimebundle_(**options)
        judged = self.judged
        static = {
            "text/html": views.legend() + views.article_html(self.analysis, judged=judged) + views.notes_html(judged),
            "text/plain": views.article_text(self.analysis),
        }
        return {**data, **static}, metadata


def _known_values(asked: object, there: set[str]) -> list[str]:
    if not isinstance(asked, list | tuple):
        return []
    return sorted({value for value in asked if isinstance(value, str)} & there)


def _signs_of(analysis: Analysis, claim: Claim, twins: list[dict]) -> dict[str, set[str]]:
    """What the filters look at. Every chain begins with the article, so its voice counts only where it is alone."""
    hands = set(claim.chain[1:]) or {AUTHOR}
    cues = {analysis.cue_kind_of(claim)} - {None}
    return {
        "levels": {claim.level},
        "kinds": {flag.kind for flag in claim.flags},
        "cues": cues,
        "sources": hands,
        "relations": {twin["relation"] for twin in twins},
    }


def _content(analysis: Analysis, signs: dict[str, dict[str, set[str]]], twins: dict[str, list[dict]]) -> dict:
    """Everything the browser draws, as plain values; ids, no offsets."""
    rows = views.rows_of(analysis)
    lanes = views.lanes_of(rows)
    names = {
        "levels": dict(LEVEL_NAMES),
        "kinds": dict(FLAG_NAMES),
        "cues": dict(CUE_NAMES),
        "sources": {source.id: views.name_of(source) for source in analysis.sources},
        "relations": dict(RELATION_NAMES),
    }
    return {
        "article": analysis.article.id,
        "title": views.visible(views.title_of(analysis)),
        "facts": views.visible(" · ".join(views.facts(analysis.article))),
        "rows": [{"kind": row.kind, "number": row.number, "pieces": plain_pieces(row.pieces)} for row in rows],
        "claims": [
            {**_claim(analysis, claim, lanes.get(claim.id, 0)), "twins": twins.get(claim.id, [])}
            for claim in analysis.claims
        ],
        "filters": [
            {"name": name, "title": title, "options": options}
            for name, title in FILTERS.items()
            if (options := _options(name, names[name], signs))
        ],
    }


def _options(name: str, words: dict[str, str], signs: dict[str, dict[str, set[str]]]) -> list[dict]:
    """The values a filter offers, with the number of claims behind each; sources by that number."""
    counts = Counter(value for claim in signs.values() for value in claim[name])
    values = [value for value in words if counts[value]]
    if name == "sources":
        values.sort(key=lambda value: -counts[value])
    return [{"value": value, "words": views.visible(words[value]), "count": counts[value]} for value in values]


def _claim(analysis: Analysis, claim: Claim, lane: int) -> dict:
    kinds = {sentence: kind for kind, sentence in views.flag_lines(claim)}
    return {
        **claim_facts(analysis, claim),
        "lane": lane,
        "flagged": bool(claim.flags),
        "words": views.visible(analysis.text_of(claim.spans)),
        "citation": views.visible(views.citation(analysis, claim)),
        "chain": [
            {"source": source.id, "words": views.visible(views.name_of(source))} for source in analysis.chain_of(claim)
        ],
        "sentences": [
            {"kind": kinds.get(sentence, ""), "words": views.visible(sentence)}
            for sentence in views.claim_sentences(analysis, claim)
        ],
    }
