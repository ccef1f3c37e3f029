"""A run handed over in formats that other tools read, and annotations of other tools taken in.

Every exporter is one function from a `Handed` to the files it wants written; nothing but `export` touches the disk.
The machine's marks and the analyst's judgments are never mixed: each format says whose a statement is.
"""

from collections.abc import Callable
from pathlib import Path

from workbench.errors import ExportError
from workbench.exports import annotations, claim_review, sheets, stix, structured
from workbench.exports.foreign import Imported, take_in
from workbench.exports.handed import Handed, opened
from workbench.runs import write_safely

__all__ = ["FORMATS", "Handed", "Imported", "export", "opened", "take_in"]

# What each format is called on the command line, and what makes its files: their names with their text.
FORMATS: dict[str, Callable[[Handed], dict[str, str]]] = {
    "json": structured.files_of,
    "csv": sheets.files_of,
    "w3c": annotations.files_of,
    "stix": stix.files_of,
    "claimreview": claim_review.files_of,
}


def export(run: Path, to: str, out: Path | None = None) -> list[Path]:
    """Writes a run in a format and returns the paths, in `out` or, without it, in the run's folder `export`.

    `out` may name the file where the format has only one. Raises ExportError for a folder that is no run, a format
    that there is not, or a place that cannot be written to.
    """
    if to not in FORMATS:
        raise ExportError(f"There is no format {to!r}; there are {', '.join(FORMATS)}.")
    handed = opened(run)
    files = FORMATS[to](handed)
    places = _places(files, out or handed.run.folder / "export")
    try:
        for path, text in zip(places, files.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_safely(path, text.encode("utf-8"))
    except OSError as error:
        raise ExportError(f"{places[0].parent} cannot be written to: {error.strerror or error}.") from error
    return places


def _places(files: dict[str, str], out: Path) -> list[Path]:
    """Where each file goes: `out` itself where it looks like one file and there is one, else a folder of that name."""
    if out.suffix and not out.is_dir():
        if len(files) == 1:
            return [out]
        raise ExportError(f"This format has {len(files)} files, {', '.join(files)}: give a folder, not {out.name}.")
    return [out / name for name in files]
