"""nbval runs a notebook and compares its outputs; this passes on, for each cell, its ruling and what came out.

Run as a program, because nbval is a plug-in of pytest and pytest wants a process of its own.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import NotebookError

CELL_SECONDS = 600  # as for executing
SETTINGS = Path(__file__).with_name("verify.cfg")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What nbval says of one code cell: whether it gave the same, the error if it failed, and its new outputs."""

    same: bool
    error: str
    outputs: list[dict]


def rerun(notebook: Path) -> list[Ruling]:
    """Runs a notebook where it lies and compares; one ruling a code cell, in order.

    Raises NotebookError when it could not be run at all.
    """
    answer = notebook.with_suffix(".rulings.json")
    code = "import sys; from workbench.reports.comparing import compare; compare(*sys.argv[1:])"
    package = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [sys.executable, "-c", code, notebook.name, answer.name],
        cwd=notebook.parent, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True,
    )  # fmt: skip
    try:
        return [Ruling(**ruling) for ruling in json.loads(answer.read_text("utf-8"))]
    except (OSError, ValueError) as error:
        said = (done.stdout + done.stderr).strip().splitlines()
        raise NotebookError(
            f"{notebook.name} could not be run again: {said[-1] if said else 'no word why'}."
        ) from error


def compare(notebook: str, answer: str) -> None:
    """Lets nbval compare a notebook in the current folder, and writes its rulings to a file there."""
    import pytest

    options = ["--nbval", "--nbval-current-env", f"--nbval-cell-timeout={CELL_SECONDS}", "-q", "--color=no"]
    places = ["--rootdir=.", "-c", os.devnull, "-p", "no:cacheprovider", f"--nbval-sanitize-with={SETTINGS}"]
    listener = _Listener()
    pytest.main([*options, *places, notebook], plugins=[listener])
    Path(answer).write_text(json.dumps(listener.rulings), "utf-8")


class _Listener:
    """A plug-in of pytest that hears how each cell went."""

    def __init__(self):
        self.rulings: list[dict] = []

    def pytest_runtest_makereport(self, item, call):
        """Keep what nbval ruled on a cell; pytest calls this."""
        if call.when != "call":
            return
        error = getattr(call.excinfo and call.excinfo.value, "inner_traceback", None) or ""
        differ = call.excinfo is not None and "outputs differ" in str(call.excinfo.value)
        failed = "" if differ or call.excinfo is None else _last_line(error) or str(call.excinfo.value)
        self.rulings.append({"same": call.excinfo is None, "error": failed, "outputs": item.test_outputs or []})


def _last_line(error: str) -> str:
    """What Python says at the end of a traceback."""
    lines = [line for line in error.strip().splitlines() if line.strip()]
    return lines[-1] if lines else ""
