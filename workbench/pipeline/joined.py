"""Several who speak as one: "the US and Israel", "an aide and a spy"."""

from itertools import pairwise, takewhile

from spacy.tokens import Span, Token

from workbench.kinds import Identified
from workbench.pipeline.entities import names_in
from workbench.pipeline.heads import AFTER_HEAD, head_of
from workbench.pipeline.identification import LESS_KNOWN, how_far, unlisted
from workbench.pipeline.naming import PERSON, is_office
from workbench.pipeline.nouns import DETERMINERS, POSSESSIVES, QUANTITIES, noun_at, speaker_nouns

# Before a number, and no part of it.
ABOUT = {"about", "only", "nearly", "almost", "roughly", "some", "around", "a", "full", "just", "more", "than", "fewer",
         "less", "at", "least", "over", "under", "the"}  # fmt: skip
YEAR = 4  # digits
PERCENT = {"percent", "%", "per"}
TITLE = 3  # words before a name that can be its bearer's title


def are_several(span: Span) -> bool:
    """Whether the phrase joins speakers: "the US and Israel", "Ann Lee and Bob Ray", "an aide and a spy"."""
    joint = next((token for token in span if token.lower_ == "and"), None)
    if joint is None or joint.i in {span.start, span.end - 1} or _is_aside(joint, span) or _is_body(joint, span):
        return False
    words = [token for token in span if token.lower_ not in DETERMINERS]
    if all(token.is_title or token == joint for token in words):
        return not any(ent.label_ == "ORG" and ent.start < joint.i < ent.end for ent in names_in(span))
    names = [ent for ent in names_in(span) if ent.label_ != "DATE"]
    joined = [a.end < b.start and a.label_ == b.label_ and _joins(span.doc[a.end : b.start])
              for a, b in pairwise(names)]  # fmt: skip
    if any(joined) and names[-1].end == span.end:
        return True
    if any(joined) and names[0].start == span.start and span.doc[names[-1].end].text == ",":
        return True  # "Ann Lee and Bob Ray, the two convenors"
    if _are_names(span, joint):
        return True
    behind = span.doc[joint.i + 1 : min(span.end, joint.i + 4)]
    one = span[0].lower_ in {"a", "an"} and any(t.lower_ == "with" for t in span.doc[span.start : joint.i])
    if not one and behind[0].lower_ in QUANTITIES | {"a", "an"} and any(_is_speaker(token) for token in behind):
        return True
    if behind[0].lower_ in DETERMINERS and not any(t.lower_ in AFTER_HEAD for t in span.doc[span.start : joint.i]):
        return True  # "the army and the police"; "the head of the army and the police" may be one
    return span.doc.has_annotation("DEP") and any(
        child.dep_ == "conj" and child.i > joint.i and _is_speaker(child) for child in span.root.children
    )


def are_so_many(span: Span) -> bool:
    """Whether a share of many speaks: "nine in ten dentists", "About 4 in 10 voters", "a full 72 percent"."""
    words = [token for token in span if token.lower_ not in ABOUT and token.text != "-" and not _is_year(token)]
    numbers = list(takewhile(lambda token: token.like_num, words))  # "twenty-four percent"
    behind = words[len(numbers) :]
    if not numbers or not behind:
        return False
    # "nine in ten dentists", "one voter in ten"
    of_many = any(token.lower_ == "in" and after.like_num for token, after in pairwise(behind[:3]))
    several = numbers[0].lower_ != "one" and head_of(span.doc[numbers[0].i : span.end]) in numbers
    return of_many or behind[0].lower_ in PERCENT or several


def _is_year(number: Token) -> bool:
    return number.is_digit and len(number) == YEAR


def _is_body(joint: Token, span: Span) -> bool:
    """Whether the "and" stands in a body's name: "the Carters' and Cleansing Union"."""
    words = [token for token in span.doc[joint.i + 1 : span.end] if token.lower_ not in POSSESSIVES][:TITLE]
    name = list(takewhile(lambda token: token.is_title, words))
    noun = speaker_nouns().get(name[-1].lower_) if len(name) > 1 else None
    body = noun is not None and noun.kind == "organisation" and not noun.many
    before = joint.nbor(-1)
    # "the Competition and Consumer Board", not "the Treasury and Harbour Board"
    adjective = before.is_title and before.i > span.start and noun_at(before) is None and not before.ent_type_
    return body and (before.lower_ in POSSESSIVES or (adjective and before.nbor(-1).lower_ == "the"))


