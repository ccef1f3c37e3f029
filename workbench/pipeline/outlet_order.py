"""Outlets that stand where translation has left them: such a break is marked, and the sentence is read all the same.

Each rule says how the words are read. Whether they are, `garble.settled` asks of the hands that were found.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from workbench.pipeline.breaks import Finding, Rule
from workbench.pipeline.outlets import find_outlets

REPORTING = {"reported", "said", "wrote", "announced", "told", "stated"}
SAYING = {"said", "says", "stated", "states", "explained", "announced", "declared", "added", "claimed"}
OPENS_CLAUSE = {"that", "although", "though", "because", "while", "if", "it", "he", "she", "they", "we", "there"}
HYPHENS = {"-", "‐", "‑", "–"}
TELLING = {"sources", "source", "officials", "official", "circles", "insiders", "informants", "information"}


def outlet_as_noun(doc: Doc) -> Iterator[Finding]:
    """ "the reported NYT": an inverted "reported the NYT"."""
    for outlet in find_outlets(doc):
        verb = doc[outlet.start - 1] if outlet.start >= 2 else None
        if verb is not None and verb.lower_ in REPORTING and verb.nbor(-1).lower_ == "the":
            wrong = f"“the” and “{verb.text}” have changed places"
            yield Finding(doc[verb.i - 1 : outlet.end], wrong, f"the {outlet.text} {verb.text}")


def said_without_to(doc: Doc) -> Iterator[Finding]:
    """ "An official said NYT, although …": whom it was said to stands where what was said should.

    Behind a comma or a quotation the outlet is who says it ("It is late, said NYT"), and before a verb it is spoken of.
    """
    for outlet in find_outlets(doc):
        verb = doc[outlet.start - 1] if outlet.start >= 2 else None
        if verb is None or verb.lower_ not in SAYING or verb.nbor(-1).pos_ not in {"NOUN", "PROPN", "PRON"}:
            continue
        behind = [word.lower_ for word in doc[outlet.end : min(outlet.end + 2, outlet.sent.end)]]
        if behind[:1] == ["that"] or (behind[:1] == [","] and behind[1:] and behind[1] in OPENS_CLAUSE):
            yield Finding(
                doc[verb.i : outlet.end], f"“to” is missing behind “{verb.text}”", f"{verb.text} to {outlet.text}"
            )


def outlet_joined_to_its_sources(doc: Doc) -> Iterator[Finding]:
    """ "NYT-Ministry sources said": a hyphen makes one name of the outlet and of those who told it."""
    for outlet in find_outlets(doc):
        hyphen = doc[outlet.end] if outlet.end + 1 < outlet.sent.end else None
        if hyphen is None or hyphen.text not in HYPHENS or hyphen.whitespace_ or doc[outlet.end - 1].whitespace_:
            continue
        end = _telling(doc[hyphen.i + 1 : outlet.sent.end])
        if end is not None and hyphen.nbor().text[0].isupper():
            told = doc[hyphen.i + 1 : end].text
            yield Finding(
                doc[outlet.start : end], "a hyphen joins an outlet to its sources", f"{told} of {outlet.text}"
            )


def _telling(words: Span) -> int | None:
    """Index behind the word for those who tell something, where only names and their joints stand before it."""
    for word in words:
        if word.lower_ in TELLING:
            return word.i + 1
        if word.pos_ not in {"PROPN", "NOUN", "ADJ", "CCONJ"} and not word.ent_type_:
            return None
    return None


RULES: dict[str, Rule] = {
    "outlet as noun": outlet_as_noun,
    "said without to": said_without_to,
    "outlet joined to its sources": outlet_joined_to_its_sources,
}
