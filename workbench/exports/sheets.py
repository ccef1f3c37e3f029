"""Claims, sources, signals and judgments as CSV for a spreadsheet, in which no cell can become a formula."""

from workbench import tables
from workbench.exports.handed import Handed


def files_of(handed: Handed) -> dict[str, str]:
    """Four tables. Sources and certainty are the analyst's where judged; a column says whose the certainty is."""
    judged = handed.judged
    frames = {
        "claims.csv": tables.claims(handed.analysis, judged=judged),
        "sources.csv": tables.sources(judged.analysis),
        "flags.csv": tables.flags(handed.analysis),
        "judgments.csv": handed.judgments.table(handed.analysis),
    }
    return {name: tables.to_csv(frame) for name, frame in frames.items()}