def _joins(between: Span) -> bool:
    """Whether the words between two names join them: "and", "and the", "and her colleague"."""
    joint = next((token.i for token in between if token.lower_ == "and"), None)
    if joint is None:
        return False
    behind = between.doc[joint + 1 : between.end]
    title = 0 < len(behind) <= TITLE and not any(token.lower_ in AFTER_HEAD or token.is_punct for token in behind)
    return not len(behind) or behind[-1].lower_ == "the" or (title and joint == between.start)


def _are_names(span: Span, joint: Token) -> bool:
    """Whether names with a plural before them are joined: "the airlines Arland and Besk"."""
    head, behind = span.doc[span.start : joint.i], span.doc[joint.i + 1 : span.end]
    noun = next((token for token in head[:-1] if token.lower_ in speaker_nouns()), None)
    many = noun is not None and speaker_nouns()[noun.lower_].many
    between = span.doc[noun.i + 1 : joint.i] if many else behind
    one = any(ent.start < joint.i < ent.end for ent in names_in(span))
    return many and not one and all(token.text[0].isupper() or token.text == "," for token in (*between, *behind))


def _is_aside(joint: Token, span: Span) -> bool:
    """Whether the "and" stands in what is said of one person: "Ann Lee, a fellow and a former envoy"."""
    comma = next((token.i for token in span if token.text == ","), None)
    if comma is None or comma > joint.i:
        return _are_offices(joint, span)
    first = span.doc[comma + 1]
    if first.lower_ not in DETERMINERS and not (first.is_lower and is_office(first)):
        return False
    person = any(ent.end == comma and ent.label_ in PERSON for ent in names_in(span))
    return person and not any(ent.start > joint.i and ent.label_ in PERSON for ent in names_in(span))


def _are_offices(joint: Token, span: Span) -> bool:
    """Whether the "and" joins two offices of whoever is named behind them: "president and owner Ann Lee"."""
    names = [ent for ent in names_in(span) if ent.label_ in PERSON and ent.start > joint.i]
    if len(names) != 1 or names[0].end != span.end or joint.nbor().lower_ in DETERMINERS | POSSESSIVES:
        return False
    last = span.doc[names[0].start - 1]
    return last.is_lower and is_office(last) and is_office(joint.nbor(-1))


def _is_speaker(noun: Token) -> bool:
    return noun.lower_ in speaker_nouns() or bool(noun.ent_type_)


def least_known(span: Span) -> Identified:
    """Several are as well known as the least known of them."""
    joints = [span.start - 1, *(token.i for token in span if token.lower_ in {"and", ","}), span.end]
    parts = [span.doc[start + 1 : end] for start, end in pairwise(joints) if start + 1 < end]
    named = all(any(ent.start == part.start and ent.label_ in PERSON for ent in names_in(part)) for part in parts[:2])
    if len(parts) > 2 and _are_apposed(parts):
        return "named"  # "two imams, Ann Lee and Bob Ray"
    if len(parts) > 2 and named and parts[2][0].is_lower:
        parts = parts[:2]  # "Ann Lee and Bob Ray, the two convenors", "Ann and Bob Ray, owners of the mill"
    return max(map(_known, parts), key=LESS_KNOWN.index, default="unnamed")


def _are_apposed(parts: list[Span]) -> bool:
    """Whether people are named behind the plural that says what they are."""
    many = noun_at(head_of(parts[0]))
    people = all(any(e.start == part.start and e.label_ in PERSON for e in names_in(part)) for part in parts[1:])
    return many is not None and many.many and parts[0].doc[parts[0].end].text == "," and people


def _known(part: Span) -> Identified:
    """How far one of several is known: by a noun of the list, a capital, or a noun that could be anybody's."""
    head = head_of(part)
    if listed := noun_at(head):
        return how_far(part, head, listed)
    if any(token.text[0].isupper() and (token.ent_type_ or not token.is_sent_start) for token in part):
        return "named"
    if part[0].is_sent_start and len(part) == 1 and part[0].is_title:
        return "named"  # "Brook and Tarn"
    return how_far(part, head, unlisted(head))
