"""The command line: what it prints, and that a mistake is one plain message."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.sample import TEXT, sample_analysis
from workbench import reports
from workbench.cli import app

ROOT = Path(__file__).parents[1]
HEAVY = {"spacy", "pandas", "matplotlib", "onnxruntime", "nbclient", "nbconvert", "IPython", "httpx", "numpy"}


@pytest.fixture
def call(tmp_path, monkeypatch):
    """Calls a command in the clone, with a folder of runs of its own."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("WORKBENCH_RUNS", str(tmp_path / "runs"))
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def article(tmp_path):
    """A small article in a file."""
    path = tmp_path / "article of mine.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_help_loads_nothing_heavy():
    """`--help` answers at once because the libraries come with the commands."""
    code = "import sys; import workbench.cli; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert set() == HEAVY & set(loaded.stdout.split())


def test_help_names_every_command(call):
    """Every command, each with a sentence."""
    shown = call("--help")

    assert 0 == shown.exit_code
    assert all(command in shown.stdout for command in ("run", "lab", "claims", "share", "verify", "export", "import"))


@pytest.mark.model
def test_claims_as_json_are_a_whole_analysis(call, article):
    """The machine's form holds every record and names its schema."""
    record = json.loads(call("claims", article, "--format", "json").stdout)

    assert "workbench/analysis/1" == record["schema"]
    assert TEXT == record["article"]["text"]


@pytest.mark.model
@pytest.mark.parametrize("form", ["csv", "table"])
def test_claims_as_csv_and_table_have_a_head(call, article, form):
    """Both begin with the names of their columns."""
    shown = call("claims", article, "--format", form)

    assert 0 == shown.exit_code
    assert shown.stdout.startswith("claim")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("claims", "nowhere.txt"), "no file nowhere.txt", id="claims"),
        pytest.param(("run", "nowhere.txt"), "no file nowhere.txt", id="run"),
        pytest.param(("run", "--cues", "nowhere.csv"), "'nowhere.csv' cannot be read", id="run with no such list"),
        pytest.param(("share", "nowhere.ipynb"), "no notebook nowhere.ipynb", id="share"),
        pytest.param(("share", "pyproject.toml"), "cannot be read as a notebook", id="not a notebook"),
        pytest.param(("export", "nowhere", "--to", "json"), "no folder nowhere", id="export"),
        pytest.param(("export", "tests", "--to", "csv"), "tests is no run", id="export of no run"),
        pytest.param(("export", "tests", "--to", "misp"), "no format 'misp'", id="export to what is not there"),
        pytest.param(("import", "nowhere", "nowhere.json"), "no folder nowhere", id="import"),
    ],
)
def test_a_mistake_is_one_message(call, arguments, message):
    """What went wrong is said on stderr, without a traceback, and the exit code is 1."""
    shown = call(*arguments)

    assert 1 == shown.exit_code
    assert message in shown.stderr
    assert "Traceback" not in shown.output


@pytest.mark.model
def test_words_of_doubt_of_your_own_go_into_the_run(call, article, tmp_path, monkeypatch):
    """`run --cues` marks them in the analysis and keeps the list where the notebooks find it."""
    own = tmp_path / "mine.csv"
    own.write_text(
        "phrase,kind,strength,reason,holder,where,example\nsupported by,vague,,how is not said,,,They are supported by it.\n",
        "utf-8",
    )
    monkeypatch.setattr(reports, "report", lambda run, analysis: run.report_file)
    shown = call("run", article, "--cues", own)
    run = Path(shown.stdout.strip().splitlines()[-1]).parent

    assert "mine/supported by" in (run / "analysis.json").read_text("utf-8")
    assert own.read_bytes() == (run / "cues.csv").read_bytes()


def test_a_run_is_handed_over_and_taken_back(call, tmp_path):
    """`export` prints the paths that it wrote, `import` what came of each annotation."""
    run = tmp_path / "run"
    run.mkdir()
    (run / "analysis.json").write_text(json.dumps(sample_analysis().to_dict()), "utf-8")
    written = call("export", run, "--to", "w3c", "--out", tmp_path / "theirs.jsonld")
    taken = call("import", run, tmp_path / "theirs.jsonld")

    assert (0, 0) == (written.exit_code, taken.exit_code)
    assert str(tmp_path / "theirs.jsonld") == written.stdout.strip()
    assert "0 taken in" in taken.stdout
    assert "made by this workbench’s machine" in taken.stdout


def test_lab_opens_the_first_notebook(call, monkeypatch):
    """JupyterLab is started by this Python in the clone, and its exit code is passed on."""
    asked = []
    monkeypatch.setattr(
        "subprocess.run", lambda command, cwd: asked.append((command, cwd)) or subprocess.CompletedProcess(command, 3)
    )

    assert 3 == call("lab").exit_code
    assert ([sys.executable, "-m", "jupyterlab", os.path.join("notebooks", "00_start_here.ipynb")], ROOT) == asked[0]
