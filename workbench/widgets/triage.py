"""The triage desk: the claims that most deserve a look, one after the other, and a key for each judgment.

Python decides and keeps; the browser shows and asks. A judgment is acknowledged after it is on the disk,
never before, and whatever is shown as judged was read back from the file.
"""

from pathlib import Path

import anywidget
import traitlets

from workbench import runs, views
from workbench.claims import AUTHOR, Analysis, Claim
from workbench.comparison import Comparison
from workbench.errors import AnalysisError, JudgmentError, WorkbenchError
from workbench.judgments import Judged, Judgments, lint, meaning, origin_of
from workbench.judgments.scales import FREE, NOTE, WITHDRAWN, title
from workbench.kinds import LEVEL_NAMES
from workbench.widgets.pieces import script, sheet
from workbench.widgets.queue import content_of, queue, queue_row
from workbench.widgets.saved import SavedCopy
from workbench.widgets.twins import twins_of

ON_A_CLAIM = ("marks", "level", "check", "information", "likelihood", "confidence", NOTE)
SHOWN = 12  # rows of the queue in a copy without a kernel; the whole text is in the Reader


class Triage(SavedCopy, anywidget.AnyWidget):
    """Claims to be judged by keyboard in JupyterLab; `?` lists the keys. No grade is ever filled in beforehand.

    `judgments` is a file or a Judgments, by default `judgments.jsonl` in the article's run. `analyst` is the
    name under which is judged. With a `comparison` each claim has what other articles say on it below its signals.
    The desk changes nothing in the analysis: `judged` lays the one over the other.
    In a notebook without a kernel the outputs show the queue and the judgments as they were.
    """

    _esm = script("twins", "triage")
    _css = sheet("triage")
    content = traitlets.Dict(read_only=True).tag(sync=True)
    state = traitlets.Dict(read_only=True).tag(sync=True)

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
                f"The desk judges an Analysis, got {type(analysis).__name__}. Try Triage(analyse(article))."
            )
        self.analysis = analysis
        if not isinstance(judgments, Judgments):
            judgments = Judgments(judgments or runs.judgments_of(analysis.article), creator=analyst)
        self.judgments = judgments
        self._creator = analyst or judgments.creator
        super().__init__()
        self.set_trait("content", content_of(analysis, twins_of(comparison, analysis.article.id)))
        self._show()
        self.on_msg(self._on_message)

    @property
    def judged(self) -> Judged:
        """The analysis with the judgments laid over it, as they are in the file now."""
        self.judgments.refresh()
        return self.judgments.over(self.analysis)

    def judge(self, claim_id: str, scale: str, value: str) -> str:
        """Keeps a judgment as a key press would and returns its key. Raises JudgmentError if it cannot be kept."""
        claim = self._claim(claim_id)
        if scale == "source":
            origin = origin_of(self.analysis, claim)
            about = origin if origin.id == AUTHOR or origin.mentions else claim
            key = self.judgments.record(self.analysis, about, scale, value, creator=self._creator)
        elif scale in ON_A_CLAIM:
            key = self.judgments.record(self.analysis, claim, scale, value, creator=self._creator)
        else:
            raise JudgmentError(f"The desk judges no {scale!r}.")
        self._show()
        return key

    def dismiss(self, claim_id: str, number: int, *, withdraw: bool = False) -> str:
        """Keeps that a claim's signal, counted from 0, is wrong here, or takes that back."""
        claim = self._claim(claim_id)
        if type(number) is not int or not 0 <= number < len(claim.flags):
            raise JudgmentError(f"Claim {claim_id} has {len(claim.flags)} signals, none with the number {number!r}.")
        value = WITHDRAWN if withdraw else "dismissed"
        flag = claim.flags[number]
        key = self.judgments.record(self.analysis, claim, "flag", value, flag=flag, creator=self._creator)
        self._show()
        return key

    def _claim(self, claim_id: object) -> Claim:
        for claim in self.analysis.claims:
            if claim.id == claim_id:
                return claim
        raise JudgmentError(f"There is no claim {claim_id!r} in this analysis.")

    def _on_message(self, _widget, message: object, _buffers) -> None:
        """Does what the browser asks and answers with the number it was asked under."""
        if not isinstance(message, dict):
            return
        answer = {"number": message.get("number"), "client": message.get("client"), "ok": True, "claim": None}
        try:
            self.send(answer | self._obey(message))
        except WorkbenchError as error:
            self.send(answer | {"ok": False, "words": str(error)})

    def _obey(self, message: dict) -> dict:
        """What is said after a message was obeyed; whatever it kept is on the disk by now."""
        match message.get("do"):
            case "judge":
                self.judge(message.get("claim"), message.get("scale"), message.get("value"))
                return {"words": ""}
            case "dismiss":
                self.dismiss(message.get("claim"), message.get("signal"), withdraw=message.get("withdraw") is True)
                return {"words": ""}
            case "undo":
                return self._turned("Undone", self.judgments.undo(creator=self._creator))
            case "redo":
                return self._turned("Done again", self.judgments.redo(creator=self._creator))
            case "look":
                if self.judgments.refresh():
                    self._show()
                return {"words": None}
        raise JudgmentError("The desk does not know what to do.")

    def _turned(self, how: str, judgment) -> dict:
        self._show()
        if judgment is None:
            return {"words": "There is nothing to undo." if how == "Undone" else "There is nothing to do again."}
        claim = self.judgments.find(self.analysis, judgment).claim
        return {"words": f"{how}: {_told(judgment)}", "claim": claim and claim.id}

    def _show(self) -> None:
        """Sends what is in the file, and writes it into the copy that is saved."""
        self.set_trait("state", _state(self.judged, self.analysis, self.judgments, self._creator))
        self._refresh_copies()

    def _below(self) -> dict[str, str]:
        judged = self.judged
        return {"text/html": views.judgments_html(judged), "text/plain": views.judgments_text(judged)}

    def _repr_mimebundle_(self, **options):
        data, metadata = super()._repr_mimebundle_(**options)
        rows = [queue_row(self.analysis, key, why) for key, why in queue(self.analysis)]
        rest = f" (the first {SHOWN} of {len(rows)})" if len(rows) > SHOWN else ""
        caption = f"Worth a look first{rest}. The keys of the desk work when this cell is run in JupyterLab."
        text = "\n".join(f"[{row['claim']}] {row['words']}\n    {row['why']}" for row in rows[:SHOWN])
        static = {
            "text/html": views.table_html(rows[:SHOWN], columns=("claim", "words", "through", "why"), caption=caption),
            "text/plain": views.visible(f"{caption}\n{text}"),
        }
        return {**data, **static}, metadata


