"""Names as they are written: with a capital, in one piece, and without a loose end."""

from collections.abc import Iterable

from spacy.tokens import Span

from workbench.pipeline.capitals import only_begins

LINKS = {"of", "the", "and", "for", "in", "at", "to", "&", "/"}  # no name ends with one of these
STOPS = {",", ";", ":", "(", "[", '"', "“", "”", "-", "–"}  # and no name or date begins or ends with one of these


def whole(found: Iterable[Span]) -> list[Span]:
    """The names, in order of the text, put together where the encoder broke one and trimmed where it ran on.

    "World Organization of the" before "Scout Movement" is one name of the first's type, and so are two places that
    touch ("Greater" and "Poland"). Dates are never put together, and any other name without a capital is none; nor is
    a plural or a pronoun that has its capital from beginning a sentence ("Scholars have").
    """
    names: list[Span] = []
    for span in found:
        if names and _goes_on(names[-1], span):
            before = names.pop()
            span = Span(span.doc, before.start, span.end, label=before.label)
        names.append(span)
    names = [span for span in names if span.label_ == "DATE" or any(map(str.isupper, span.text))]
    plurals = (span for span in names if len(span) == 1 and span.label_ == "PERSON" and only_begins(span[0]))
    common = {span.start for span in plurals}
    return [_trimmed(span) for span in names if span.start not in common]


def _goes_on(name: Span, after: Span) -> bool:
    if name.end != after.start or "DATE" in (name.label_, after.label_):
        return False
    last = [token.lower_ for token in name[-2:]]
    return last[-1] == "of" or last == ["of", "the"] or name.label_ == after.label_ == "LOC"


def _trimmed(span: Span) -> Span:
    start, end = span.start, span.end
    while end > start + 1 and span.doc[start].text in STOPS:
        start += 1
    while end > start + 1 and (span.doc[end - 1].text in STOPS or span.doc[end - 1].lower_ in LINKS):
        end -= 1
    return Span(span.doc, start, end, label=span.label)
