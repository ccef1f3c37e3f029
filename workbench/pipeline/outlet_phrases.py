"""The outlet that a phrase is, has beside a noun or speaks for: "the NYT", "its rival, the Echo", "a report by AFP"."""

from spacy.tokens import Span, Token

from workbench.pipeline.nouns import POSSESSIVES, speaker_nouns
from workbench.pipeline.outlets import find_outlets

AFTER_NAME = {"(", ",", "which", "who"}
BY_PRESS = {"published", "written", "carried", "printed", "broadcast", "aired"}
STUDIES = {"study", "studies", "paper", "research", "analysis", "trial", "review", "experiment"}
JOURNALS = {"Nature", "The Lancet"}
ARTICLES = {"the", "der", "die", "das", "le", "la", "les", "el", "il"}  # before the name of an outlet


def outlet_at(span: Span) -> str | None:
    """Full name of the outlet that the phrase is or begins with."""
    start = span.start + (span[0].lower_ in ARTICLES)
    owners = [token.i + 1 for token in span if token.lower_ in POSSESSIVES]  # "Marub's Channel 4"
    for outlet in find_outlets(span.doc[span.start : span.end + 1]):
        begins = outlet.start in {start, span.start, *owners}
        if begins and (outlet.end == span.end or _ends_name(span.doc[outlet.end])):
            return outlet.label_
    return None


def outlet_within(span: Span) -> str | None:
    """The outlet that the phrase names, unless only something was done by it ("tests commissioned by the Echo")."""
    outlet = next((outlet for outlet in find_outlets(span) if span.start <= outlet.start), None)
    if outlet is None:
        return None
    between = span.doc[span.start : outlet.start]
    journal = outlet.label_ in JOURNALS or any(token.lower_ == "journal" for token in between)
    if journal and any(token.lower_ in STUDIES for token in between):
        return None  # "a study in the journal Nature" is its authors'
    if any(token.text == "," for token in between):
        return None  # "the receipt, a copy of which AFP has seen"
    done = (token for token in between if token.dep_ == "acl" or (token.i > span.start and token.nbor().lower_ == "by"))
    return (
        None
        if any(token.lower_ not in BY_PRESS for token in done if token.lower_ not in speaker_nouns())
        else outlet.label_
    )


def outlet_beside(span: Span, head: Token) -> str | None:
    """The outlet in apposition: "its rival, the Echo"."""
    start = head.i + 2
    if start >= span.end or span.doc[head.i + 1].text != ",":
        return None
    start += span.doc[start].lower_ == "the"
    return next((outlet.label_ for outlet in find_outlets(span) if outlet.start in {start, head.i + 2}), None)


def is_joint(span: Span, head: Token) -> bool:
    """Whether outlets speak together in one report."""
    outlets = [outlet for outlet in find_outlets(span) if outlet.start > head.i]
    return len(outlets) > 1 and any(t.lower_ == "and" for t in span.doc[outlets[0].end : outlets[-1].start])


def _ends_name(word: Token) -> bool:
    return word.lower_ in AFTER_NAME or (word.is_lower and word.pos_ == "VERB")