def _told(judgment) -> str:
    value = "" if judgment.scale in FREE else f", {meaning(judgment.scale, judgment.value)}"
    return views.visible(f"{title(judgment.scale)}{value}")


def _state(judged: Judged, analysis: Analysis, judgments: Judgments, creator: str) -> dict:
    """What the file says, for the browser: by claim its values, and what can be undone."""
    undo, redo = judgments.next_turns(creator=creator)
    return {
        "claims": {claim.id: _values(judged, claim) for claim in analysis.claims},
        "judged": sum(map(judged.is_judged, analysis.claims)),
        "undo": undo and _told(undo),
        "redo": redo and _told(redo),
        "problems": [*judgments.notes, *(_lost(judged))],
    }


def _values(judged: Judged, claim: Claim) -> dict:
    values = {scale: judgment.value for scale, judgment in judged.values.get(claim.id, {}).items()}
    values["source"] = judged.value(claim, "source")
    remarks = lint.remarks(values.get(NOTE, ""), analysis=judged.analysis, about=[judged.analysis[claim.id]])
    return {
        "values": {scale: value for scale, value in values.items() if value},
        "dismissed": [n for n, flag in enumerate(claim.flags) if flag in judged.dismissed.get(claim.id, ())],
        "judged": judged.is_judged(claim),
        "level": judged.level(claim),
        "levelName": LEVEL_NAMES[judged.level(claim)],
        "summary": views.visible(views.summary(judged, claim)),
        "remarks": [{"words": views.visible(r.words), "source": r.source} for r in remarks],
    }


def _lost(judged: Judged) -> list[str]:
    """One sentence on judgments that belong to no claim of this reading."""
    lost = [item for item in judged.loose if item.state != "attached"]
    if not lost:
        return []
    gone = sum(item.state == "orphaned" for item in lost)
    return [
        f"{len(lost)} earlier judgments belong to no claim of this reading, {gone} of them because the words have "
        "changed. They are kept in the file and listed below the desk."
    ]
