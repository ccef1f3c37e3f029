"""Which text a notebook read, from the line at its end, and where that text lies here."""

from pathlib import Path

from workbench.claims import Analysis
from workbench.colophons import Colophon, find_colophon
from workbench.errors import AnalysisError, NotebookError
from workbench.reports.execution import parameters_of
from workbench.runs import Run, find_run, read, stories

KEY = "workbench"  # in a notebook's metadata: text, versions and parameters, for programs


def colophon_in(notebook) -> Colophon | None:
    """The colophon that a cell of the notebook printed; None where none did."""
    printed = (output.text for cell in notebook.cells for output in cell.get("outputs", []) if "text" in output)
    return find_colophon("\n".join(printed))


def stamp(notebook) -> None:
    """Writes text, versions and parameters into the notebook's metadata, as far as it says them itself."""
    if said := colophon_in(notebook):
        record = {"text": said.text, "version": said.version, "weights": said.weights, "cues": said.cues}
        notebook.metadata[KEY] = {**record, "parameters": parameters_of(notebook)}


def find_text(mark: str, *, beside: Path) -> Run | Path | None:
    """Where the text with this id lies: in this folder or a run here, as a Run; among the seeds; None if nowhere."""
    for run in filter(None, (Run(beside), find_run(mark))):
        if run.text_file.is_file() and read(run.text_file).id == mark:
            return run
    try:
        files = [path for paths in stories().values() for path in paths]
    except NotebookError:
        return None
    return next((path for path in files if read(path).id == mark), None)


def analysis_of(place: Run | Path) -> Analysis:
    """The analysis that lies beside a text, if it is of that very text; else a new one."""
    import json

    from workbench.pipeline import analyse

    article = read(place.text_file if isinstance(place, Run) else place)
    if isinstance(place, Run):
        try:
            stored = Analysis.from_dict(json.loads(place.analysis_file.read_text("utf-8")))
        except (OSError, ValueError, AnalysisError):
            return analyse(article, cues=cues_file(place))
        if stored.article == article:
            return stored
    return analyse(article, cues=cues_file(place))


def cues_file(place: Run | Path | None) -> Path | None:
    """The analyst's own list of words of doubt that lies beside a text; None where there is none."""
    return place.own_cues if isinstance(place, Run) else None


def cues_beside(place: Run | Path | None) -> str:
    """The lines of that list."""
    file = cues_file(place)
    return file.read_text("utf-8-sig") if file else ""
