"""The noun that a phrase is about.

A parse is not needed, because a noun phrase in English has its head before its first preposition, relative clause
or comma.
"""

from spacy.tokens import Span, Token

from workbench.pipeline.nouns import DETERMINERS, POSSESSIVES, speaker_nouns

# Words after which a noun phrase in English says more about its head, not what the head is.
AFTER_HEAD = {
    "of", "from", "in", "at", "with", "to", "on", "for", "by", "about", "near", "who", "that", "which", "whose",
    "behind", "along", "inside", "outside", "under", "over", "around", "against", "across", "between", "among", "after",
    "before", "during", "within", "without", "beside", "aboard", "since", "throughout", "above", "below", "opposite",
    "amid", "towards", "toward", "upon", "onto", "into", "through", "beyond", "alongside", "going", "known",
    "close", "familiar", "briefed", "affiliated", "speaking", "involved", "citing", "quoting", "present", "(",
}  # fmt: skip
ADDED = {"there", "here", "now", "today", "then", "alike"}  # a word behind the noun that names nobody
DASHES = {"—", "–", "--"}
PARTICLE = 4  # letters; a longer preposition with a capital is part of a name
PARTICIPLES = {"shot", "made", "sent", "found", "held", "taken", "seen", "drawn", "shown", "written", "kept", "sold"}


def head_of(span: Span) -> Token:
    """The noun that a phrase is about: its last word before a preposition, a relative clause or an apposition."""
    words = [token for token in span.doc[span.start : head_end(span)] if not token.is_punct and not token.is_space]
    words = [token for token in words if token.lower_ not in POSSESSIVES] or words
    while len(words) > 1 and words[-1].text in ADDED:
        words.pop()  # "polls there"
    while len(words) > 1 and words[-1].is_digit and words[-2].is_title:
        words.pop()  # "Household Survey 2021"
    return words[-1] if words else span[0]


def head_end(span: Span) -> int:
    """Index after the last token that can belong to the head."""
    seen_noun = False
    for token in span:
        following = token.nbor() if token.i + 1 < span.end else None
        by = following is not None and following.lower_ == "by"
        passive = by and token.lower_ not in speaker_nouns()  # "letters obtained by AP", not "a report by AP"
        named = token.is_title and len(token) > PARTICLE  # "Doctors Without Borders"
        added = (
            passive
            or (token.lower_ in AFTER_HEAD and not named)
            or token.dep_.startswith("acl")
            or _is_participle(token, span)
        )
        if seen_noun and (added or token.text in DASHES or (token.text == "," and not _is_list(following))):
            return token.i
        those = (
            token.lower_ == "those"
            and following is not None
            and (following.lower_ in AFTER_HEAD or following.lower_.endswith("ed"))
        )
        seen_noun = seen_noun or those or (token.text[0].isalpha() and token.lower_ not in DETERMINERS)
    return span.end


def _is_participle(token: Token, span: Span) -> bool:
    """Whether a word behind a speaker's noun tells what it does or what was done to it: "a video shot from a roof"."""
    after_noun = token.i > span.start and token.nbor(-1).lower_ in speaker_nouns()
    last = token.i + 1 == span.end or token.nbor().lower_ not in speaker_nouns()
    verb = token.pos_ == "VERB" or token.tag_ == "VBN" or token.lower_.endswith("ed") or _is_irregular(token, span)
    return after_noun and last and token.is_lower and verb


def _is_irregular(token: Token, span: Span) -> bool:
    """ "shot" of "a video shot from a roof", which could be a noun as well."""
    following = token.nbor().lower_ if token.i + 1 < span.end else ""
    return token.lower_ in PARTICIPLES and following in AFTER_HEAD


def _is_list(following: Token | None) -> bool:
    """Whether a comma goes on with a list of adjectives ("U.S., Israeli and allied agencies")."""
    if following is None:
        return False
    rest = following.doc[following.i : following.i + 4]
    return following.ent_type_ in {"NORP", "LOC", "GPE"} and any(token.lower_ == "and" for token in rest)
