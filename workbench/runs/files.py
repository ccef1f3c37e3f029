"""Files of a run: replaced at once, and named so that any file system takes the name."""

import os
import re
import tempfile
import unicodedata
from pathlib import Path

SLUG_LENGTH = 48  # a folder name that still fits beside others in a file browser


def write_safely(path: Path, content: bytes) -> None:
    """Replaces the file at once, so that nobody ever finds half of it."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(draft, 0o644)  # mkstemp makes it private; a run is there to be shared
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise


def slug(name: str) -> str:
    """A name for a folder: lower-case letters, digits and hyphens, cut between words."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > SLUG_LENGTH and "-" in words[:SLUG_LENGTH]:
        return words[: SLUG_LENGTH + 1].rpartition("-")[0]
    return words[:SLUG_LENGTH] or "article"


def relative(path: Path, start: Path) -> str:
    """The way from a folder to a path, with slashes."""
    return Path(os.path.relpath(path.resolve(), start.resolve())).as_posix()
