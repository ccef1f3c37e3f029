"""What a question of the analyst's asks: who is said to have done what, and to what."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from workbench.comparison.accounts import Account
from workbench.comparison.narrowing import restrictions_in
from workbench.comparison.terms import Term, terms_of
from workbench.errors import AnalysisError
from workbench.spans import Span

# What follows is no deed: “the attack”, also “the Nord Stream attack”.
BEFORE = r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er|\w+'s) "
NEXT = re.compile(rf"{BEFORE}$")
THING = re.compile(rf"{BEFORE}(?:[A-Z][\w’'-]* )*$")
BY = re.compile(r"\bby (?:the |an? )?$", re.IGNORECASE)
NOBODY = ("people", "things", "places")  # fields of words that name who and what, not what was done


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart: `doers` are those who are said to have done it, by name where there is one, `deeds` the
    words for what they did, `rest` all that is said of the doers; `terms` is the whole. `narrow` are the words that
    restrict it, as “alone”: they are asked for apart, and no claim need have them to bear on the question.
    """

    terms: tuple[Term, ...]
    doers: tuple[Term, ...]
    deeds: tuple[Term, ...]
    rest: tuple[Term, ...]
    narrow: frozenset[str] = frozenset()


def read_question(question: str, accounts: Sequence[Account]) -> Asked:
    """The question taken apart; what is a name in the articles is one here too.

    Raises AnalysisError for a question without content.
    """
    if not question.strip():
        raise AnalysisError("The question is empty. Ask as a statement: “Iran helped to plan the attack”.")
    names = {name for account in accounts for name in account.names}
    plain = {term.key for account in accounts for term in account.terms if _is_small(term, account)}
    whole = Span(0, len(question))
    narrow = tuple(restrictions_in(question, [whole]))
    terms = tuple(
        term for term in terms_of(question, [whole]) if not any(span.overlaps(term.span) for _, span in narrow)
    )
    if not terms:
        raise AnalysisError(f"“{question}” names nothing that could be looked for. Ask as a full statement.")
    first = question.lstrip()[:1]
    terms = tuple(
        replace(term, kind="name")
        if term.key in names or (first.isupper() and term.span.start == question.index(first) and term.key not in plain)
        else term
        for term in (_as_named(term, question, names) for term in terms)
    )
    deeds = tuple(term for term in terms if _is_deed(term, question, THING))
    # In “The United States destroyed …” a name stands between the article and the deed.
    deeds = deeds or tuple(term for term in terms if _is_deed(term, question, NEXT))[:1]
    doers = _doers(terms, deeds, question)
    rest = tuple(term for term in terms if term not in doers) or doers
    return Asked(terms, doers, deeds or terms, rest, frozenset(word for word, _ in narrow))


def _as_named(term: Term, question: str, names: Set[str]) -> Term:
    """A word that is a name in the articles, as they have it: no ending is cut off a name."""
    word = question[term.span.start : term.span.end]
    return replace(term, key=word.lower(), kind="name") if word[:1].isupper() and word.lower() in names else term


def _is_small(term: Term, account: Account) -> bool:
    """Whether a word stands in an article without a capital, so that it is no name where a question begins with it."""
    return term.kind == "word" and account.analysis.article.text[term.span.start].islower()


def _is_deed(term: Term, question: str, thing: re.Pattern) -> bool:
    """Whether a word of the question says what was done: it names nobody and nothing."""
    return term.kind != "name" and term.field not in NOBODY and not thing.search(question[: term.span.start])


def _doers(terms: Sequence[Term], deeds: Sequence[Term], question: str) -> tuple[Term, ...]:
    """The names after “by”; else those before the first word for a deed; else all. Without names, the things before."""
    names = [term for term in terms if term.kind == "name"]
    by = [term for term in names if BY.search(question[: term.span.start])]
    first = min((term.span for term in deeds), default=None)
    before = [term for term in names if first is None or term.span < first]
    things = [term for term in terms if first is not None and term.span < first]
    return tuple(by or before or names or things)
