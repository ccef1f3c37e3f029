"""An Article goes in, an Analysis comes out; spaCy and the encoder live here and go no further."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from spacy import blank
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from workbench.articles import Article
from workbench.claims import Analysis
from workbench.errors import ArticleError
from workbench.pipeline import attributions, encoder, entities, meaning, sentences, syntax  # noqa: F401, registers components
from workbench.pipeline.abbreviations import keep_titles
from workbench.pipeline.assembly import assemble
from workbench.pipeline.continuing import continued
from workbench.pipeline.garble import settled, unreadable
from workbench.pipeline.hands import Hand
from workbench.pipeline.lexicons import CueMatcher
from workbench.pipeline.passing import split_hands
from workbench.pipeline.repairs import drop_echoes, repair
from workbench.pipeline.uncertainty import find_signals, matcher_with

COMPONENTS = (
    "workbench/encoder",
    "workbench/sentences",
    "workbench/syntax",
    "workbench/entities",
    "workbench/attributions",
    "workbench/meaning",
)
MAX_CHARACTERS = 6_000_000  # spaCy's own limit of a million guards parsers that need memory by length; ours does not
HAND_OVER = 0.001  # seconds; 8 in 100 more words a second on two cores
AHEAD = 5_000  # tokens that the encoder may be ahead of the rest; bounds memory in analyse_many

__all__ = ["analyse", "analyse_many", "load_pipeline"]


@cache
def load_pipeline() -> Language:
    """The spaCy pipeline with every component of the workbench, made once a process."""
    nlp = blank("en")
    nlp.max_length = MAX_CHARACTERS
    keep_titles(nlp)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def analyse(article: Article, *, cues: str | Path | None = None) -> Analysis:
    """Who says what in an article, and how sure each of them is.

    `cues` is a list of your own, read beside the bundled ones (`pipeline/cues/README.md`). Raises ArticleError if the
    article holds no running text, ModelError if the weights are missing, LexiconError if a row of `cues` is none.
    """
    return next(analyse_many([article], cues=cues))


def analyse_many(articles: Iterable[Article], *, cues: str | Path | None = None) -> Iterator[Analysis]:
    """Analyses of many articles, in order, a few articles in memory at a time; `cues` as for `analyse`.

    While one article is put together, the encoder reads the next. An error, of an article or of `articles` itself,
    is raised when its turn comes.
    """
    nlp, matcher = load_pipeline(), matcher_with(cues)
    with _sharing_cores():
        for doc, article in nlp.pipe(_read_ahead(nlp, articles), as_tuples=True):
            yield _analysis(doc, article, matcher)


@contextmanager
def _sharing_cores() -> Iterator[None]:
    """The cores are the encoder's threads': Python changes threads every millisecond, and NumPy starts none of its own.

    The encoder's threads need Python for a moment between two windows, and a core would wait for it. A product of
    small tables on two threads waits for a core that the encoder has; long articles are read a third faster without.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, HAND_OVER))
    try:
        with _products().limit(limits=1, user_api="blas"):
            yield
    finally:
        sys.setswitchinterval(before)


@cache
def _products() -> ThreadpoolController:
    """What holds the threads of NumPy's products; looking for it takes some milliseconds, once a process."""
    return ThreadpoolController()


def _read_ahead(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Doc, Article]]:
    """Docs that the encoder has begun to read: at least one, and more while they are short."""
    waiting: deque[tuple[Doc, Article]] = deque()
    articles, end = iter(articles), None
    try:
        while waiting or end is None:
            while end is None and sum(len(doc) for doc, _ in waiting) < AHEAD:
                try:
                    article = next(articles)
                    waiting.append((encoder.begin(_doc(nlp, article)), article))
                except Exception as error:  # the articles before this one come first
                    end = error
            if waiting:
                yield waiting.popleft()
    finally:
        for doc, _ in waiting:
            encoder.cancel(doc)
    if not isinstance(end, StopIteration):
        raise end


def _doc(nlp: Language, article: Article) -> Doc:
    """The article's running text as a Doc; header, byline and sign-off stay outside."""
    start, end = _body(article)
    doc = nlp.make_doc(article.text[start:end])
    doc.user_data[sentences.PARTS] = [
        (p.span.start - start, p.span.end - start) for p in article.parts if p.span.end <= end and p.span.start >= start
    ]
    return doc


def _body(article: Article) -> tuple[int, int]:
    running = [part.span for part in article.parts if part.kind in {"heading", "paragraph"}]
    if not running:
        raise ArticleError(f"{article.origin or 'The article'} holds no running text to analyse, only a header.")
    return running[0].start, running[-1].end


def _analysis(doc: Doc, article: Article, matcher: CueMatcher) -> Analysis:
    start, _ = _body(article)
    signals = find_signals(doc, matcher)
    found = [Hand(item.source, item.cue, item.content, item.parent) for item in attributions.linked(doc)]
    headings = {
        sent.start for sent in doc.sents if any(s.start <= sent.start_char + start < s.end for s in article.headings)
    }
    garbled = unreadable(signals)
    sound = repair(doc, found, headings=headings, garbled=garbled)
    sound = continued(doc, sound, headings=headings, garbled=garbled)
    hands = drop_echoes(split_hands(doc, sound))
    return assemble(article, doc, hands, settled(signals, hands), offset=start)
