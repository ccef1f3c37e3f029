"""Handing a run or a notebook to somebody else: names replaced, a check of what it gives away, one folder.

What is shared is checked as it would leave. Where a source is protected, the notebooks are run again on a text
that has the label in the place of the name, so that no table and no picture ever saw the name.
"""

import json
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.claims import Analysis
from workbench.errors import DisclosureError, NotebookError
from workbench.judgments import Judgments
from workbench.judgments.disguise import Disguise
from workbench.judgments.protection import Protection
from workbench.reports.disclosure import (
    ADVICE,
    NEVER_ALLOWED,
    Finding,
    Private,
    disclosures,
    found_in,
    hidden_cells,
    private_here,
)
from workbench.reports.execution import execute, load, save
from workbench.reports.page import page
from workbench.reports.printing import print_to_pdf
from workbench.reports.redaction import redact as take_out
from workbench.reports.redaction import with_labels, without_private
from workbench.reports.sharing import strip
from workbench.reports.texts import analysis_of, colophon_in, cues_beside, find_text, stamp
from workbench.reports.whole import foot, front
from workbench.reports.workplace import point_here, story_of, workplace
from workbench.runs import Run, runs_folder, write_safely
from workbench.views import title_of

HOW = (
    "Nothing was written. Correct it in the notebook, or take all of it out with --redact, or agree to a kind with "
    "--allow {kinds}. A protected name cannot be allowed."
)


@dataclass(frozen=True, slots=True)
class Shared:
    """What was written, all in one folder, and what of it was found and let pass."""

    folder: Path
    files: tuple[Path, ...]
    told: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be shared: notebooks by their files' names, and, where it is known, the analysis and the judgments."""

    notebooks: dict[str, object]
    target: Path
    whole: bool  # a run, with its front page
    analysis: Analysis | None
    judgments: Judgments | None
    cues: str  # the lines of the analyst's own list of words of doubt


def share(path: Path, *, allow: Iterable[str] = (), redact: bool = False, pdf: bool = False) -> Shared:
    """Writes a folder with what can be shared of a run or a notebook, which stay as they are.

    Raises DisclosureError with a list where something would be given away that is neither allowed nor redacted.
    """
    allow = _checked(allow)
    work = _open(path)
    protections = _protections(work.judgments)
    analysts = _analysts(work.judgments)
    labels = {name: f"Analyst {number}" for number, name in enumerate(analysts, 1)} if redact else {}
    disguise = Disguise(protections, labels)
    article = work.analysis and work.analysis.article
    texts = [article.text, *story_of(article).values()] if article else []
    private = private_here(analysts=analysts, protections=protections, texts=texts)
    cues = disguise.words(work.cues)
    # a list of words is not worth a refusal where all that is private is to be taken out
    work = replace(work, cues="" if redact and list(found_in(cues, "a line", private)) else cues)
    analysis, lines, story = _as_shown(work, disguise)
    lines = without_private(lines, private, disguise) if redact else lines
    beside = {"judgments.jsonl": lines, "cues.csv": work.cues}
    if protections:
        if pictures := [name for name, notebook in work.notebooks.items() if _has_attachments(notebook)]:
            raise DisclosureError(
                f"{', '.join(pictures)}: a picture pasted into a cell cannot be made again without the protected name. "
                "Take it out; a plot that a cell draws is made again by itself."
            )
        if not redact:  # what would be refused afterwards anyway is told before a minute is spent on running
            _refuse_or_tell(_before(work.notebooks), private, beside, {*allow, *NEVER_ALLOWED})
        _run_again(work, disguise, analysis, lines, story)
    if redact:
        for notebook in work.notebooks.values():
            take_out(notebook, private, disguise)
    told = _refuse_or_tell(work.notebooks, private, beside, allow)
    for notebook in work.notebooks.values():
        stamp(notebook)
    return Shared(work.target, _write(work, analysis, lines, story if protections else {}, pdf), told)


def _open(path: Path) -> Work:
    """What lies there, read anew, so that nothing of it is changed. Raises NotebookError where it is neither."""
    if not path.is_dir():
        notebook = load(path)
        said = colophon_in(notebook)
        place = said and find_text(said.text, beside=path.parent)
        kept = place.judgments_file if isinstance(place, Run) else None
        analysis = analysis_of(place) if place else None
        target = path.with_name(f"{path.stem}-shared")
        return Work({path.name: notebook}, target, False, analysis, _judgments(kept), cues_beside(place))
    run = Run(path.resolve())
    names = sorted(file.name for file in run.folder.glob("*.ipynb"))
    if not names or not run.text_file.is_file():
        raise NotebookError(
            f"{path} is no run: it holds no executed notebooks with their article.txt. `workbench run` makes one."
        )
    notebooks = {name: load(run.folder / name) for name in names}
    judgments = _judgments(run.judgments_file)
    return Work(notebooks, run.folder / "shared", True, analysis_of(run), judgments, cues_beside(run))


def _judgments(file: Path | None) -> Judgments | None:
    return Judgments(file) if file and file.is_file() else None


