"""The package reads in one direction; these tables are its map."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "workbench"

# What each part may import from the package. A part may only name parts above it.
MAY_IMPORT = {
    "errors": set(),
    "spans": {"errors"},
    "plain": {"spans"},
    "kinds": set(),  # what the records can say, and in which words
    "layout": {"errors", "spans"},
    "articles": {"errors", "spans", "layout"},
    "reading": {"errors", "spans", "articles", "layout"},  # files and URLs become Articles
    "claims": {"errors", "spans", "plain", "kinds", "articles"},
    "judgments": {"errors", "spans", "articles", "kinds", "claims"},  # what the analyst decided
    "pipeline": {"errors", "spans", "articles", "kinds", "claims"},  # spaCy and the encoder stop here
    "colophons": {"claims", "pipeline"},  # which text, read with which versions
    "runs": {"errors", "articles", "reading", "claims", "pipeline", "colophons"},  # one folder a run
    "comparison": {
        "errors",
        "spans",
        "plain",
        "articles",
        "kinds",
        "claims",
        "pipeline",
        "runs",
    },  # sources beside each other
    "wording": set(),  # which words two claims share
    "voices": {"errors", "spans", "kinds", "claims", "wording"},  # who is heard, and who is not
    "ranking": {"claims", "wording"},  # what deserves to be checked first
    "benchmarks": {"runs"},  # the measured figures, for the README and the notebooks
    "views": {"spans", "articles", "kinds", "claims", "judgments", "comparison"},
    "alternatives": {"errors", "judgments", "comparison", "views"},  # hypotheses by evidence
    "tables": {"kinds", "claims", "voices", "judgments", "views", "benchmarks", "ranking", "comparison"},
    "doubts": {"kinds", "claims", "ranking", "views"},  # tables of what is uncertain
    "crosstables": {"comparison", "views"},  # tables across articles
    "brief": {
        "errors",
        "kinds",
        "claims",
        "judgments",
        "comparison",
        "voices",
        "ranking",
        "benchmarks",
        "views",
        "runs",
        "alternatives",
    },  # one page for an editor
    "plots": {"kinds", "claims", "tables", "views", "comparison"},
    "exports": {
        "errors",
        "spans",
        "kinds",
        "claims",
        "judgments",
        "views",
        "runs",
        "tables",
    },  # for other tools, and from them
    "widgets": {
        "errors",
        "spans",
        "articles",
        "kinds",
        "claims",
        "judgments",
        "views",
        "runs",
        "ranking",
        "comparison",
    },
    "reports": {"errors", "articles", "claims", "judgments", "views", "colophons", "runs", "pipeline", "benchmarks"},
    "cli": {"errors", "pipeline", "tables", "runs", "reports", "exports"},
    "training": {"errors", "spans", "articles", "kinds", "claims", "pipeline", "runs", "comparison"},
}

# Who may import what from outside.
ONLY_IN = {
    "spacy": {"pipeline", "training"},
    "onnxruntime": {"pipeline", "training"},
    "tokenizers": {"pipeline", "training"},
    "torch": {"training"},
    "transformers": {"training"},
    "anywidget": {"widgets"},
    "ipywidgets": {"widgets"},
    "nbclient": {"reports"},
    "nbconvert": {"reports"},
    "nbformat": {"reports"},
    "pytest": {"reports"},  # nbval is a plug-in of it
    "matplotlib": {"plots"},
    "pandas": {"judgments", "alternatives", "tables", "crosstables", "doubts", "plots"},
    "httpx": {"reading"},
    "trafilatura": {"reading"},
    "pypdf": {"reading"},
    "docx": {"reading", "brief"},
    "lxml": {"reading"},
    "py3langid": {"reading"},
    "portalocker": {"judgments"},
    "krippendorff": {"judgments"},
    "stix2": {"exports"},
    "typer": {"cli"},
}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def part_of(path):
    """Name of the part of the package that a module belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_names(path):
    """Full dotted names of everything a module imports, at its top or inside a function."""
    here = ["workbench", *path.relative_to(PACKAGE).with_suffix("").parts]
    if here[-1] == "__init__":
        here = [*here[:-1], ""]
    names = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = here[: -node.level] if node.level else []
            stem = ".".join([*base, *filter(None, [node.module])])
            names += [stem, *(f"{stem}.{alias.name}" for alias in node.names)]
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_follow_the_map(path):
    """No module imports a part that the map does not grant it."""
    part = part_of(path)
    parts = {name.split(".")[1] for name in imported_names(path) if name.startswith("workbench.")} & set(MAY_IMPORT)

    assert set() == parts - MAY_IMPORT[part] - {part}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_stay_in_their_part(path):
    """A library that one part is responsible for is imported nowhere else."""
    outside = {name.split(".")[0] for name in imported_names(path)}

    assert [] == sorted(library for library in outside & set(ONLY_IN) if part_of(path) not in ONLY_IN[library])


def test_every_module_is_on_the_map():
    """A new part has to be given its place."""
    assert {part_of(path) for path in MODULES} <= set(MAY_IMPORT)


def test_map_has_one_direction():
    """Each part names only parts above it, so there are no cycles."""
    above = set()
    for part, imports in MAY_IMPORT.items():
        assert imports <= above
        above.add(part)
