"""The panel of 00_start_here: choose an article without editing a cell.

It writes the choice where the notebooks read it, and shows the line of code that does the same.
"""

from pathlib import Path

from ipywidgets import HTML, Button, Dropdown, FileUpload, Tab, Text, Textarea, VBox

from workbench import runs
from workbench.articles import Article
from workbench.errors import WorkbenchError
from workbench.views import esc
from workbench.widgets.saved import SavedCopy

READABLE = ".txt,.md,.html,.htm,.pdf,.docx"
WIDE = {"width": "44rem", "max_width": "98%"}


class Chooser(SavedCopy, VBox):
    """Four ways to name an article, each with its button; nothing is chosen before a button is pressed.

    It does not analyse: the cells below do, when they are run again.
    """

    def __init__(self):
        self.story = Dropdown(options=list(runs.stories()), description="Story", layout=WIDE)
        self.article = Dropdown(description="Article", layout=WIDE)
        self.file = FileUpload(accept=READABLE, multiple=False, description="Choose a file")
        self.text = Textarea(placeholder="Paste the text of an article", layout={**WIDE, "height": "9rem"})
        self.url = Text(placeholder="https://…", description="Address", layout=WIDE)
        self.status = HTML()
        ways = {
            "A story": ([self.story, self.article], self._choose_article),
            "A file": ([self.file], self._choose_file),
            "Pasted text": ([self.text], self._choose_text),
            "A web address": ([self.url], self._choose_url),
        }
        tabs = Tab([VBox([*inputs, self._button(choose)]) for inputs, choose in ways.values()], titles=tuple(ways))
        self._list_articles()
        self.story.observe(self._list_articles, "value")
        self._tell()
        super().__init__([tabs, self.status])

    def _repr_mimebundle_(self, **options):
        """Beside the live panel, what is chosen: for a copy of the notebook that no kernel stands behind."""
        bundle = super()._repr_mimebundle_(**options)
        html = f"<p><em>The panel is there when this cell is run in JupyterLab.</em></p>{self.status.value}"
        return {**bundle, "text/html": html, "text/plain": self._words}

    def _button(self, choose) -> Button:
        button = Button(description="Use this article", button_style="primary")
        button.on_click(lambda _: self._try(choose))
        return button

    def _list_articles(self, _=None) -> None:
        """The articles of the chosen story, by their titles."""
        paths = runs.stories().get(self.story.value, ())
        self.article.options = [(_label(runs.read(path)), str(path)) for path in paths]

    def _try(self, choose) -> None:
        """Chooses, or says in words why not; the earlier choice then stands."""
        try:
            runs.choose(choose())
            self._tell(then=" Now run the cells below, and the next notebooks.")
        except WorkbenchError as error:
            self._say(f"Not chosen: {error}", alert=True)

    def _choose_article(self) -> Path:
        if not self.article.value:
            raise WorkbenchError("there is no story in seeds/.")
        return Path(self.article.value)

    def _choose_file(self) -> Path:
        if not self.file.value:
            raise WorkbenchError("no file is uploaded yet. Press “Choose a file” first.")
        upload = self.file.value[0]
        return _read_or_remove(runs.put_in_inbox(upload["name"], bytes(upload["content"])))

    def _choose_text(self) -> Path:
        if not self.text.value.strip():
            raise WorkbenchError("the field is empty. Paste a text first.")
        first_words = " ".join(self.text.value.split()[:6])
        return _read_or_remove(runs.put_in_inbox(f"{first_words}.txt", self.text.value.encode("utf-8")))

    def _choose_url(self) -> Path:
        if not runs.is_url(self.url.value.strip()):
            raise WorkbenchError("a web address begins with http:// or https://.")
        return runs.fetch(self.url.value.strip())

    def _tell(self, *, then: str = "") -> None:
        """Says what is chosen now, and the line of code that chooses the same."""
        try:
            self._say(runs.explain() + then, code=f"ARTICLE = {runs.as_parameter()!r}")
        except WorkbenchError as error:
            self._say(str(error), alert=True)

    def _say(self, words: str, *, code: str = "", alert: bool = False) -> None:
        self._words = "\n".join(filter(None, [words, code]))
        line = f"<br>The same in code: <code>{esc(code)}</code>" if code else ""
        self.status.value = f'<p role="{"alert" if alert else "status"}">{esc(words)}{line}</p>'
        self._refresh_copies()


def _read_or_remove(path: Path) -> Path:
    """The path, if an article can be read from it; a file that cannot is not kept."""
    try:
        runs.read(path)
    except WorkbenchError:
        path.unlink()
        raise
    return path


def _label(article: Article) -> str:
    """Date, outlet and title, as far as they are known."""
    return " · ".join(filter(None, [article.published, article.outlet, article.title or article.origin]))
