"""One sentence can claim two things: clauses that are joined, each with a subject of its own, are apart."""

from spacy.tokens import Span, Token

JOINED = {"conj", "parataxis"}
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"}
CLAUSAL = {"nsubj", "nsubj:pass", "nsubj:outer", "expl"}  # a word with one of these is the head of a clause
DOERS = {"nsubj", "nsubj:outer"}  # whoever does what an active verb says
RELATIVE = {"who", "which", "that", "whose", "whom", "where"}  # what they begin hangs on a noun before
MARKS = {"that", "whether", "if"}  # what they begin hangs on a verb or a noun before
MIN_WORDS = 3  # words of a clause; a shorter one ("he said") is no claim beside the rest


def clauses_of(span: Span) -> list[Span]:
    """The clauses of a stretch inside one sentence, in order; the stretch itself where there is one, or no parse.

    A clause begins behind its comma and its "and" or "but". Verbs that share a subject stay together.
    """
    if not span.doc.has_annotation("DEP"):
        return [span]
    root = span.root
    led = span[0].lower_ in MARKS or _has_mark(root)  # "that it sank, but that it was empty" says two things
    starts = [span.start]
    for token in span:
        if not led and _has_mark(token):
            continue  # "there is no evidence that it sank, or that it burned"
        if _is_joined(token, root) and token.left_edge.i > max(starts[-1], root.left_edge.i):
            starts.append(token.left_edge.i)
    pieces = [span.doc[a:b] for a, b in zip(starts, [*starts[1:], span.end], strict=True)]
    trimmed = [without_joint(piece) for piece in pieces]
    enough = all(sum(token.is_alpha for token in piece) >= MIN_WORDS for piece in trimmed)
    return trimmed if enough and len(trimmed) > 1 else [span]


def has_subject(span: Span) -> bool:
    """Whether a verb has its subject among the words: they are more than a phrase."""
    return any(child.dep_ in SUBJECTS and child in span for token in span for child in token.lefts)


def is_behind_semicolon(word: Token) -> bool:
    """Whether a semicolon opens the words that begin here."""
    return word.text == ";" or (word.i > word.sent.start and word.nbor(-1).text == ";")


def is_joined_on(span: Span) -> bool:
    """Whether words go on with a clause of its own behind a break: "It sank, he said, [and nobody noticed]"."""
    root = span.root
    verbal = root.pos_ in {"VERB", "AUX"} or any(child.dep_ == "cop" for child in root.children)
    own = any(child.dep_ in SUBJECTS and child in span for child in root.lefts)
    opens = span[0].dep_ == "cc" or is_behind_semicolon(span[0])
    return verbal and own and opens and sum(token.is_alpha for token in span) >= MIN_WORDS


def _is_joined(token: Token, root: Token) -> bool:
    """Whether a word heads a clause that is joined to the root's, with a subject and a verb of its own."""
    beside = (token.dep_, token.head) == (root.dep_, root.head) and any(child.dep_ == "cc" for child in token.lefts)
    if not (beside or token.dep_ in JOINED) or token == root or token.left_edge.lower_ in RELATIVE:
        return False
    above = root if beside else token.head
    while above != root and above.dep_ in JOINED:
        above = above.head
    verbal = token.pos_ in {"VERB", "AUX"} or any(child.dep_ == "cop" for child in token.children)
    return above == root and verbal and any(child.dep_ in SUBJECTS for child in token.lefts)


def _has_mark(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in MARKS for child in verb.lefts)


def without_joint(piece: Span) -> Span:
    """The clause without the comma, conjunction and "who" that join it to its neighbours."""
    start, end = piece.start, piece.end
    while start < end - 1 and (piece.doc[start].dep_ == "cc" or piece.doc[start].text in {",", ";", ":", "–", "—"}):
        start += 1
    while end - 1 > start and _is_joint(piece.doc[end - 1]):
        end -= 1
    return piece.doc[start:end]


def _is_joint(word: Token) -> bool:
    """Whether a word at the end of a clause belongs to what comes behind it: "and", "who", "in" of "in which"."""
    relative = any(token.tag_ in {"WP", "WDT"} and token.lower_ in RELATIVE for token in _led_to(word))
    return word.text in {",", ";", ":", "–", "—"} or word.is_space or word.dep_ == "cc" or relative


def _led_to(word: Token) -> list[Token]:
    """The word, and the one behind it where a preposition or a bracket leads to it."""
    leads = (word.dep_ == "case" or word.text == "(") and word.i + 1 < len(word.doc)
    return [word, word.nbor()] if leads else [word]


def is_added(verb: Token) -> bool:
    """Whether a clause is set beside another with nothing but a comma: "it leaks, [a clerk told the Echo]".

    The parser calls most of them parataxis, and some a second verb or a clause without a word that joins it.
    """
    if verb.dep_ == "parataxis":
        return True
    first = verb.left_edge
    comma = first.text == "," or (first.i > verb.sent.start and first.nbor(-1).text == ",")
    joined = any(child.dep_ in {"cc", "mark"} or child.tag_.startswith("W") for child in verb.lefts)
    return comma and verb.dep_ in {"conj", "advcl"} and not joined
