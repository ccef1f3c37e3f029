"""A real Chromium and a real JupyterLab, one of each for all tests; without Chromium these tests are skipped.

`page` is an empty offline page that records what it asks for; `lab` opens notebooks.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).parents[2]
ARTEFACTS = ROOT / "tests" / "artefacts"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SLOWLY = float(os.environ.get("WORKBENCH_SLOWLY", "1"))  # how much more time a busy machine is given
SERVER_STARTS = 60 * SLOWLY  # seconds at most; five are usual
PATIENCE = (
    60_000 * SLOWLY
)  # milliseconds until a promise of JupyterLab counts as broken; it would hang the tests for ever
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
# Opens a notebook and, where it has a kernel, waits until that kernel answers.
OPEN = """async ([path, live]) => {
  const app = window.jupyterapp;
  await app.restored;
  const kernel = live ? {} : { kernel: null };
  const panel = window.opened = await app.commands.execute('docmanager:open', { path, ...kernel });
  await panel.context.ready;
  await panel.revealed;
  if (live) {
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
  }
}"""
RUN = "() => window.jupyterapp.commands.execute('notebook:run-all-cells')"
ASK = """code => window.opened.sessionContext.session.kernel.requestExecute(
  { code: '', user_expressions: { value: code }, store_history: false }).done.then(
  reply => reply.content.user_expressions.value)"""
DO = "code => window.opened.sessionContext.session.kernel.requestExecute({ code, store_history: false }).done.then(() => 0)"


def pytest_collection_modifyitems(items):
    """Every test here drives a browser."""
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """That there is no Chromium is told once for all tests, not once a test."""
    report = yield
    if report.skipped and CHROMIUM is None:
        report.longrepr = (str(Path(__file__).parent), None, report.longrepr[2])
    return report


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium; without one every test here is skipped."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine: the browser tests did not run")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """An empty page without a network; `page.asked` lists every address it tried to fetch."""
    context = chromium.new_context(viewport={"width": 1200, "height": 900}, offline=True)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()


def keep(page, name: str) -> None:
    """Keeps a picture of the page for people to look at."""
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


def settled(page, script: str, argument=None):
    """What a script's promise comes to; fails where it does not settle."""
    late = "new Promise((_, fail) => setTimeout(() => fail(new Error('JupyterLab does not answer')), patience))"
    race = f"([argument, patience]) => Promise.race([({script})(argument), {late}])"
    return page.evaluate(race, [argument, PATIENCE])


class Lab:
    """A running JupyterLab in which notebooks can be opened."""

    def __init__(self, chromium, url: str, token: str, folder: Path):
        self.chromium, self.url, self.token, self.folder = chromium, url, token, folder

    def write(self, name: str, *sources: str, outputs=()) -> str:
        """Writes a notebook with these cells; `outputs` belong to the last one."""
        notebook = new_notebook(cells=[new_code_cell(source) for source in sources], metadata=KERNEL)
        notebook.cells[-1].outputs = list(outputs)
        nbformat.write(notebook, self.folder / name)
        return name

    @contextmanager
    def open(self, path: str, *, live: bool = True, run: bool = True):
        """A page that shows the notebook; with a kernel its cells have been run, unless `run` is false."""
        context = self.chromium.new_context(viewport={"width": 1500, "height": 1150})
        page = context.new_page()
        page.goto(f"{self.url}/lab?token={self.token}&reset")
        page.wait_for_function("() => window.jupyterapp")
        try:
            settled(page, OPEN, [path, live])
            page.evaluate("() => window.jupyterapp.shell.collapseLeft()")  # the notebook gets the whole width
            if live and run:
                settled(page, RUN)
            yield page
        finally:
            context.close()


def ask(page, expression: str):
    """What the kernel of the opened notebook makes of an expression whose value is plain JSON."""
    reply = settled(page, ASK, f"__import__('json').dumps({expression})")
    assert "ok" == reply["status"], reply
    return json.loads(eval(reply["data"]["text/plain"]))  # the repr of a string of JSON


def ask_until(page, expression: str, expected, *, seconds: float = 5):
    """What the kernel says once it says what is expected, else what it says last: messages of widgets are queued."""
    until = time.monotonic() + seconds
    while (value := ask(page, expression)) != expected and time.monotonic() < until:
        page.wait_for_timeout(100)
    return value


def do(page, code: str) -> None:
    """Runs a statement in the kernel of the opened notebook."""
    settled(page, DO, code)


@pytest.fixture(scope="session")
def lab(chromium, tmp_path_factory):
    """One JupyterLab for all tests, on a port and in folders of its own."""
    base = tmp_path_factory.mktemp("jupyter")
    notebooks = base / "notebooks"
    notebooks.mkdir()
    settings = base / "CONFIG_DIR" / "labconfig" / "default_setting_overrides.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    places = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR", "LAB_SETTINGS_DIR", "LAB_WORKSPACES_DIR")
    environment = {f"JUPYTER{'' if name.startswith('LAB') else '_'}{name}": str(base / name) for name in places}
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": notebooks,
        "LabApp.news_url": "",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
    with (base / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*command, *(f"--{name}={value}" for name, value in options.items())],
            env={**os.environ, **environment, "JUPYTER_TOKEN": token, "IPYTHONDIR": str(base), "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{url}/api/status?token={token}", server, base / "server.log")
            yield Lab(chromium, url, token, notebooks)
        finally:
            server.terminate()
            server.wait(10 * SLOWLY)


def _wait_for(url: str, server, log: Path) -> None:
    """Returns once the server answers; fails with its log when it does not."""
    until = time.monotonic() + SERVER_STARTS
    while time.monotonic() < until and server.poll() is None:
        with suppress(OSError), urllib.request.urlopen(url, timeout=2):
            return
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")
