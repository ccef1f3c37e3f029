"""Names and dates: PERSON, ORG, LOC (countries and cities too), NORP (nationalities and creeds) and DATE."""

from collections import Counter
from collections.abc import Collection
from operator import attrgetter

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from workbench.pipeline.addressed import FORMS, addressed
from workbench.pipeline.bodies import ends_as_body
from workbench.pipeline.encoder import prediction
from workbench.pipeline.naming import is_office, is_only_office
from workbench.pipeline.outlets import outlet_names
from workbench.pipeline.states import state_called
from workbench.pipeline.stretches import stretches_in
from workbench.pipeline.whole_names import whole

KEY = "workbench/names"  # in doc.user_data
# States and capitals whose name people bear too.
NAMESAKES = {"Georgia", "Jordan", "Sofia", "Santiago", "Lima", "Paris", "London", "Holland", "Wellington"}
OF_FIRMS = {"general", "premier", "major"}  # offices with which firms' names begin too: "General Dynamics"


@Language.factory("workbench/entities", assigns=["doc.ents"])
def make_entities(nlp: Language, name: str):
    """Component that writes `doc.ents`; needs "workbench/encoder" before it."""
    return set_entities


def set_entities(doc: Doc) -> Doc:
    """Write the entities the encoder found to `doc.ents` and return the doc."""
    said = prediction(doc)
    found = [
        doc.char_span(*said.characters(span), label=span.label, alignment_mode="expand")
        for span in said.spans("entity")
    ]
    doc.user_data.pop(KEY, None)
    # Two spans of pieces can fall into one token ("US-Iran" without a break): the longer one stays.
    found = filter_spans([span for span in found if span is not None and span.text.strip()])
    found = whole(sorted([*found, *addressed(doc, found)], key=attrgetter("start")))
    # MISC, any other name, is asked so that such names are not taken for organisations; its spans mean too many things.
    doc.ents = agreed([span for span in found if span.label_ != "MISC" and not _are_people(span)])
    return doc


def agreed(found: list[Span]) -> list[Span]:
    """The names with one label each throughout a text: what most of the places say; "who" shows a person.

    A last name alone is what the full name is; a paper that everybody knows is an organisation, a state a place.
    """
    votes: dict[str, Counter] = {}
    for span in found:
        shown = _is_shown_as_person(span)
        votes.setdefault(span.text, Counter())["PERSON" if shown else span.label_] += len(found) if shown else 1
        if shown:
            votes.setdefault(span[-1].text, Counter())["PERSON"] += 1
    label = {text: best for text, counts in votes.items() if (best := _known(text, _most(counts)))}
    people = [text for text, best in label.items() if best == "PERSON"]
    last = {text.split()[-1]: "PERSON" for text in people if " " in text}
    label = last | {text: best for text, best in label.items() if text not in last}
    label |= {span.text: "PERSON" for span in found if _is_titled(span, {*people, *last})}
    return [
        Span(span.doc, span.start, span.end, label=label.get(span.text) or _known(span.text, span.label_))
        for span in found
    ]


def _is_shown_as_person(span: Span) -> bool:
    """Whether "who" stands behind a name, or a form of address or an office in it: "Gov. Ann Lee", "President Lee"."""
    behind = [token.lower_ for token in span.doc[span.end : span.end + 2]]
    who = behind == [",", "who"] and span.label_ in {"LOC", "ORG"} and span[-1].tag_ != "NNPS"
    two = len(span) == 2 and span.label_ == "ORG" and span[0].lower_ not in OF_FIRMS
    addressed_so = any(word.lower_ in FORMS and (word == span[0] or "." in word.text) for word in span[:-1])
    return who or ((addressed_so or (two and is_only_office(span[0]))) and not ends_as_body(span[-1]))


def _is_titled(span: Span, people: Collection[str]) -> bool:
    """Whether an office stands before the name of one of these people: "Ohio Governor Lee"."""
    return len(span) > 1 and span[-1].text in people and any(map(is_office, span[:-1]))


def _are_people(span: Span) -> bool:
    """Whether what is taken for a person is many by its tag: "Republicans", "the Clintons", "Caucus-goers"."""
    last = span[-1]
    many = last.tag_ == "NNPS" if len(span) == 1 else last.is_lower and last.tag_ == "NNS"
    return span.label_ == "PERSON" and many


def _known(text: str, label: str | None) -> str | None:
    """The label, or what everybody knows a name to be: a paper's of two words or more, a state's or its capital's."""
    if text.count(" ") > 0 and any(name in outlet_names() for name in (text, f"the {text}", f"The {text}")):
        return "ORG"
    state = label == "PERSON" and state_called(text) is not None and text not in NAMESAKES
    return "LOC" if state else label


def _most(counts: Counter) -> str | None:
    """The label with most votes; None where two have as many."""
    (best, votes), *others = counts.most_common(2)
    return best if not others or others[0][1] < votes else None


def names_in(place: Span | Doc) -> list[Span]:
    """The entities inside a span, or of a whole doc, in order."""
    found = stretches_in(place, KEY, attrgetter("ents"))
    return found if isinstance(place, Doc) else [e for e in found if place.start <= e.start and e.end <= place.end]
