"""A page as a PDF, where there is a Chromium to print it."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.errors import NotebookError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SECONDS = 120  # two are usual


def print_to_pdf(page: Path) -> Path:
    """Prints an HTML page beside itself, its text selectable; returns the PDF's path.

    Raises NotebookError where no browser is found or nothing came out of it.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise NotebookError(f"A PDF is printed by a browser, and none of {', '.join(BROWSERS[:3])} is on the PATH.")
    target = page.with_suffix(".pdf")
    rootless = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []  # root has no sandbox to offer
    with TemporaryDirectory() as profile:
        command = [browser, "--headless", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={profile}"]
        try:
            subprocess.run(
                [*command, *rootless, f"--print-to-pdf={target}", page.resolve().as_uri()],
                check=True, capture_output=True, timeout=SECONDS,
            )  # fmt: skip
        except (subprocess.SubprocessError, OSError) as error:
            raise NotebookError(f"{Path(browser).name} did not print {page.name}: {type(error).__name__}.") from error
    if not target.is_file():
        raise NotebookError(f"{Path(browser).name} wrote no PDF of {page.name}.")
    return target
