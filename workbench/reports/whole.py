"""What stands around the notebooks of a run on its page: the article before them, what it all is behind them."""

from workbench.claims import Analysis
from workbench.colophons import Colophon
from workbench.judgments import Judgments
from workbench.runs import Run
from workbench.views import esc, judged_line
from workbench.views import front as article_front


def front(analysis: Analysis, run: Run) -> str:
    """The article, its numbers and how much of it somebody judged, before anything else."""
    judged = Judgments(run.judgments_file).over(analysis)
    line = f'<p class="wb-judged">{esc(judged_line(judged))}</p>' if run.judgments_file.is_file() else ""
    kicker = '<p class="wb-kicker">Who says what, and how sure each of them is</p>'
    return f"<header>{kicker}{article_front(analysis)}{line}</header>"


def foot(said: Colophon) -> str:
    """What this page is and is not, and what it says of text and versions: how to get the same again."""
    words = (
        "The marks on this page were made by a small model and by rules. They point at words of the article; they "
        "do not say what is true. Everything shown was computed from the text, which lies beside this page as "
        "article.txt, with the notebooks that made it."
    )
    return f'<footer class="wb-foot"><p>{words}</p><p>{esc(said)}</p></footer>'
