"""Figures of an analysis: who speaks how much and how certainly along the article, and who cites whom.

Across articles: who has it from whom, and how the accounts of one matter changed.

A figure never speaks alone: its words say the same, for whoever cannot see it and for tests.
"""

from workbench.plots.accounts import accounts
from workbench.plots.certainty import certainty
from workbench.plots.figure import Plot
from workbench.plots.graph import hands
from workbench.plots.provenance import origins
from workbench.plots.timeline import voices

__all__ = ["Plot", "accounts", "certainty", "hands", "origins", "voices"]
