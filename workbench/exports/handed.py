"""What is handed over: one run's analysis with the judgments on it, read and checked once for every format."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workbench.claims import Analysis
from workbench.errors import AnalysisError, ExportError
from workbench.judgments import Judged, Judgments
from workbench.runs import Run


@dataclass(frozen=True)
class Handed:
    """An analysis and the file of judgments on it, which may be empty."""

    run: Run
    analysis: Analysis
    judgments: Judgments

    @cached_property
    def judged(self) -> Judged:
        """The analysis with the judgments in force laid over it."""
        return self.judgments.over(self.analysis)


def opened(folder: Path) -> Handed:
    """The run in a folder, or in the folder of a file that is given. Raises ExportError where there is none."""
    folder = Path(folder)
    run = Run(folder.parent if folder.is_file() else folder)
    if not run.folder.is_dir():
        raise ExportError(f"There is no folder {folder}. Give the folder of a run, such as one in data/runs.")
    if not run.analysis_file.is_file():
        raise ExportError(
            f"{run.folder.name} is no run: it holds no {run.analysis_file.name}. Make one: workbench run."
        )
    try:
        analysis = Analysis.from_dict(json.loads(run.analysis_file.read_text("utf-8")))
    except (OSError, ValueError, AttributeError, AnalysisError) as error:
        raise ExportError(
            f"The analysis of {run.folder.name} cannot be read: {error} Run the article again."
        ) from error
    return Handed(run, analysis, Judgments(run.judgments_file))
