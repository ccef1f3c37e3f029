"""Every record as JSON, in the published schema `workbench/analysis/1`, which lies beside this module.

The schema is JSON Schema, draft 2020-12. What it accepts, `Analysis.from_dict` reads back exactly.
"""

import json
from importlib.resources import files

from workbench.exports.handed import Handed

SCHEMA_FILE = "analysis-1.schema.json"


def schema() -> dict:
    """The JSON Schema of a stored analysis."""
    return json.loads(files("workbench.exports").joinpath(SCHEMA_FILE).read_text("utf-8"))


def files_of(handed: Handed) -> dict[str, str]:
    """The analysis, as `Analysis.from_dict` reads it."""
    return {"analysis.json": json.dumps(handed.analysis.to_dict(), ensure_ascii=False, indent=1) + "\n"}
