"""Names as they are written: with a capital, in one piece, and without a loose end."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.capitals import only_begins, stands_small
from workbench.pipeline.naming import TITLES, is_office, without_body
from workbench.pipeline.nouns import DETERMINERS, POSSESSIVES, PRONOUNS, QUANTITIES, noun_at

LINKS = {"of", "the", "and", "for", "in", "at", "to", "&", "/"}  # no name ends with one of these
GENERATIONS = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}  # behind a comma they are of the name
# Small words inside a person's name.
PARTICLES = {"de", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "van", "von", "der", "den", "ter",
             "ten", "la", "le", "el", "al", "bin", "ibn", "bint", "ben", "y", "e", "i", "zu", "af", "of", "the", "and",
             "s", "ul", "ur", "abu", "st", "for", "in", "at", "on", "los", "las", "zur", "zum", "vom",
             "av", "dei", "degli", "dalla", "dalle", "ould", "ag", "binti", "und"}  # fmt: skip
STOPS = {",", ";", ":", "(", "[", '"', "“", "”", "-", "–"}  # and no name or date begins or ends with one of these


def whole(found: Iterable[Span]) -> list[Span]:
    """The names, in order of the text, put together where the encoder broke one and trimmed where it ran on.

    "World Organization of the" before "Scout Movement" is one name of the first's type, and so are two places that
    touch ("Greater" and "Poland"). An office before a name is none of its own, and a name ends where it is told what
    its bearer is; "Ann Lee and Bo Ray" are two. Dates are left as they are; any other name without a capital is none,
    nor is a word that has its capital from beginning a sentence ("Scholars have", "Judge blocks" where "the judge"
    stands below), a pronoun, an article or a title.
    """
    names: list[Span] = []
    for span in found:
        if names and _leads(names[-1], span):
            names.pop()
        if names and _goes_on(names[-1], span):
            before = names.pop()
            span = Span(span.doc, before.start, span.end, label=before.label)
        names.append(span)
    names = [span if span.label_ == "DATE" else _bare(span) for span in names]
    names = [_bare(part) if part.label_ == "PERSON" else part for name in names for part in _apart(name)]
    names = [span for span in names if span.label_ == "DATE" or _is_name(span)]
    single = (span for span in names if len(span) == 1 and span.label_ == "PERSON")
    common = {span.start for span in single if only_begins(span[0]) or stands_small(span[0])}
    return [_trimmed(span) for span in names if span.start not in common]


def _apart(name: Span) -> Iterator[Span]:
    """The two people whom the encoder took for one: "[Ann Lee] and [Bo Ray]"; any other name as it is."""
    joint = next((token.i for token in name[1:-1] if token.lower_ == "and"), None)
    two = joint is not None and name[0].is_title and name.doc[joint + 1].is_title and not is_office(name.doc[joint - 1])
    if name.label_ != "PERSON" or not two:
        yield name
        return
    yield Span(name.doc, name.start, joint, label=name.label)
    yield Span(name.doc, joint + 1, name.end, label=name.label)


def _goes_on(name: Span, after: Span) -> bool:
    if "DATE" in (name.label_, after.label_):
        return False
    if name.end + 1 == after.start and name.label_ == after.label_ == "PERSON":
        joint = name.doc[name.end]  # "Ann Ray-Lee", which the encoder took for two
        return joint.text == "-" and not joint.whitespace_ and not name[-1].whitespace_
    if name.end != after.start:
        return False
    last = [token.lower_ for token in name[-2:]]
    return last[-1] == "of" or last == ["of", "the"] or name.label_ == after.label_ == "LOC"


def _leads(name: Span, after: Span) -> bool:
    """Whether one is only the office of the other: "Prime Minister" before "Lee"."""
    touching = name.end == after.start and name.label_ == after.label_ == "PERSON"
    return touching and name[-1].is_title and (name[-1].lower_ in TITLES or noun_at(name[-1]) is not None)


def _is_only_title(name: Span) -> bool:
    return name.label_ == "PERSON" and all(token.lower_ in TITLES for token in name)


def _is_name(span: Span) -> bool:
    """Whether a capital stands in a name, and more than a title, a pronoun, an article or a number."""
    bare = len(span) == 1 and (span[0].lower_ in PRONOUNS | DETERMINERS | QUANTITIES or span[0].like_num)
    return any(map(str.isupper, span.text)) and not bare and not _is_only_title(span)


def _bare(span: Span) -> Span:
    """A name without what is told of its bearer: "Ann Lee" of "Ann Lee, the mayor", "Ann Lee (R-Ga.)", "CNN's Ann Lee".

    A body keeps its initials in brackets, and a list of capitals.
    """
    person, label = span.label_ == "PERSON", span.label
    if person:
        span = _behind_aside(span)
    end = next((t.i for t in span[1:-1] if _adds(t, person=person)), span.end)
    owners = (t.i + 1 for t in span.doc[span.start : end - 1] if person and t.lower_ in POSSESSIVES)
    start = max(owners, default=span.start)
    if person and span.doc[start].lower_ in DETERMINERS:  # "a tired Lee"
        start = next((t.i for t in span.doc[start + 1 : end] if t.is_title), start)
    while person and end - start > 1 and span.doc[end - 1].is_lower and span.doc[end - 2].text != "-":
        end -= 1  # "Lee" of "Lee aides"
    bare = without_body(Span(span.doc, start, end, label=label))
    start = _behind_trade(span.doc, bare.start, bare.end) if person else bare.start
    return Span(span.doc, start, bare.end, label=label)


def _behind_aside(span: Span) -> Span:
    """The name behind what its bearer is: "Ann Lee" of "the campaign chief, Ann Lee", or of "Tarn (Orle) Judge Lee"."""
    asides = (word for word in span[1:-1] if word.text in {",", ")"} and word.nbor().is_title)
    told = next((word.i + 1 for word in asides if word.text == ")" or word.nbor(-1).is_lower), span.start)
    return span.doc[told : span.end]


def _behind_trade(doc: Doc, start: int, end: int) -> int:
    """Where a person's name starts: behind the last small word that is none of a name's ("speechwriter Ann Lee")."""
    small = [word for word in doc[start : end - 1] if word.is_lower and word.is_alpha and word.lower_ not in PARTICLES]
    behind = max((word.i + 1 for word in small if word.i and word.nbor(-1).text != "-"), default=start)
    return behind if doc[behind].is_title else start


def _adds(token: Token, *, person: bool) -> bool:
    """Whether a name goes on with something else: behind a bracket, or a comma that no "Jr." follows."""
    following = token.nbor()
    if token.text != ",":
        return person and token.text == "("
    return following.is_lower or (person and following.lower_ not in GENERATIONS)


def _trimmed(span: Span) -> Span:
    start, end = span.start, span.end
    while end > start + 1 and span.doc[start].text in STOPS:
        start += 1
    while end > start + 1 and (span.doc[end - 1].text in STOPS or span.doc[end - 1].lower_ in LINKS):
        end -= 1
    return Span(span.doc, start, end, label=span.label)
