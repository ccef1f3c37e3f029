"""A shared notebook run again, and in words what differs from what it says.

It is run in a small clone of its own, on the text that it names, with the judgments that came with it. nbval
does the comparing. Pictures are held against each other too, but other fonts draw other pixels, so that a
picture that differs is told and proves nothing; the words under it are compared.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from workbench.claims import Analysis
from workbench.colophons import Colophon, colophon
from workbench.errors import NotebookError
from workbench.reports.comparing import Ruling, rerun
from workbench.reports.execution import load, parameters_of, save
from workbench.reports.surfaces import text_in
from workbench.reports.texts import analysis_of, colophon_in, cues_beside, find_text
from workbench.reports.workplace import point_here, story_of, workplace
from workbench.runs import Run

AROUND = 3  # words on each side of a difference
MOST = 3  # differences told of one cell
KINDS = ("text/html", "text/markdown", "text/plain")  # in this order an output is read
PICTURES = ("image/png", "image/jpeg")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What running a notebook again showed. `versions` and `pictures` are told; `differences` decide."""

    colophon: Colophon
    parameters: dict
    versions: tuple[str, ...]
    cells: int
    differences: tuple[str, ...]
    pictures: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether every cell gave what the notebook says."""
        return not self.differences

    def __str__(self):
        given = ", ".join(f"{name} = {value!r}" for name, value in self.parameters.items()) or "none"
        versions = (
            f"Versions differ, which may be why outputs do: {'; '.join(self.versions)}."
            if self.versions
            else "The versions here are the same."
        )
        result = (
            f"All {self.cells} cells were run again and give what the notebook says."
            if self.same
            else f"{len(self.differences)} of {self.cells} cells, run again, do not give what the notebook says:"
        )
        return "\n".join(
            [str(self.colophon), f"Parameters: {given}.", versions, result, *map(_listed, self.differences)]
            + [_listed(f"{picture}: drawn otherwise; other fonts do that too") for picture in self.pictures]
        )


def verify(path: Path, *, article: Path | None = None) -> Verdict:
    """Runs a shared notebook again, which stays as it is, and says what differs.

    The text is looked for by its hash: beside the notebook, in the runs, among the seeds, else in `article`.
    Raises NotebookError where the notebook names no text or the text is not here.
    """
    notebook = load(path)
    said = colophon_in(notebook)
    if said is None:
        raise NotebookError(
            f"{path.name} does not say which text it read, so it cannot be verified. A notebook that ends with "
            "print(runs.colophon(analysis)) does."
        )
    analysis, judgments, cues, top = _material(said, path, article)
    copy = deepcopy(notebook)
    texts = story_of(analysis.article, top=top)
    with workplace(analysis, judgments=judgments, cues=cues, texts=texts) as place:
        point_here(copy, name=path.name)
        save(copy, place.folder / path.name)
        rulings = rerun(place.folder / path.name)
    before = [cell for cell in copy.cells if cell.cell_type == "code"]
    if len(before) != len(rulings):
        raise NotebookError(f"{path.name}: {len(rulings)} of {len(before)} cells could be run again.")
    names = list(_names(copy))
    pairs = list(zip(names, before, rulings, strict=True))
    return Verdict(
        said,
        parameters_of(notebook),
        said.differences(colophon(said.text)),
        len(rulings),
        tuple(f"{name}: {_difference(cell, ruling)}" for name, cell, ruling in pairs if not ruling.same),
        tuple(name for name, cell, ruling in pairs if _pictures(cell.outputs) != _pictures(ruling.outputs)),
    )


def _material(said: Colophon, path: Path, article: Path | None) -> tuple[Analysis, str, str, Path | None]:
    """The analysis of the text, the judgments on it, the analyst's own words of doubt, and where the story's texts are.

    That is the folder whose `seeds` hold them, None for this clone.
    """
    place = article or find_text(said.text, beside=path.resolve().parent)
    if place is None:
        raise NotebookError(
            f"The text {said.text}, which {path.name} read, is neither beside it nor in a run nor among the seeds. "
            "Name its file with --article."
        )
    analysis = analysis_of(place)
    if analysis.article.id != said.text:
        raise NotebookError(f"{article} is text {analysis.article.id}; {path.name} read {said.text}.")
    kept = place.judgments_file if isinstance(place, Run) else None
    judgments = kept.read_text("utf-8") if kept and kept.is_file() else ""
    own = path.resolve().parent
    return analysis, judgments, cues_beside(place), own if (own / "seeds").is_dir() else None


def _names(notebook) -> Iterator[str]:
    """What to call each code cell: its number, and the heading it stands under."""
    heading = ""
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type == "code":
            yield f"cell {number}{heading and f', under “{heading}”'}"
        else:
            found = [line.lstrip("# ") for line in cell.source.splitlines() if line.startswith("#")]
            heading = found[-1] if found else heading


def _difference(cell, ruling: Ruling) -> str:
    """In words, what a cell said and what it says now."""
    if ruling.error:
        return f"it failed: {ruling.error}"
    before, after = (" ".join(_words(outputs)).split() for outputs in (cell.outputs, ruling.outputs))
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    told = [
        f"the notebook says {_quoted(before, a, b)}, the rerun {_quoted(after, c, d)}"
        for kind, a, b, c, d in changes
        if kind != "equal"
    ]
    more = f"; and {len(told) - MOST} more" if len(told) > MOST else ""
    return "; ".join(told[:MOST]) + more if told else "the words are the same, their markup is not"


def _words(outputs: Iterable[dict]) -> Iterator[str]:
    """What outputs say to a reader."""
    for output in outputs:
        if output["output_type"] == "stream":
            yield output["text"]
        elif output["output_type"] == "error":
            yield f"{output['ename']}: {output['evalue']}"
        elif kind := next((kind for kind in KINDS if kind in output["data"]), None):
            text = output["data"][kind]
            yield text_in(text) if kind == "text/html" else text


def _pictures(outputs: Iterable[dict]) -> list[str]:
    bundles = [output["data"] for output in outputs if "data" in output]
    return ["".join(data[kind].split()) for data in bundles for kind in PICTURES if kind in data]


def _quoted(words: list[str], start: int, end: int) -> str:
    """The differing words between some that are the same; long ones are cut."""
    inside = words[start:end] if end - start <= 12 else [*words[start : start + 12], "…"]
    shown = [*words[max(0, start - AROUND) : start], *inside, *words[end : end + AROUND]]
    return f"“{' '.join(shown)}”" if inside else f"nothing at “{' '.join(shown)}”"


def _listed(line: str) -> str:
    return f"  {line}"
