"""What one file of judgments says: recorded, undone and redone by adding to it, read back as a table."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.claims import Analysis, Claim, Flag, Source
from workbench.errors import JudgmentError
from workbench.judgments.anchoring import quote
from workbench.judgments.annotations import (
    Judgment,
    Turn,
    from_annotation,
    hash_of,
    new_key,
    now,
    to_annotation,
)
from workbench.judgments.history import history
from workbench.judgments.ledger import append, read
from workbench.judgments.overlay import Judged, lay_over
from workbench.judgments.protection import BETWEEN, Protection, as_label, words_of
from workbench.judgments.scales import NOTE, PROTECT, WITHDRAWN, checked
from workbench.judgments.subjects import Attached, Finder, quotes_of
from workbench.spans import Span

if TYPE_CHECKING:
    from pandas import DataFrame

ANALYST = "WORKBENCH_ANALYST"  # environment variable that names who judges
NOBODY = "analyst"  # an account's name is private, so it is never taken by itself


class Judgments:
    """The judgments of one file, which is made when the first is recorded. Nothing in it is ever changed.

    Several programs may write to one file; `refresh` reads what others added. It knows no article: what the
    judgments are about is found with `attach`.
    """

    def __init__(self, path: str | os.PathLike, *, creator: str | None = None):
        self.path = Path(path)
        self.creator = (creator or os.environ.get(ANALYST) or NOBODY).strip() or NOBODY
        self._entries: list[Judgment | Turn] = []
        self._notes: list[str] = []
        self._end = 0
        self.refresh()

    def __len__(self):
        return len(self.in_force)

    def __repr__(self):
        return f"Judgments({self.path.name!r}: {len(self)} in force)"

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences about what in the file could not be read."""
        return tuple(dict.fromkeys(self._notes))

    def refresh(self) -> bool:
        """Reads what was added since the last time; says whether there was anything."""
        size = self.path.stat().st_size if self.path.is_file() else 0
        if size < self._end:  # somebody put an older file in its place
            self._entries, self._notes, self._end = [], [], 0
        lines = read(self.path, start=self._end)
        before = len(self._entries)
        for record in lines.records:
            try:
                self._entries.append(from_annotation(record))
            except JudgmentError as error:
                self._notes.append(f"{self.path.name}: an annotation was set aside. {error}")
        self._notes += lines.notes
        self._end = lines.end
        return len(self._entries) > before

    def record(
        self,
        analysis: Analysis,
        about: Claim | Source | Span,
        scale: str,
        value: str,
        *,
        flag: Flag | None = None,
        why: str = "",
        creator: str | None = None,
    ) -> str:
        """Keeps a judgment and returns its key; it is on the disk when this returns.

        `about` is a Claim, a Source, or a Span for words of your own choice; `flag` is the signal of the claim
        that is meant. Raises JudgmentError for a value that the scale does not have, or if it cannot be kept.
        """
        if (scale == "flag") != (flag is not None):
            raise JudgmentError("The scale 'flag' judges one signal: give flag=… with it, and with no other scale.")
        names = about.name if isinstance(about, Source) else flag.kind if flag else ""
        quotes = quotes_of(analysis, about, flag=flag)
        return self._keep(scale, value, hash_of(analysis.article), quotes, names, why, creator)

    def add(self, entry: Judgment | Turn) -> bool:
        """Keeps what was judged elsewhere, under its own key, creator and time; says whether it was new here."""
        self.refresh()
        if any(entry.key == known.key for known in self._entries):
            return False
        append(self.path, to_annotation(entry))
        self.refresh()
        return True

    def merge_sources(
        self, analysis: Analysis, one: Source, other: Source, *, why: str = "", creator: str | None = None
    ) -> str:
        """Keeps that two sources are one."""
        quotes = (*quotes_of(analysis, one), *quotes_of(analysis, other))
        if len(quotes) != 2:
            raise JudgmentError("The article's own voice cannot be merged with a source.")
        names = f"{one.name} / {other.name}"
        return self._keep("identity", "same", hash_of(analysis.article), quotes, names, why, creator)

    def split_source(self, analysis: Analysis, mention: Span, *, why: str = "", creator: str | None = None) -> str:
        """Keeps that one mention of a source is somebody else. Raises JudgmentError where no source is mentioned."""
        source = next((source for source in analysis.sources if mention in source.mentions), None)
        if source is None:
            raise JudgmentError(f"No source is mentioned at {mention}; take one of a Source's mentions.")
        quotes = (quote(analysis.article, mention, "source"),)
        return self._keep("identity", "different", hash_of(analysis.article), quotes, source.name, why, creator)

    def protect(
        self,
        analysis: Analysis,
        source: Source,
        label: str,
        *,
        also: Iterable[str] = (),
        why: str = "",
        creator: str | None = None,
    ) -> str:
        """Keeps that a source is called by a label in whatever is shared; `also` are further words that name it."""
        words = words_of(analysis, source, also=also)
        quotes = quotes_of(analysis, source)
        return self._keep(PROTECT, label, hash_of(analysis.article), quotes, BETWEEN.join(words), why, creator)

    @property
    def protections(self) -> tuple[Protection, ...]:
        """The names that are kept back, with the labels that stand for them."""
        kept = [item for item in self.in_force if item.scale == PROTECT]
        return tuple(Protection(as_label(item.value), tuple(item.name.split(BETWEEN))) for item in kept)

    def undo(self, key: str | None = None, *, creator: str | None = None) -> Judgment | None:
        """Takes a judgment back, the last one of `creator` if none is named; returns it, None if there is none."""
        creator = creator or self.creator
        self.refresh()
        done, _ = self._stacks(creator)
        judgment = self._judgment(key) if key else done[-1] if done else None
        return judgment and self._turn("undo", judgment, creator)

    def redo(self, *, creator: str | None = None) -> Judgment | None:
        """Puts the judgment back that was last undone, unless something was judged since; returns it."""
        creator = creator or self.creator
        self.refresh()
        _, undone = self._stacks(creator)
        return self._turn("redo", undone[-1], creator) if undone else None

    @property
    def all(self) -> tuple[Judgment, ...]:
        """Every judgment in the file, also those that were undone or replaced."""
        return tuple(entry for entry in self._entries if isinstance(entry, Judgment))

    @property
    def in_force(self) -> tuple[Judgment, ...]:
        """The judgments that count: not undone, not withdrawn, and the last on their subject."""
        undone = self._undone()
        last = {judgment.subject: judgment for judgment in self.all if judgment.key not in undone}
        return tuple(judgment for judgment in last.values() if judgment.value != WITHDRAWN)

    def next_turns(self, *, creator: str | None = None) -> tuple[Judgment | None, Judgment | None]:
        """What `undo` and `redo` would turn."""
        done, undone = self._stacks(creator or self.creator)
        return (done[-1] if done else None, undone[-1] if undone else None)

    def attach(self, analysis: Analysis) -> tuple[Attached, ...]:
        """The judgments in force with the records they are about, in the order in which they were made."""
        finder = Finder(analysis)
        order = {judgment.key: number for number, judgment in enumerate(self.all)}
        return tuple(finder.attach(item) for item in sorted(self.in_force, key=lambda item: order[item.key]))

    def over(self, analysis: Analysis) -> Judged:
        """The analysis with these judgments laid over it; neither is changed."""
        return lay_over(analysis, self.attach(analysis))

    def find(self, analysis: Analysis, judgment: Judgment) -> Attached:
        """One judgment, in force or not, with the records it is about."""
        return Finder(analysis).attach(judgment)

    def by(self, creator: str) -> tuple[Judgment, ...]:
        """The judgments in force of one person, as if nobody else had judged."""
        undone = self._undone()
        own = [item for item in self.all if item.creator == creator and item.key not in undone]
        return tuple(item for item in {item.subject: item for item in own}.values() if item.value != WITHDRAWN)

    def table(self, analysis: Analysis | None = None) -> "DataFrame":
        """One row a judgment in the order of the file: when, who, about what, on which scale, and whether it counts.

        With an analysis it also says which claim it is about, and whether its words are still there.
        """
        states = dict.fromkeys(self._undone(), "undone")
        states |= {judgment.key: "counts" for judgment in self.in_force}
        return history(self.all, states, analysis)

    def _keep(self, scale, value, article, quotes, name, why, creator) -> str:
        value = checked(scale, value)
        why = checked(NOTE, why) if why else ""
        judgment = Judgment(new_key(), creator or self.creator, now(), scale, value, article, quotes, name, why)
        append(self.path, to_annotation(judgment))
        self.refresh()
        return judgment.key

    def _turn(self, what, judgment: Judgment, creator: str) -> Judgment:
        append(self.path, to_annotation(Turn(new_key(), creator, now(), what, judgment.key)))
        self.refresh()
        return judgment

    def _judgment(self, key: str) -> Judgment:
        for judgment in self.all:
            if judgment.key == key:
                return judgment
        raise JudgmentError(f"There is no judgment {key!r} in {self.path.name}; `table()` lists the keys.")

    def _undone(self) -> set[str]:
        turns = {entry.judgment: entry.what for entry in self._entries if isinstance(entry, Turn)}
        return {key for key, what in turns.items() if what == "undo"}

    def _stacks(self, creator: str) -> tuple[list[Judgment], list[Judgment]]:
        """What one person can undo and redo, the next one last; a new judgment ends what can be redone."""
        known = {judgment.key: judgment for judgment in self.all}
        done, undone = [], []
        for entry in self._entries:
            if isinstance(entry, Judgment):
                if entry.creator == creator:
                    done.append(entry)
                    undone = []
            elif entry.judgment in known and known[entry.judgment].creator == creator:
                judgment = known[entry.judgment]
                here, there = (done, undone) if entry.what == "undo" else (undone, done)
                if judgment in here:
                    here.remove(judgment)
                    there.append(judgment)
        return done, undone
