"""What a cue covers: the clause it governs by the parse, or what punctuation tells where there is none."""

from spacy.tokens import Span, Token

CLAUSE_MARKS = {";", ":", "–", "—"}
OPENING = {"“", '"', "‘"}
# Relations (Universal Dependencies) by which a word only modifies its head: the doubt is the head's.
MODIFIES = {
    "aux", "aux:pass", "advmod", "det", "mark", "cop", "nummod", "amod", "case", "fixed", "cc", "expl",
    "nsubj", "nsubj:pass", "nsubj:outer", "obj", "obl", "iobj", "compound", "nmod:poss", "obl:unmarked",
}  # fmt: skip
COMPLEMENTS = {"acl", "ccomp", "xcomp", "csubj", "acl:relcl"}
# Relations that begin a clause of its own beside the one a cue stands in.
BESIDE = {"conj", "cc", "parataxis", "punct", "discourse", "list"}


def scope_of(cue: Span) -> Span:
    """The words a cue bears on, as one span that holds the cue."""
    if cue.doc.has_annotation("DEP"):
        return _by_syntax(cue)
    return _by_punctuation(cue)


def _by_syntax(cue: Span) -> Span:
    """The clause of the verb, or the noun with its clause, that the cue modifies or is."""
    governor = cue.root
    while _only_modifies(governor):
        governor = governor.head
    covered = [token.i for token in _clause(governor)] + [token.i for token in cue]
    return cue.doc[min(covered) : max(covered) + 1]


def _only_modifies(token: Token) -> bool:
    """Whether a word has no clause of its own, so that its head carries what it says."""
    if token.head == token or token.dep_ not in MODIFIES:
        return False
    return not any(child.dep_ in COMPLEMENTS for child in token.children)


def _clause(governor: Token) -> list[Token]:
    """A word with all that depends on it, clauses that are only joined to it left out."""
    tokens, waiting = [], [governor, *_enclosed(governor)]
    while waiting:
        token = waiting.pop()
        tokens.append(token)
        waiting += [child for child in token.children if not (token == governor and child.dep_ in BESIDE)]
    return tokens


def _enclosed(governor: Token) -> list[Token]:
    """The "that" clause between the ends of a clause, which a wrong arc hangs on the verb above both.

    "It raised [doubts that it sank], he said": no clause of English stands inside another and apart from it.
    """
    ends = range(governor.i, governor.right_edge.i)
    beside = [child for child in governor.head.children if child.dep_ == governor.dep_ == "ccomp" and child.i in ends]
    return [child for child in beside if any(word.lower_ == "that" for word in child.lefts)]


def _by_punctuation(cue: Span) -> Span:
    """From the last strong mark before the cue to the next one behind it, inside the sentence."""
    sent, doc = cue.sent, cue.doc
    start, end = cue.start, cue.end
    while start > sent.start and doc[start - 1].text not in CLAUSE_MARKS | OPENING:
        start -= 1
    while end < sent.end and doc[end].text not in CLAUSE_MARKS:
        end += 1
    return doc[start:end]
