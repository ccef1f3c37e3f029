"""The analyst workbench: who says what in an article, how sure each of them is, and who else says so.

Signals and evidence, never a verdict of truth. Start with `read_article` and `analyse`.
"""

from importlib import import_module

__version__ = "0.1.0"

# Where each public name lives. They are imported when first used, because spaCy alone takes a
# second to load and `workbench --help` should not pay for it.
_HOME = {
    "Analysis": "claims",
    "Article": "articles",
    "Attribution": "claims",
    "Chooser": "widgets.chooser",
    "Claim": "claims",
    "Compare": "widgets.compare",
    "Comparison": "comparison",
    "Flag": "claims",
    "Judgments": "judgments",
    "Reader": "widgets.reader",
    "Source": "claims",
    "Span": "spans",
    "Triage": "widgets.triage",
    "WorkbenchError": "errors",
    "analyse": "pipeline",
    "analyse_many": "pipeline",
    "changes": "comparison",
    "compare": "comparison",
    "read_article": "reading",
}

__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(f"module 'workbench' has no attribute {name!r}")
    return getattr(import_module(f"workbench.{_HOME[name]}"), name)


def __dir__():
    return sorted([*globals(), *_HOME])
