"""Modal verbs and conditions: a chance, a duty, a permission or an ability; what holds only if something else does."""

from itertools import pairwise

from spacy.tokens import Span, Token

from workbench.pipeline.neighbours import (
    NOT,
    OPENERS,
    SUBJECTS,
    children,
    has_condition,
    in_title,
    is_said,
    is_told,
    opening,
    word_after,
    word_before,
)
from workbench.pipeline.wordlists import listed

TIMES = {"morning", "evening", "night", "day", "week", "month", "year", "summer", "winter", "spring", "autumn", "time",
         "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}  # fmt: skip
NOBODY = {"neither", "no", "none", "nobody"}
YOUNG = {"boy", "girl", "child", "teenager", "student", "youth", "schoolboy", "schoolgirl", "young", "little", "small"}
ASIDE = {"advcl", "ccomp"}
AT_LAST = {"still", "already", "barely", "easily", "finally", "once"}
OWNERS = {"his", "her", "their", "its", "my", "our", "your", "the", "all"}


def modal(span: Span) -> bool:
    """ "will" the auxiliary; "the will was read" and "her will leaves" speak of a document."""
    token, before, after = span[0], word_before(span), word_after(span)
    if token.pos_ in {"NOUN", "PROPN"} or after is None:
        return False
    owned = before is not None and (
        before.pos_ in {"DET", "ADJ"} or before.dep_ == "nmod:poss" or before.lower_ in OWNERS
    )
    nominal = after.pos_ in {"AUX", "ADP", "VERB", "PUNCT"} and (
        after.lower_ not in {"be", "have"} and after.pos_ != "VERB"
    )
    return not (owned and (nominal or after.lower_.endswith("s")))


def possible(span: Span) -> bool:
    """A chance, not a permission ("under the rules members may …") and not an ability ("could still hear")."""
    token, after = span[0], word_after(span)
    if token.pos_ in {"NOUN", "PROPN", "ADP"} or not modal(span):
        return False
    following = [word for word in token.sent if word.i > token.i][:3]
    if token.lower_ == "may":
        rules = {word.lower_ for word in token.sent} & listed("rules")
        return not rules or any(word.lower_ in {"have", "be", "well"} for word in following)
    if token.lower_ == "might" and after is not None and (after.pos_ in {"DET", "ADP"} or after.is_punct):
        return False
    return token.lower_ != "could" or not _is_able(span, following)


def _is_able(span: Span, following: list[Token]) -> bool:
    """Whether "could" tells what somebody was able to do; whoever could not did not, which is no doubt either."""
    if "have" in {word.lower_ for word in span}:
        return False
    words = {word.lower_ for word in following}
    before = {word.lower_ for word in span.sent if word.i < span.start}
    clause = span[0].head.dep_
    purpose = ({"so", "that"} <= before and clause == "advcl") or (before & {"until", "wherever"} and clause in ASIDE)
    subjects = children(span[0].head, SUBJECTS)
    refused = any(word.lower_ in NOT for word in (*span, *following[:1]))
    refused = refused or any(word.left_edge.lower_ in NOBODY for word in subjects)  # "neither side could open it"
    return refused or bool(words & (listed("abilities") | AT_LAST)) or bool(purpose)


def demand(span: Span) -> bool:
    """ "It must be emptied, she said": what a speaker wants done; a duty told by the article is in force."""
    return is_said(span[0]) and "have" not in {word.lower_ for word in span.doc[span.start : span.end + 2]}


def foretold(span: Span) -> bool:
    """ "said that it would carry trains": the future as seen from the past."""
    return is_told(span[0]) and not has_condition(span)


def bare(span: Span) -> bool:
    """ "would" with no word in the sentence that says under which condition."""
    verb = span[0].head
    under = verb.dep_ == "ccomp" and verb.head.pos_ == "VERB"  # "hoped it would": the verb above says what it is
    refused = any(word.lower_ in NOT for word in span.doc[span.end : span.end + 1]) and verb.dep_ != "ROOT"
    return not (under or refused or has_condition(span) or proposed(span) or _is_habit(span))


def _is_habit(span: Span) -> bool:
    """Whether "would" tells what somebody used to do: "every evening he would row out", "as a boy he would sing"."""
    words = [word.lower_ for word in span.sent if word.is_alpha]
    times = any(pair[0] in {"every", "each"} and pair[1] in TIMES for pair in pairwise(words))
    young = words[:2] == ["as", "a"] and len(words) > 2 and words[2] in YOUNG
    return not proposed(span) and (times or young or "whenever" in words)


def proposed(span: Span) -> bool:
    """ "a plan that would", "the bill would", "prepared for a war that would"."""
    verb = span[0].head
    nouns = {child.lower_ for child in children(verb, SUBJECTS)}
    above = {verb.head.lower_, verb.head.head.lower_} if verb.dep_ == "acl:relcl" else set()
    return bool((nouns | above) & listed("plans") or above & listed("preparing"))


def be_to(span: Span) -> bool:
    """ "The bridge is to be rebuilt", not "the aim is to rebuild it"."""
    after = word_after(span) if span[-1].lower_ != "be" else span[-1]
    if after is None or after.pos_ not in {"VERB", "AUX"} or span[0].lower_ in {"was", "were"}:
        return False
    subject = next(
        (word for word in reversed(span.doc[span[0].sent.start : span.start]) if word.dep_ in SUBJECTS), None
    )
    return subject is not None and subject.lower_ not in listed("aims") and after.lower_ not in {"blame", "say"}


def condition(span: Span) -> bool:
    """ "if it rains"; not "small if noisy", not "asked if", not a title that begins with If."""
    token = span[-1] if span[-1].lower_ in {"if", "when"} else span[0]
    after = word_after(span)
    if after is None or after.like_num or in_title(token):
        return False
    if token.lower_ in {"provided", "providing"}:
        alone = token.dep_ != "acl" and not children(token, SUBJECTS | {"obj", "aux", "aux:pass"})
        return token.pos_ == "SCONJ" or token.dep_ == "mark" or alone
    if token.lower_ == "if" and token.dep_ == "mark" and len(span) == 1:  # "only if" is never asked
        asked = token.head.dep_ in {"ccomp", "csubj"} and token.i > token.head.head.i
        verbal = token.head.pos_ in {"VERB", "AUX"} or bool(children(token.head, SUBJECTS | {"cop"}))
        return not asked and verbal
    return True


def concession(span: Span) -> bool:
    """ "a small if noisy crowd"."""
    after = word_after(span)
    return after is not None and after.pos_ in {"ADJ", "ADV"} and not children(span[-1].head, SUBJECTS | {"cop"})


def precaution(span: Span) -> bool:
    """ "In case it rains, they leave"; behind its clause it is only a precaution."""
    return opening(span)


def consequence(span: Span) -> bool:
    """ "otherwise" that joins a sentence; not "otherwise healthy"."""
    before, after = word_before(span), word_after(span)
    joined = before is None or before.lower_ in OPENERS
    return joined and after is not None and after.pos_ not in {"ADJ", "VERB"}


def with_would(span: Span) -> bool:
    """ "Without the grant, the library would shut"."""
    would = [word for word in span.sent if word.lower_ in {"would", "'d", "could", "might"}]
    return bool(would) and (opening(span) or span[0].head.head in {word.head for word in would})
