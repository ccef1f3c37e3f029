"""The Reader: the article with its claims, to be walked through by keyboard and asked why.

It shows and filters; it does not judge and changes nothing in the analysis.
"""

from collections import Counter

import anywidget
import traitlets

from workbench import views
from workbench.claims import AUTHOR, FLAG_NAMES, LEVEL_NAMES, Analysis, Claim
from workbench.errors import AnalysisError
from workbench.widgets.pieces import plain_pieces, script, sheet

FILTERS = ("levels", "kinds", "sources")
EMPTY = {"selected": None, "levels": [], "kinds": [], "sources": []}


class Reader(anywidget.AnyWidget):
    """An analysis to read in JupyterLab: j and k move among the claims, n and p among those with a flag.

    `state` is all that a reader can change, and can be set from Python as well:
    `{"selected": "c7", "levels": ["hedged"], "kinds": ["hedge"], "sources": ["s2"]}`. Within one filter any
    of the chosen values will do, an empty one lets all through. `shown` holds the ids of the claims that pass.
    In a notebook without a kernel the same bundle shows the static view.
    """

    _esm = script("reader")
    _css = sheet("reader")
    content = traitlets.Dict(read_only=True).tag(sync=True)
    state = traitlets.Dict(EMPTY).tag(sync=True)
    shown = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, analysis: Analysis):
        if not isinstance(analysis, Analysis):
            raise AnalysisError(
                f"The Reader shows an Analysis, got {type(analysis).__name__}. Try Reader(analyse(article))."
            )
        self.analysis = analysis
        self._claims = {claim.id: claim for claim in analysis.claims}
        self._signs = {claim.id: _signs_of(claim) for claim in analysis.claims}
        super().__init__()
        self.set_trait("content", _content(analysis, self._signs))
        self.shown = self._passing(self.state)

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
        static = {
            "text/html": views.legend() + views.article_html(self.analysis),
            "text/plain": views.article_text(self.analysis),
        }
        return {**data, **static}, metadata


def _known_values(asked: object, there: set[str]) -> list[str]:
    if not isinstance(asked, list | tuple):
        return []
    return sorted({value for value in asked if isinstance(value, str)} & there)


def _signs_of(claim: Claim) -> dict[str, set[str]]:
    """What the filters look at. Every chain begins with the article, so its voice counts only where it is alone."""
    hands = set(claim.chain[1:]) or {AUTHOR}
    return {"levels": {claim.level}, "kinds": {flag.kind for flag in claim.flags}, "sources": hands}


def _content(analysis: Analysis, signs: dict[str, dict[str, set[str]]]) -> dict:
    """Everything the browser draws, as plain values; ids, no offsets."""
    rows = views.rows_of(analysis)
    lanes = views.lanes_of(rows)
    names = {
        "levels": dict(LEVEL_NAMES),
        "kinds": dict(FLAG_NAMES),
        "sources": {source.id: views.name_of(source) for source in analysis.sources},
    }
    return {
        "title": views.visible(views.title_of(analysis)),
        "facts": views.visible(" · ".join(views.facts(analysis.article))),
        "rows": [{"kind": row.kind, "number": row.number, "pieces": plain_pieces(row.pieces)} for row in rows],
        "claims": [_claim(analysis, claim, lanes.get(claim.id, 0)) for claim in analysis.claims],
        "filters": [
            {"name": name, "title": title, "options": _options(name, names[name], signs)}
            for name, title in zip(FILTERS, ("Certainty", "Kind of flag", "Source"), strict=True)
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
        "id": claim.id,
        "label": views.label(analysis, claim),
        "level": claim.level,
        "levelName": LEVEL_NAMES[claim.level],
        "number": views.number_of(analysis, claim),
        "lane": lane,
        "flagged": bool(claim.flags),
        "attribution": claim.attribution,
        "words": views.visible(analysis.text_of(claim.spans)),
        "chain": [views.visible(views.name_of(source)) for source in analysis.chain_of(claim)],
        "sentences": [
            {"kind": kinds.get(sentence, ""), "words": views.visible(sentence)}
            for sentence in views.claim_sentences(analysis, claim)
        ],
    }
