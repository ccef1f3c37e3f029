"""A notebook written anew with something else in the place of private words, in text, markup, metadata and pictures."""

from collections.abc import Callable

from workbench.judgments.disguise import Disguise
from workbench.reports.disclosure import Private, hidden_cells, matches
from workbench.reports.sharing import passive
from workbench.reports.surfaces import walk, without_words

PLACEHOLDERS = {"path": "[path]", "email": "[e-mail]", "token": "[token]", "user": "[account]", "host": "[machine]"}


def with_labels(notebook, disguise: Disguise) -> None:
    """Puts, in place, labels where protected names stand; pictures lose what their files say, not what they show."""
    _rewrite(notebook, disguise.words)


def redact(notebook, private: Private, disguise: Disguise) -> None:
    """Takes out, in place, what the check finds: hidden cells whole, of the rest the words."""
    gone = {finding.where for finding in hidden_cells(notebook)}
    notebook.cells = [cell for number, cell in enumerate(notebook.cells, 1) if f"cell {number}" not in gone]
    _rewrite(notebook, lambda words: without_private(words, private, disguise))


def without_private(words: str, private: Private, disguise: Disguise) -> str:
    """The words with placeholders for what is private in them, and analysts under their labels."""
    found = [(match.start(), match.end(), kind) for kind, match in matches(words, private)]
    parts, at = [], 0
    for start, end, kind in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        what = words[start:end]
        if start < at or kind == "protected" or private.is_own(kind, what):
            continue
        parts += [words[at:start], PLACEHOLDERS.get(kind) or disguise.analyst(what)]
        at = end
    return "".join([*parts, words[at:]])


def _rewrite(notebook, change: Callable[[str], str]) -> None:
    def see(_: str, form: str, words: str) -> str:
        """The words of one place, changed as their form allows."""
        if form == "picture":
            return without_words(words)
        return passive(words, change) if form == "markup" else change(words)

    walk(notebook, see)
