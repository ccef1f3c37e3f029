"""The file of judgments: what is acknowledged is kept, whoever dies while writing, and nothing else is lost with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.errors import JudgmentError
from workbench.judgments import ledger
from workbench.judgments.book import Judgments

ROOT = Path(__file__).parents[2]
TRIES = 200


@pytest.fixture
def path(tmp_path):
    """A file in a folder that is not there yet."""
    return tmp_path / "run" / "judgments.jsonl"


def numbers(path):
    return [record["n"] for record in ledger.read(path).records]


def test_what_is_appended_is_read_in_order(path):
    """Each record is a line of its own."""
    for number in range(3):
        ledger.append(path, {"n": number, "words": "“odd”\u2028lines\n"})

    assert [0, 1, 2] == numbers(path)
    assert 3 == path.read_bytes().count(b"\n")


def test_reading_goes_on_where_it_ended(path):
    """Only what is new is read again."""
    ledger.append(path, {"n": 1})
    end = ledger.read(path).end
    ledger.append(path, {"n": 2})

    assert ({"n": 2},) == ledger.read(path, start=end).records


def test_no_file_is_an_empty_one(path):
    """Nothing was judged yet."""
    assert ledger.Lines((), (), 0) == ledger.read(path)


def test_every_torn_end_costs_only_itself(path):
    """Wherever the last line is cut, the others are read, the loss is told, and the next record is whole."""
    ledger.append(path, {"n": 1})
    first = path.stat().st_size
    ledger.append(path, {"n": 2, "words": "ü"})
    whole = path.read_bytes()
    for cut in range(first + 1, len(whole)):
        path.write_bytes(whole[:cut])
        assert [1] == numbers(path)
        assert ["the last line is torn" in note for note in ledger.read(path).notes] == [True]

        ledger.append(path, {"n": 3})
        kept = [1, 2, 3] if cut == len(whole) - 1 else [1, 3]  # a line that lacks only its end says what it said

        assert kept == numbers(path)


def test_a_damaged_line_in_the_middle_is_told(path):
    """Binary rubbish, another value or an empty line between two records costs neither of them."""
    ledger.append(path, {"n": 1})
    with path.open("ab") as file:
        file.write(b'\xff\xfe{\n[1, 2]\n\n{"n": \n' + b"[" * 100_000 + b"\n")
    ledger.append(path, {"n": 2})

    assert [1, 2] == numbers(path)
    assert 4 == len(ledger.read(path).notes)
    assert all(str(path.parent) not in note for note in ledger.read(path).notes)


def test_it_is_on_the_disk_before_it_is_acknowledged(path, monkeypatch):
    """The file is flushed to the disk after its last byte is written and before `append` returns."""
    seen = []
    monkeypatch.setattr(os, "fsync", lambda handle: seen.append(os.fstat(handle).st_size))
    ledger.append(path, {"n": 1})

    assert path.stat().st_size == seen[0]


def test_a_full_disk_leaves_the_file_as_it_was(path, monkeypatch):
    """What cannot be kept is refused in words, and half of it does not stay."""
    ledger.append(path, {"n": 1})
    before = path.read_bytes()

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(JudgmentError, match="judgments.jsonl: No space left on device. It is not kept"):
        ledger.append(path, {"n": 2})

    assert before == path.read_bytes()


def test_a_folder_that_is_a_file_is_refused_in_words(tmp_path):
    """A place where nothing can be written is told, without its path."""
    (tmp_path / "taken").write_text("")

    with pytest.raises(JudgmentError, match="could not be written to judgments.jsonl"):
        ledger.append(tmp_path / "taken" / "judgments.jsonl", {"n": 1})


def test_somebody_who_never_lets_go_is_told(path, monkeypatch):
    """Waiting has an end."""
    import portalocker

    monkeypatch.setattr(ledger, "PATIENCE", 0.05)
    ledger.append(path, {"n": 1})
    with path.open("ab") as other:
        portalocker.lock(other, portalocker.LOCK_EX)
        with pytest.raises(JudgmentError, match="Another program has held judgments.jsonl"):
            ledger.append(path, {"n": 2})


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no processes")
def test_a_killed_desk_loses_nothing_it_acknowledged(tmp_path):
    """Two desks at once are killed 200 times at any moment: each acknowledged note is there, and nothing is there twice."""
    command = [sys.executable, "-m", "tests.judgments.killed", str(tmp_path), str(TRIES)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300)
    assert 0 == done.returncode, done.stderr
    tries = [line.split() for line in done.stdout.splitlines()]
    files = [Judgments(file) for file in tmp_path.glob("*.jsonl")]
    kept = [judgment.value for file in files for judgment in file.all]

    assert TRIES == len(tries)
    assert sum(map(bool, tries)) > TRIES / 2  # or the kills came before anything was judged
    assert set() == {note for notes in tries for note in notes} - set(kept)
    assert len(set(kept)) == len(kept)
    assert all("torn" in note for file in files for note in file.notes)
