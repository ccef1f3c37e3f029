"""Executing a notebook on another article: the parameters go in, the outputs come out."""

import ast
import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.errors import NotebookError
from workbench.runs import write_safely

CELL_SECONDS = 600  # the first cell may load the model on a slow machine; nothing here takes minutes
SOCKET_PATH = 80  # a Unix socket's path must stay under about 100 characters, and a name comes after this


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


def save(notebook, path: Path) -> None:
    """Writes the notebook at once, so that nobody ever finds half of it."""
    import nbformat

    write_safely(path, (nbformat.writes(notebook).rstrip("\n") + "\n").encode("utf-8"))


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
    """Runs all cells in place, in `folder`, having forgotten the outputs of an earlier execution.

    Raises NotebookError at the first cell that fails; what ran is kept in the notebook.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError

    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    with TemporaryDirectory(prefix="wb") as sockets:
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            kernel_name="python3",
            resources={"metadata": {"path": str(folder)}},
            store_widget_state=False,
            record_timing=False,
            config=_connection(sockets),
        )
        try:
            client.execute()
        except CellExecutionError as error:
            raise NotebookError(f"{name} stopped at a cell: {error.ename}: {error.evalue}") from error
        except (CellControlSignal, DeadKernelError, RuntimeError) as error:  # nbclient's word for a kernel that is mute
            raise NotebookError(f"{name} did not finish: {str(error).splitlines()[0]}") from error


def parameter_names(source: str) -> list[str]:
    """The names that the parameters cell assigns."""
    assigned = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    return [target.id for node in assigned for target in node.targets if isinstance(target, ast.Name)]


def parameters_of(notebook) -> dict:
    """The notebook's parameters with their values, those that were injected before the rest."""
    values = {}
    for cell in notebook.cells:
        if {"parameters", "injected-parameters"} & set(tags_of(cell)):
            values |= _literals(cell.source)
    return values


def _literals(source: str) -> dict:
    """Names with the literals that are assigned to them; what is no literal is left out."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            with suppress(ValueError):
                found[node.targets[0].id] = ast.literal_eval(node.value)
    return found


def tags_of(cell) -> list[str]:
    """The tags of a cell."""
    return cell.metadata.get("tags", [])


def _connection(sockets: str):
    """Unix sockets where they fit, because over TCP the kernel warns on stderr that it is not encrypted.

    The address is given in full: by default it is relative, and the kernel works in another folder than we do.
    """
    from traitlets.config import Config

    if os.name != "posix" or len(sockets) > SOCKET_PATH:
        return Config()
    return Config({"KernelManager": {"transport": "ipc", "ip": str(Path(sockets, "kernel"))}})
