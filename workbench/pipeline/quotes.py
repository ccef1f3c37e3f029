"""Quotation marks of distance: a word that nobody is quoted with, and that the writer will not vouch for."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from workbench.pipeline.positions import positions
from workbench.pipeline.sayings import sayings

OPENING, CLOSING = {"“", '"', "‘"}, {"”", '"', "’"}
LONGEST = 2  # words; a longer stretch is somebody's phrase
POINTING = {"the", "its", "his", "her", "their", "this", "these", "those", "such", "a", "an", "our"}
# Where one of these words stands near, the quoted word is named, not doubted.
NAMING = {"word", "words", "term", "phrase", "name", "named", "called", "titled", "entitled", "dubbed", "nicknamed",
          "known", "song", "film", "book", "novel", "play", "album", "headline", "slogan", "code", "letter", "means",
          "expression", "motto", "labelled", "labeled", "marked", "series", "show", "title"}  # fmt: skip


def find_scare_quotes(doc: Doc) -> Iterator[Span]:
    """One or two small words behind a determiner, where nobody is quoted: after its “victory”."""
    for start in positions(doc, OPENING):
        sent = doc[start].sent
        if start == sent.start or doc[start - 1].lower_ not in POINTING:
            continue
        if {token.lower_ for token in sent} & NAMING or any((token.lower_,) in sayings() for token in sent):
            continue
        end = next((other.i for other in doc[start + 2 : start + LONGEST + 2] if other.text in CLOSING), None)
        if end is not None and all(word.is_alpha and word.is_lower for word in doc[start + 1 : end]):
            yield doc[start : end + 1]
