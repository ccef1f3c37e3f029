"""What a reader needs to get the same again, in one line: the text, and which versions read it."""

import re
from dataclasses import dataclass

from workbench.claims import Analysis

LINE = re.compile(
    r"Text (?P<text>[0-9a-f]{16}), read with workbench (?P<version>\S+?)"
    r"(?:, weights (?P<weights>[0-9a-f]+), word lists (?P<cues>[0-9a-f]+))?\.(?=\s|$)"
)
NAMES = {"version": "workbench", "weights": "weights", "cues": "word lists"}


@dataclass(frozen=True, slots=True)
class Colophon:
    """The id of a text, which begins its SHA-256, and the versions of package, weights and lists of cues."""

    text: str
    version: str
    weights: str
    cues: str

    def __str__(self):
        marks = f", weights {self.weights}, word lists {self.cues}" if self.weights else ""  # old notebooks have none
        return f"Text {self.text}, read with workbench {self.version}{marks}."

    def differences(self, here: "Colophon") -> tuple[str, ...]:
        """What of the versions is another one here, in words."""
        pairs = [(words, getattr(self, name) or "not named", getattr(here, name)) for name, words in NAMES.items()]
        return tuple(f"{words} {then} there, {now} here" for words, then, now in pairs if then != now)


def colophon(text: str) -> Colophon:
    """The colophon of a text that is read here and now."""
    from workbench import __version__
    from workbench.pipeline import versions

    return Colophon(text, __version__, versions.weights(), versions.cues())


def colophon_of(analysis: Analysis) -> Colophon:
    """The colophon of an analysis made here and now."""
    return colophon(analysis.article.id)


def find_colophon(words: str) -> Colophon | None:
    """The colophon that stands in these words, the last one where there are several."""
    found = [match.groupdict(default="") for match in LINE.finditer(words)]
    return Colophon(**found[-1]) if found else None
