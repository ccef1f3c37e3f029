"""The panel of 00_start_here as somebody uses it who does not edit cells."""

import pytest

from tests.browser.conftest import ask, keep


@pytest.mark.model
def test_a_pasted_text_is_what_the_notebooks_read(lab):
    """Paste, press, and the next cell reads that text; the panel says so and shows the code."""
    lab.write(
        "panel.ipynb",
        "import os, tempfile\nos.environ['WORKBENCH_RUNS'] = tempfile.mkdtemp()",
        "import workbench as wb\nfrom workbench import runs\nwb.Chooser()",
    )
    with lab.open("panel.ipynb") as page:
        page.get_by_role("tab", name="Pasted text").click()
        page.get_by_placeholder("Paste the text of an article").fill("The harbour burned, the mayor said.")
        page.get_by_role("button", name="Use this article").locator("visible=true").click()
        page.get_by_text("this is what was chosen").first.wait_for()
        keep(page, "panel")

        assert "The harbour burned, the mayor said." == ask(page, "runs.open_article().text")
