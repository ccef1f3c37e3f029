"""Quotation marks of distance: a word that nobody is quoted with, and that the writer will not vouch for."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

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
    for sent in doc.sents:
        if {token.lower_ for token in sent} & NAMING or any((token.lower_,) in sayings() for token in sent):
            continue
        for token in sent[1:]:
            if token.text in OPENING and token.nbor(-1).lower_ in POINTING:
                end = next(
                    (other.i for other in doc[token.i + 2 : token.i + LONGEST + 2] if other.text in CLOSING), None
                )
                if end is not None and all(word.is_alpha and word.is_lower for word in doc[token.i + 1 : end]):
                    yield doc[token.i : end + 1]
