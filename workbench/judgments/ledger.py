"""The file that judgments are kept in: JSON lines, added to by several writers at once and never changed.

What `append` has returned for is on the disk. A writer that dies in the middle of a line leaves a torn
one; it is closed by the next writer, reported by every reader, and costs no other line.
"""

import json
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import JudgmentError

PATIENCE = 10.0  # seconds to wait for another writer, who needs a few milliseconds
RETRY = 0.01


@dataclass(frozen=True, slots=True)
class Lines:
    """What was read: the records, sentences about lines that are none, and where reading goes on."""

    records: tuple[dict, ...]
    notes: tuple[str, ...]
    end: int


def append(path: Path, record: dict) -> None:
    """Adds one record as a line of its own; returns once it is on the disk.

    Raises JudgmentError where it cannot be kept; the file then holds what it held before.
    """
    line = json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_new = not path.exists()
        with open(path, "ab+", buffering=0) as file, _locked(file, exclusive=True):
            before = file.seek(0, os.SEEK_END)
            try:
                _write(file, (b"" if _ends_whole(file, before) else b"\n") + line)
                os.fsync(file.fileno())
            except BaseException:
                with suppress(OSError):
                    file.truncate(before)
                raise
        if is_new:
            _sync_folder(path.parent)
    except OSError as error:
        raise JudgmentError(
            f"The judgment could not be written to {path.name}: {error.strerror or error}. "
            "It is not kept; make room or choose a file you may write to, and judge again."
        ) from error


def read(path: Path, *, start: int = 0) -> Lines:
    """The records from the byte `start` on; none where there is no file. A torn last line is left for the next time."""
    try:
        with open(path, "rb") as file, _locked(file, exclusive=False):
            file.seek(start)
            content = file.read()
    except FileNotFoundError:
        return Lines((), (), 0)
    except OSError as error:
        raise JudgmentError(f"{path.name} could not be read: {error.strerror or error}.") from error
    whole = content[: content.rfind(b"\n") + 1]
    records, notes, at = [], [], start
    for line in whole.split(b"\n")[:-1]:
        try:
            records += [_decoded(line)] if line.strip() else []
        except (ValueError, RecursionError):
            notes.append(f"{path.name}: the line at byte {at} is torn or damaged and was set aside.")
        at += len(line) + 1
    if len(whole) < len(content):
        notes.append(
            f"{path.name}: the last line is torn and was set aside; its writer died before it was acknowledged."
        )
    return Lines(tuple(records), tuple(notes), at)


def _decoded(line: bytes) -> dict:
    record = json.loads(line.decode("utf-8"))
    if not isinstance(record, dict):
        raise ValueError("not an object")
    return record


def _ends_whole(file, size: int) -> bool:
    """Whether the file is empty or ends with a line's end."""
    if size == 0:
        return True
    file.seek(size - 1)
    return file.read(1) == b"\n"


def _write(file, content: bytes) -> None:
    """All of it: a raw file may take only a part at a time."""
    view = memoryview(content)
    while view:
        view = view[file.write(view) :]


@contextmanager
def _locked(file, *, exclusive: bool):
    """The file to ourselves among writers, or shared among readers. Raises JudgmentError if nobody lets go."""
    import time

    import portalocker

    flags = portalocker.LOCK_NB | (portalocker.LOCK_EX if exclusive else portalocker.LOCK_SH)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            portalocker.lock(file, flags)
            break
        except portalocker.LockException as error:
            if time.monotonic() > until:
                name = Path(file.name).name
                raise JudgmentError(
                    f"Another program has held {name} for {PATIENCE:.0f} seconds. Close it and try again."
                ) from error
            time.sleep(RETRY)
    try:
        yield
    finally:
        portalocker.unlock(file)


def _sync_folder(folder: Path) -> None:
    """The name of a new file on the disk too; where folders cannot be opened, the system does it by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