def _protections(own: Judgments | None) -> tuple[Protection, ...]:
    """The names kept back on this article, then those of other runs here: who is protected once is protected always."""
    try:
        files = sorted(runs_folder().glob("*/judgments.jsonl"))
    except NotebookError:
        files = []
    books = [own] if own else []
    books += [Judgments(file) for file in files if not own or file.resolve() != own.path.resolve()]
    found: dict[str, Protection] = {}
    for item in (item for book in books for item in book.protections):
        label, number = item.label, 2
        while label in found and found[label].words != item.words:
            label, number = f"{item.label} ({number})", number + 1
        found[label] = Protection(label, item.words)
    return tuple(found.values())


def _analysts(judgments: Judgments | None) -> tuple[str, ...]:
    """Who judged."""
    names = [item.creator for item in judgments.in_force] if judgments else []
    return tuple(dict.fromkeys([*names, *([judgments.creator] if judgments else [])]))


def _as_shown(work: Work, disguise: Disguise) -> tuple[Analysis | None, str, dict[str, str]]:
    """The analysis, the lines of the file of judgments and the texts of the story, as a stranger may have them."""
    if work.analysis is None:
        return None, "", {}
    old = work.analysis.article
    new = disguise.article(old)
    analysis = work.analysis
    if new != old:
        from workbench.pipeline import analyse

        with TemporaryDirectory() as folder:
            own = Path(folder, "cues.csv")
            own.write_text(work.cues, "utf-8")
            analysis = analyse(new, cues=own if work.cues else None)
    lines = disguise.judgments(work.judgments.in_force, old, new) if work.judgments else ""
    story = {disguise.words(name): disguise.words(text) for name, text in story_of(old).items()}
    return analysis, lines, story


def _run_again(work: Work, disguise: Disguise, analysis: Analysis | None, lines: str, story: dict[str, str]) -> None:
    if analysis is None:
        names = ", ".join(item.label for item in disguise.protections)
        raise DisclosureError(
            f"Names are protected ({names}), and it cannot be told which text this notebook read, so it cannot be run "
            "again without them. End it with print(runs.colophon(analysis)), run it, and share it then."
        )
    with workplace(analysis, judgments=lines, cues=work.cues, texts=story) as place:
        for name, notebook in work.notebooks.items():
            with_labels(notebook, disguise)
            point_here(notebook, name=name)
            execute(notebook, folder=place.folder, name=name)


def _has_attachments(notebook) -> bool:
    return any(cell.get("attachments") for cell in notebook.cells)


def _before(notebooks: dict[str, object]) -> dict[str, object]:
    """Copies of the notebooks, to be checked before they are run again."""
    return {name: deepcopy(notebook) for name, notebook in notebooks.items()}


def _refuse_or_tell(notebooks: dict, private: Private, beside: dict[str, str], allow: set[str]) -> tuple[Finding, ...]:
    """Strips the notebooks, in place, and checks them with the files beside them. Raises DisclosureError."""
    found = []
    for name, notebook in notebooks.items():
        found += [(name, finding) for finding in hidden_cells(notebook)]  # stripping opens them
        strip(notebook)
        found += [(name, finding) for finding in disclosures(notebook, private)]
    found += [(name, finding) for name, lines in beside.items() for finding in found_in(lines, "a line", private)]
    wrong = [(name, item) for name, item in found if not item.own and item.kind not in allow]
    if wrong:
        kinds = sorted({item.kind for _, item in wrong} - {*NEVER_ALLOWED}) or ["KIND"]
        listed = "\n".join(f"  {name}, {item}" for name, item in wrong)
        raise DisclosureError(f"This would give away:\n{listed}\n{HOW.format(kinds=' --allow '.join(kinds))}")
    return tuple(dict.fromkeys(item for _, item in found))


def _write(work: Work, analysis: Analysis | None, lines: str, story: dict[str, str], pdf: bool) -> tuple[Path, ...]:
    folder = work.target
    files = {}
    if analysis:
        files = {"article.txt": analysis.article.text, "analysis.json": _json(analysis)}
        files |= {"judgments.jsonl": lines} if lines else {}
        files |= {"cues.csv": work.cues} if work.cues else {}
    for name, text in {**files, **story}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_safely(folder / name, text.encode("utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    for name, notebook in work.notebooks.items():
        save(notebook, folder / name)
    first = next(iter(work.notebooks)).removesuffix(".ipynb")
    html = folder / ("report.html" if work.whole else f"{first}.html")
    title = title_of(analysis) if work.whole else first.replace("_", " ")
    above = front(analysis, Run(folder)) if work.whole else ""
    said = next(filter(None, map(colophon_in, work.notebooks.values())), None)
    below = foot(said) if said else ""
    write_safely(html, page(work.notebooks, title=title, front=above, foot=below).encode("utf-8"))
    printed = [print_to_pdf(html)] if pdf else []
    return (*(folder / name for name in work.notebooks), html, *printed)


def _json(analysis: Analysis) -> str:
    return json.dumps(analysis.to_dict(), ensure_ascii=False, indent=1)


def _checked(allow: Iterable[str]) -> set[str]:
    """Kinds that may be allowed. Raises NotebookError for another word."""
    allow, known = set(allow), set(ADVICE) - {*NEVER_ALLOWED}
    if wrong := sorted(allow - known):
        raise NotebookError(f"{', '.join(wrong)} cannot be allowed; what can: {', '.join(sorted(known))}.")
    return allow
