"""The records as tables, for reading, sorting and taking elsewhere."""

from workbench.tables.article import (
    claims,
    companions,
    flags,
    headings,
    levels,
    on_unnamed,
    remarks,
    scores,
    signals,
    sources,
    unheard,
)
from workbench.tables.showing import Shown, share, show, to_csv, to_text

__all__ = [
    "Shown",
    "claims",
    "companions",
    "flags",
    "headings",
    "levels",
    "on_unnamed",
    "remarks",
    "scores",
    "share",
    "show",
    "signals",
    "sources",
    "to_csv",
    "to_text",
    "unheard",
]
