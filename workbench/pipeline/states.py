"""States by their other names: a capital that speaks is its government ("Tehran says")."""

import csv
from functools import cache
from importlib.resources import files


@cache
def _states() -> dict[str, str]:
    """Every name in the list with the state that bears it. Reads the list once."""
    text = (files("workbench.pipeline") / "words" / "states.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {
        name: row["state"] for row in rows for name in (row["state"], row["capital"], *row["also"].split("|")) if name
    }


def state_called(name: str) -> str | None:
    """The state that a name, an initialism or a capital stands for, with or without "the"; None for any other name."""
    words = name.split()
    return _states().get(name) or _states().get(" ".join(words[1:]) if words[:1] in (["the"], ["The"]) else "")
