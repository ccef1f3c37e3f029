"""Writers that are killed with signal 9 at any moment, and what each of them had been told is kept.

Run as a program: `python killed.py FOLDER TRIES`. It prints, for each try, the keys acknowledged before the
kill. A child is forked, not started, so that two hundred tries take seconds.
"""

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

import portalocker  # noqa: F401 - before the forks, or each child would first spend its life on importing it

from tests.sample import sample_analysis
from workbench.judgments import Judgments

WRITERS = 2  # at once, so that they also wait for each other
LONGEST = 0.01  # seconds from the first judgment to the kill: a record takes a few milliseconds


def write_for_ever(path: Path, pipe: int) -> None:
    """Records without end; a key goes into the pipe only after it was acknowledged."""
    analysis = sample_analysis()
    judgments = Judgments(path)
    for number in range(10_000):
        claim = analysis.claims[number % len(analysis.claims)]
        key = judgments.record(analysis, claim, "note", f"note {number} – " + "ü" * (number % 50))
        os.write(pipe, key.encode() + b"\n")


def main(folder: Path, tries: int) -> None:
    """Each try: writers start, die, and their keys are printed in one line."""
    chance = random.Random(7)
    path = folder / "judgments.jsonl"
    for _ in range(tries):
        read, write = os.pipe()
        children = []
        for _ in range(WRITERS):
            if (child := os.fork()) == 0:
                try:
                    write_for_ever(path, write)
                finally:
                    os._exit(1)
            children.append(child)
        os.close(write)
        if chance.random() < 0.8:  # the others may die before they have judged anything
            select.select([read], [], [])
        time.sleep(chance.uniform(0, LONGEST))
        for child in children:
            os.kill(child, signal.SIGKILL)
        for child in children:
            os.waitpid(child, 0)
        with os.fdopen(read) as pipe:
            sys.stdout.write(" ".join(pipe.read().split()) + "\n")
        if path.is_file() and path.stat().st_size > 200_000:  # or reading it back takes longer than the tries
            path = folder / f"judgments-{path.stat().st_mtime_ns}.jsonl"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
