"""Executing a notebook on another article: the parameters go in, the outputs come out."""

import ast
import os
from pathlib import Path

from workbench.errors import NotebookError

CELL_SECONDS = 600  # the first cell may load the model on a slow machine; nothing here takes minutes
SOCKET_PATH = 60  # a Unix socket's path must stay under about 100 characters, and the kernel adds its own name


def load(path: Path):
    """The notebook at `path`, as nbformat 4. Raises NotebookError when it is not one."""
    import nbformat

    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError as error:
        raise NotebookError(f"There is no notebook {path}.") from error
    except Exception as error:  # nbformat raises its own kinds, and json's, and UnicodeDecodeError
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise NotebookError(f"{path.name} cannot be read as a notebook: {reason}") from error


def inject(notebook, parameters: dict, *, name: str) -> None:
    """Puts the parameters in a cell of their own after the one tagged `parameters`.

    A cell injected earlier is replaced. Raises NotebookError for a name the notebook does not have.
    """
    import nbformat

    cells = [cell for cell in notebook.cells if "injected-parameters" not in tags_of(cell)]
    at = next((number for number, cell in enumerate(cells) if "parameters" in tags_of(cell)), None)
    known = [] if at is None else parameter_names(cells[at].source)
    if unknown := sorted(set(parameters) - set(known)):
        raise NotebookError(
            f"{name} has no parameter {', '.join(unknown)}; it has {', '.join(known) or 'none: no cell is tagged so'}."
        )
    source = "\n".join(f"{key} = {value!r}" for key, value in parameters.items())
    cell = nbformat.v4.new_code_cell(source, id="injected-parameters", metadata={"tags": ["injected-parameters"]})
    notebook.cells = [*cells[: at + 1], cell, *cells[at + 1 :]]


def execute(notebook, *, folder: Path, name: str) -> None:
    """Runs all cells in place, in `folder`. Raises NotebookError at the first that fails; what ran is kept."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError
    from traitlets.config import Config

    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=False,
        record_timing=False,
        config=Config({"KernelManager": {"transport": _transport()}}),
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise NotebookError(f"{name} stopped at a cell: {error.ename}: {error.evalue}") from error
    except (CellControlSignal, DeadKernelError) as error:
        raise NotebookError(f"{name} did not finish: {str(error).splitlines()[0]}") from error


def parameter_names(source: str) -> list[str]:
    """The names that the parameters cell assigns."""
    assigned = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    return [target.id for node in assigned for target in node.targets if isinstance(target, ast.Name)]


def tags_of(cell) -> list[str]:
    """The tags of a cell."""
    return cell.metadata.get("tags", [])


def _transport() -> str:
    """Unix sockets where they fit: over TCP the kernel warns on stderr that it is not encrypted."""
    from jupyter_core.paths import jupyter_runtime_dir

    return "ipc" if os.name == "posix" and len(jupyter_runtime_dir()) < SOCKET_PATH else "tcp"
