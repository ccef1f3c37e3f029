"""Desks that are killed with signal 9 at any moment, as a kernel is, and what each of them had acknowledged is kept.

Run as a program: `python -m tests.judgments.killed FOLDER TRIES`. It prints, for each try, the notes that were
acknowledged before the kill. A child is forked, not started, so that two hundred tries take seconds.
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
from workbench.widgets.triage import Triage

DESKS = 2  # at once, so that they also wait for each other
LONGEST = 0.02  # seconds from the first judgment to the kill: one takes a few milliseconds
LARGEST = 60_000  # bytes; a longer file takes longer to read back than the tries take


def judge_for_ever(desk: Triage, pipe: int) -> None:
    """Judges without end, as messages of a browser do; a note goes into the pipe when the desk acknowledges it."""
    desk.send = lambda answer: answer["ok"] and os.write(pipe, answer["number"].encode() + b"\n")
    for number in range(10_000):
        claim = desk.analysis.claims[number % len(desk.analysis.claims)].id
        note = f"{os.getpid()}-{number}-{'ü' * (number % 50)}"
        message = {"do": "judge", "claim": claim, "scale": "note", "value": note, "number": note}
        desk._handle_custom_msg(message, [])


def main(folder: Path, tries: int) -> None:
    """Each try: desks start, die, and what they acknowledged is printed in one line."""
    chance = random.Random(7)
    desk = None
    for number in range(tries):
        if desk is None or (desk.judgments.path.is_file() and desk.judgments.path.stat().st_size > LARGEST):
            desk = Triage(sample_analysis(), folder / f"{number}.jsonl")
        read, write = os.pipe()
        children = []
        for _ in range(DESKS):
            if (child := os.fork()) == 0:
                try:
                    judge_for_ever(desk, write)
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


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
