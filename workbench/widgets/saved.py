"""What a saved notebook keeps of a widget, for a reader without a kernel.

JupyterLab shows a trusted output as its widget or not at all: it has no way back from a lost model to the HTML beside
it (https://github.com/jupyter-widgets/ipywidgets/issues/849). So the HTML is an output of its own below the widget,
hidden while the widget lives; and where only “model not found” would stand, that line is hidden instead. Both is told
by a style sheet in the copy, because without a kernel no script of ours runs.
"""

from IPython.display import display

VIEW = "application/vnd.jupyter.widget-view+json"
# JupyterLab draws a widget into a panel of its own: one that lives is an element there, one that is loading or lost a
# line of text. Which it will be shows after a moment; until then the copy keeps out of the way, so that nothing jumps.
STYLE = """<style>
.jp-OutputArea-child:has(> .lm-Panel.jp-OutputArea-output > *) + .jp-OutputArea-child .wb-copy { display: none }
.jp-OutputArea-child:has(> .lm-Panel.jp-OutputArea-output):not(:has(> .jp-OutputArea-output > *)):has(+ * .wb-copy) {
  display: none }
.jp-LabShell .wb-copy { animation: 1.5s wb-wait }
@keyframes wb-wait { from, to { position: absolute; visibility: hidden } }
</style>"""


class SavedCopy:
    """Shows a widget and below it the static rendering of its bundle; `_below` stays visible under a live one."""

    _copies = ()

    def _below(self) -> dict[str, str]:
        """What belongs under the widget also while it lives, by `text/html` and `text/plain`."""
        return {"text/html": "", "text/plain": ""}

    def _copy(self) -> dict[str, str]:
        """The saved copy as it is now."""
        static, below = self._bundle()[0], self._below()
        html = f'{STYLE}<div class="wb-copy">{static["text/html"]}</div>{below["text/html"]}'
        plain = "\n\n".join(filter(None, (static["text/plain"], below["text/plain"])))
        return {"text/html": html, "text/plain": plain}

    def _refresh_copies(self) -> None:
        """Writes what is true now into every copy that a notebook holds."""
        for copy in self._copies:
            copy.update(self._copy(), raw=True)

    def _bundle(self) -> tuple[dict, dict]:
        bundle = self._repr_mimebundle_()  # anywidget gives a pair, ipywidgets a dictionary
        return bundle if isinstance(bundle, tuple) else (bundle, {})

    def _ipython_display_(self):
        data, metadata = self._bundle()
        display({VIEW: data[VIEW]}, metadata=metadata, raw=True)
        self._copies = (*self._copies, display(self._copy(), raw=True, display_id=True))
