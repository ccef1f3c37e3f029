"""What the parse says around a cue: the words beside it, what hangs on a word, and who is made to say it."""

from itertools import pairwise

from spacy.tokens import Span, Token

from workbench.pipeline.sayings import sayings
from workbench.pipeline.wordlists import listed

NOT = {"not", "n't", "n’t", "never"}
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"}
OPENERS = {",", ";", ":", "–", "—", "-", "“", '"', "‘", "(", "and", "but", "or"}
CONDITIONS = {"if", "unless", "otherwise", "provided", "providing", "without", "assuming", "supposing"}
OPENING_PAIRS = {("but", "for"), ("in", "case"), ("as", "long"), ("so", "long"), ("or", "else"), ("event", "of")}
INVERTED = {"had", "were", "should"}
TURNING = {"nor", "neither", "so", "never", "only", "rarely", "seldom", "hardly", "no", "than", "as", "who", "what",
           "why", "how", "when", "where", "which", "once", "then", "not", "times", "nowhere", "scarcely", "barely",
           "little"}  # fmt: skip
OPEN = 400  # tokens back that a quotation may have begun
TELLING = {"says", "writes", "confirms", "promises", "knows", "shows"}


def children(token: Token, relations: set[str]) -> list[Token]:
    """The words that hang on a token by one of the relations, in order."""
    return [child for child in token.children if child.dep_ in relations]


def word_before(span: Span) -> Token | None:
    """The word before, in the sentence; white space is none."""
    before = reversed(range(span[0].sent.start, span.start))
    return next((word for word in map(span.doc.__getitem__, before) if not word.is_space), None)


def word_after(span: Span) -> Token | None:
    """The word behind, in the sentence; white space is none."""
    behind = range(span.end, span[0].sent.end)
    return next((word for word in map(span.doc.__getitem__, behind) if not word.is_space), None)


def in_title(token: Token) -> bool:
    """Whether the words around a capital letter inside a sentence are capitalised too: the name of a work."""
    if not token.is_title or token.is_sent_start:
        return False
    near = [word for word in token.doc[token.i + 1 : token.i + 3] if word.is_alpha]
    return bool(near) and all(word.is_title for word in near)


def has_condition(span: Span) -> bool:
    """Whether the sentence names a condition by itself, so that "would" is only its echo."""
    words = [word.lower_ for word in span.sent]
    first = next((word for word in span.sent if word.is_alpha), None)
    first_inverted = first is not None and first.lower_ in INVERTED
    inner = any(inverted(word.doc[word.i : word.i + 1]) for word in span.sent if word.lower_ in INVERTED)
    phrase = any(pair in OPENING_PAIRS for pair in pairwise(words))
    return first_inverted or inner or phrase or bool(CONDITIONS & set(words))


def is_told(token: Token) -> bool:
    """Whether a verb of saying governs the clause of a word."""
    verb = token.head if token.dep_ in {"aux", "aux:pass", "cop"} else token
    for _ in range(4):
        if verb.dep_ in {"ccomp", "parataxis"} and (verb.head.lower_,) in sayings():
            return verb.dep_ == "ccomp" and sayings()[(verb.head.lower_,)]["kind"] in TELLING
        if verb.dep_ == "acl" and verb.head.lower_ in listed("announcements"):
            return True
        if verb.dep_ not in {"conj", "xcomp", "advcl", "acl:relcl", "ccomp"} or verb.head == verb:
            return False
        verb = verb.head
    return False


def is_said(token: Token) -> bool:
    """Whether somebody is made to say it: a verb of saying governs or follows it, or quotation marks hold it."""
    if is_told(token):
        return True
    marks = sum(word.text in {'"', "“", "”"} for word in token.doc[token.sent.start : token.i])
    opened = any(word.text in {"“", '"'} for word in token.doc[max(0, token.sent.start - 1) : token.i])
    quoted = opened and (marks % 2 == 1 or token.doc[max(0, token.sent.start - 1)].text in {"“", '"'})
    said = any(
        (word.lower_,) in sayings() and word.dep_ in {"ROOT", "parataxis"} and word != token.head for word in token.sent
    )
    comma = any(word.text == "," for word in token.sent)
    return quoted or (said and comma and token.head.dep_ in {"ccomp", "ROOT", "parataxis"})


def opening(span: Span) -> bool:
    """Whether a clause begins with the words: nothing, a joining word or "even" stands before them."""
    before = word_before(span)
    return before is None or before.lower_ in OPENERS | {"even"}


def inverted(span: Span) -> bool:
    """ "Had the alarm worked, …": the verb stands before its subject, and nothing is asked."""
    before, after = word_before(span), word_after(span)
    if before is not None and before.lower_ not in OPENERS and not _closes_a_clause(span[0]):
        return False
    if after is None or after.pos_ not in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"}:
        return False
    owned = any(child.dep_ == "obj" and child.i > span.start for child in span[0].children)  # "and had time to leave"
    asked = any(word.text == "?" for word in span.sent)
    return not owned and not asked and any(word.i > span.end and word.pos_ in {"VERB", "AUX"} for word in span.sent)


def _closes_a_clause(verb: Token) -> bool:
    """Whether a condition follows what depends on it without a comma: "it would have sunk [had the crew slept]"."""
    earlier = verb.doc[verb.sent.start : verb.i]
    turned = any(child.i > verb.i for child in verb.head.lefts if child.dep_ in SUBJECTS)
    whole = any(word.dep_ in SUBJECTS for word in earlier)  # the clause before has a subject of its own
    turning = {word.lower_ for word in earlier} & TURNING
    return verb.dep_ in {"aux", "aux:pass", "cop"} and turned and whole and not turning


def is_verb(span: Span) -> bool:
    """Whether a cue begins with a verb that is used as one."""
    return span[0].pos_ in {"VERB", "AUX"} and span[0].dep_ not in {"amod", "compound", "case"}


def has_verb(span: Span) -> bool:
    """Whether a verb, or an auxiliary, is among the words."""
    return any(token.pos_ in {"VERB", "AUX"} for token in span)


def is_quoted(span: Span) -> bool:
    """Whether a quotation mark stands in the words or right beside them."""
    return any(token.is_quote for token in span.doc[max(0, span.start - 1) : span.end + 1])


def is_in_quotes(span: Span) -> bool:
    """Whether a quotation mark stands in the words or beside them, or is still open where they begin."""
    return is_quoted(span) or is_open_before(span)


def is_open_before(span: Span) -> bool:
    """Whether a quotation is open where the words begin; one that runs over paragraphs is opened again in each."""
    before = span.doc[max(0, span.start - OPEN) : span.start].text.rpartition("\n")[2]
    return before.count("“") > before.count("”") or before.count('"') % 2 > 0
