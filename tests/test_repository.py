"""The repository says what it is: exports, documentation, figures and files agree with each other."""

import ast
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import workbench
from workbench import benchmarks
from workbench.cli import app

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "workbench"
MODULES = sorted(PACKAGE.rglob("*.py"))
CEILING = 400  # lines; a longer module has two ideas
# Folders in which people keep their things; a path that begins so belongs to one machine.
OWN_PLACE = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w|[A-Z]:\\\\?Users")
NOT_TEXT = {".onnx", ".npz", ".png", ".pdf", ".docx", ".ico"}
# What is imported under another name than the one it is installed by, or comes with a listed library.
INSTALLED_AS = {"docx": "python-docx", "nbformat": "nbclient", "IPython": "jupyterlab", "traitlets": "anywidget",
                "PIL": "matplotlib", "pytest": "nbval", "numpy": "onnxruntime", "lxml": "trafilatura"}  # fmt: skip


def text_of(name):
    """A document at the top of the repository."""
    return (ROOT / name).read_text("utf-8")


def tracked():
    """The files that git knows; without git these tests have nothing to say."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("this is not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_exports_are_sorted_and_there():
    """The public names are in order, and each can be imported."""
    assert sorted(workbench.__all__) == workbench.__all__
    assert all(getattr(workbench, name) is not None for name in workbench.__all__)


def test_importing_the_package_loads_nothing_else():
    """`import workbench` costs nothing; each name brings its library when it is used."""
    code = "import sys, workbench; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout

    assert set() == {"spacy", "pandas", "anywidget", "typer", "numpy"} & set(loaded.split())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_why_it_exists_and_stays_short(path):
    """Each module has a docstring, and none is so long that it holds two ideas."""
    source = path.read_text("utf-8")

    assert ast.get_docstring(ast.parse(source))
    assert len(source.splitlines()) <= CEILING


def test_the_map_names_every_part():
    """Whoever opens CONTRIBUTING finds each part of the package."""
    parts = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in MODULES} - {"__init__"}
    code_map = text_of("CONTRIBUTING.md").split("## The map")[1].split("\n## ")[0]

    assert [] == sorted(part for part in parts if not re.search(rf"\b{part}\b", code_map))


def test_readme_names_every_command_notebook_and_target():
    """What can be typed or opened is in the README."""
    readme = text_of("README.md")
    commands = [f"workbench {command.name or command.callback.__name__}" for command in app.registered_commands]
    notebooks = [path.stem for path in (ROOT / "notebooks").glob("*.ipynb")]
    targets = [f"make {target}" for target in ("run", "lab", "test", "venv", "clean")]

    assert [] == [name for name in commands + notebooks + targets if name not in readme]
    assert all(re.search(rf"^{target.split()[1]}:", text_of("Makefile"), re.M) for target in targets)


@pytest.mark.parametrize("name", benchmarks.DOCUMENTS)
def test_documents_quote_the_measured_figures(name):
    """A document's table is what code makes of data/benchmarks.json; `make notebooks` writes it anew."""
    document = text_of(name)

    assert benchmarks.START in document
    assert document == benchmarks.with_figures(document, benchmarks.DOCUMENTS[name]())


def test_figures_that_were_measured_are_quoted():
    """Every figure that is quoted stands where the file has it."""
    file = ROOT / "data" / "benchmarks.json"
    if not file.is_file():
        pytest.skip("nothing is measured yet")
    heads = set(json.loads(file.read_text("utf-8"))["scores"]) - {"split"}

    assert heads <= {measure.place.split(".")[1] for measure in benchmarks.MEASURES}
    assert len(benchmarks.measured()) > 0


def test_links_of_the_documents_lead_somewhere():
    """A relative link in a document at the top names a file."""
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "seeds/SOURCES.md"):
        links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", text_of(name))

        assert [] == [link for link in links if not ((ROOT / name).parent / link).exists()]


def test_every_text_is_accounted_for():
    """SOURCES.md says of each file in seeds/ what it is."""
    sources = text_of("seeds/SOURCES.md")

    assert [] == [path.name for path in (ROOT / "seeds").rglob("*.txt") if f"`{path.name}`" not in sources]


def test_changelog_tells_of_this_version():
    """The version that is installed has its entry."""
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]

    assert version == workbench.__version__
    assert f"## {version}" in text_of("CHANGELOG.md")


def test_every_library_is_listed():
    """What the package imports is installed with it, or an extra; what only training and measuring need has groups."""
    project = tomllib.loads(text_of("pyproject.toml"))
    extras = [item for items in project["project"]["optional-dependencies"].values() for item in items]
    groups = project["dependency-groups"]
    listed = [*project["project"]["dependencies"], *extras, *groups["train"], *groups["peers"]]
    names = {re.match(r"[\w-]+", item)[0].lower() for item in listed}
    imported = {
        name.split(".")[0]
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported(node)
    }
    foreign = {INSTALLED_AS.get(name, name).lower() for name in imported - set(sys.stdlib_module_names) - {"workbench"}}

    assert [] == sorted(foreign - names)


def test_no_file_names_a_place_of_one_machine():
    """What is committed is the same on every machine."""
    texts = [path for path in tracked() if path.suffix not in NOT_TEXT]

    assert [] == [str(path.relative_to(ROOT)) for path in texts if OWN_PLACE.search(path.read_text("utf-8"))]


def test_lists_of_cues_are_tested_row_by_row():
    """Each list in `cues/` is one of those whose examples the tests run."""
    lexicons = importlib.import_module("workbench.pipeline.lexicons")
    rows = sum(
        len(path.read_text("utf-8").strip().splitlines()) - 1 for path in (PACKAGE / "pipeline" / "cues").glob("*.csv")
    )

    assert rows == len(lexicons.bundled_cues())


def test_checks_have_their_chromium():
    """Where the checks run, browser tests are run; elsewhere they may be skipped."""
    if not os.environ.get("CI"):
        pytest.skip("only where CI is set")

    assert any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))


def _imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
