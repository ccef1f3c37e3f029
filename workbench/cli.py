"""The command line: run, lab, claims, share, verify, export, import.

Each command imports what it needs when it is called, so that `--help` answers at once.
"""

import sys
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from workbench.errors import WorkbenchError

app = typer.Typer(
    help="Who says what in an article, how sure each of them is, and who else says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How `claims` writes what it found."""

    table = "table"
    csv = "csv"
    json = "json"


@app.command()
def run(
    article: Annotated[str | None, typer.Argument(help="A .txt, .md, .html, .pdf or .docx file, or a URL.")] = None,
    cues: Annotated[
        Path | None, typer.Option(help="Words of doubt of your own, a CSV file; kept in the run for the next time.")
    ] = None,
    refresh_notebooks: Annotated[
        bool, typer.Option(help="Instead, execute the notebooks of this clone again where they lie.")
    ] = False,
):
    """Execute the guided notebooks on an article (without one: the seed) and write its report."""
    with _plain_errors():
        from workbench import reports, runs

        if refresh_notebooks:
            for path in reports.refresh():
                typer.echo(runs.shown(path))
            return
        from workbench.pipeline import analyse

        opened = runs.read(article) if article else runs.read(runs.project() / runs.SEED)
        analysis = analyse(opened, cues=cues or runs.cues_of(opened))
        started = runs.start(opened, analysis, cues=cues)
        typer.echo(f"{len(analysis.claims)} claims found. Executing the notebooks …")
        typer.echo(_from_here(reports.report(started, analysis)))


@app.command()
def lab():
    """Open JupyterLab on the first notebook."""
    with _plain_errors():
        import subprocess

        from workbench.runs import FIRST_NOTEBOOK, project

        done = subprocess.run([sys.executable, "-m", "jupyterlab", FIRST_NOTEBOOK.as_posix()], cwd=project())
    raise typer.Exit(done.returncode)


@app.command()
def claims(
    article: Annotated[str, typer.Argument(help="A .txt, .md, .html, .pdf or .docx file, or a URL.")],
    format: Annotated[Format, typer.Option(help="table to read, csv for a spreadsheet, json with every record.")] = (
        Format.table
    ),
):
    """Write an article's claims with their sources and signals to the standard output."""
    with _plain_errors():
        from workbench import tables
        from workbench.pipeline import analyse
        from workbench.runs import read

        analysis = analyse(read(article))
        if format is Format.json:
            import json

            text = json.dumps(analysis.to_dict(), ensure_ascii=False, indent=1) + "\n"
        elif format is Format.csv:
            text = tables.to_csv(tables.claims(analysis))
        else:
            text = tables.to_text(tables.claims(analysis), width=_width())
        sys.stdout.buffer.write(text.encode("utf-8"))  # as is on Windows too, where the console's encoding differs


@app.command()
def share(
    what: Annotated[Path, typer.Argument(help="A notebook that you worked in, or the folder of a run.")],
    allow: Annotated[
        list[str] | None, typer.Option(help="A kind that may leave, such as email; can be repeated.")
    ] = None,
    redact: Annotated[
        bool, typer.Option(help="Take out what would be given away, and name nobody who judged.")
    ] = False,
    pdf: Annotated[bool, typer.Option(help="Print the page as a PDF as well.")] = False,
):
    """Write a folder with what can be shared of it: notebooks and an HTML page that give nothing away."""
    with _plain_errors():
        from workbench import reports

        shared = reports.share(what, allow=allow or (), redact=redact, pdf=pdf)
        for finding in shared.told:
            typer.echo(f"Note: {finding}", err=True)
        for path in shared.files:
            typer.echo(_from_here(path))


@app.command()
def verify(
    notebook: Annotated[Path, typer.Argument(help="A notebook that somebody shared.")],
    article: Annotated[
        Path | None, typer.Option(help="The text that it read, where it is not found by itself.")
    ] = None,
):
    """Run a shared notebook again and say in words what differs; the exit code is 1 where anything does."""
    with _plain_errors():
        from workbench import reports

        verdict = reports.verify(notebook, article=article)
        typer.echo(verdict)
    raise typer.Exit(0 if verdict.same else 1)


@app.command()
def export(
    run: Annotated[Path, typer.Argument(help="The folder of a run, such as one in data/runs.")],
    to: Annotated[str, typer.Option(help="json, csv, w3c, stix or claimreview.")],
    out: Annotated[Path | None, typer.Option(help="A file or a folder; without it, export/ in the run.")] = None,
):
    """Write a run in an open format, for other tools."""
    with _plain_errors():
        from workbench.exports import export as export_run

        for path in export_run(run, to, out):
            typer.echo(_from_here(path))


@app.command(name="import")
def import_annotations(
    run: Annotated[Path, typer.Argument(help="The folder of a run, such as one in data/runs.")],
    file: Annotated[Path, typer.Argument(help="W3C Web Annotations, or an export of Hypothesis.")],
):
    """Take in annotations made elsewhere, as notes and judgments on a run."""
    with _plain_errors():
        from workbench.exports import opened, take_in

        typer.echo(take_in(opened(run), file))


@contextmanager
def _plain_errors():
    """An error that was meant for the person at the keyboard is printed alone, and the exit code is 1."""
    try:
        yield
    except WorkbenchError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from error


def _from_here(path: Path) -> str:
    """The path as it can be opened from the current folder."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _width() -> int:
    """Columns of the terminal."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns
