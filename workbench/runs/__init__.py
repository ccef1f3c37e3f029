"""A run is one folder: the article as it was read, its analysis, the executed notebooks, the report.

It is the unit that is kept and shared, so it names no place outside itself but the article's origin.
"""

from workbench.runs.choosing import (
    CHOICE,
    SEED,
    as_parameter,
    choose,
    companions,
    explain,
    fetch,
    is_url,
    open_article,
    put_in_inbox,
    read,
    shown,
    stories,
)
from workbench.runs.files import slug, write_safely
from workbench.runs.folders import (
    FIRST_NOTEBOOK,
    Run,
    colophon,
    cues_of,
    find_run,
    judgments_of,
    project,
    run_of,
    runs_folder,
    start,
)

__all__ = [
    "CHOICE",
    "FIRST_NOTEBOOK",
    "SEED",
    "Run",
    "as_parameter",
    "choose",
    "colophon",
    "companions",
    "cues_of",
    "explain",
    "fetch",
    "find_run",
    "is_url",
    "judgments_of",
    "open_article",
    "project",
    "put_in_inbox",
    "read",
    "run_of",
    "runs_folder",
    "shown",
    "slug",
    "start",
    "stories",
    "write_safely",
]
