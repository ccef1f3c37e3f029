"""The full name that a last name or a first name alone stands for: "Mrs. Lee" is the Ann Lee the text has told of."""

from collections.abc import Container, Iterable, Set
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.antecedents import roles_of
from workbench.pipeline.bodies import COMPANY_WORDS
from workbench.pipeline.entities import names_in
from workbench.pipeline.given_names import goes_with
from workbench.pipeline.mentions import Mention
from workbench.pipeline.naming import MR, MRS, PERSON, TITLES, is_office, without_titles
from workbench.pipeline.positions import positions
from workbench.pipeline.whole_names import GENERATIONS


def last_name(name: str) -> str:
    """The last name in a person's name: "Lee" of "Ann Lee" and of "Ann Lee Jr."."""
    words = name.split()
    while len(words) > 1 and words[-1].strip(",").lower() in GENERATIONS:
        words.pop()
    return words[-1].rstrip(",")


def is_same_person(one: str, other: str) -> bool:
    """Whether one name of a person is the other with words left out: "Lee", "Ann Lee", "Ann B. Lee Jr."."""
    one, other = (name.lower().replace("’", "'") for name in (one, other))
    short, long = sorted(({*one.split()}, {*other.split()}), key=len)
    return last_name(one) == last_name(other) and short <= long


class FullNames:
    """The full names in a doc, and which of several bearers a form of address has meant."""

    def __init__(self, doc: Doc):
        entities = [ent for ent in names_in(doc) if ent.label_ in PERSON]
        people = {ent.start: without_titles(ent) for ent in entities}
        self._roles = {without_titles(ent): roles for ent in entities if (roles := roles_of(ent))}
        full = {start: name for start, name in people.items() if " " in name}
        full |= _left_out(doc, people, set(full.values()))
        self._places = sorted(full.items())
        self._bodies = [
            ent for ent in names_in(doc) if ent.label_ == "ORG" and len(ent) > 1 and ent[-1].text in COMPANY_WORDS
        ]
        self._addressed: dict[tuple[str, str], str] = {}

    def whole(self, mention: Mention) -> Mention:
        """The mention with the full name, where a last name or a company's first word alone stands for one."""
        # a last name alone can be taken for a body's; the full name elsewhere settles it
        fits = mention.kind == "person" or (mention.kind == "organisation" and len(mention.span) == 1)
        if not fits or mention.identified != "named" or " " in mention.name:
            return mention
        if body := self.body(mention.span, mention.name):
            return replace(mention, kind="organisation", name=body)
        full = self.of(mention.span, mention.name)
        return replace(mention, kind="person", name=full) if full else mention

    def of(self, mention: Span, name: str) -> str | None:
        """The one full name that `name`, by which a mention calls a person, can stand for; None where it is open.

        Of two who share a last name it is who has been named in full before, and where both have, whom the text has
        named first; with a form of address, whom the same form has meant before, and none whom another has: "Mrs. Lee"
        is not "Mr. Lee".
        """
        fitting = [(start, full) for start, full in self._places if last_name(full) == name]
        fitting = fitting or [(start, full) for start, full in self._places if full.split()[0] == name]
        known = _fullest(full for _, full in fitting)
        if len(known) > 1:
            known = _fullest(full for start, full in fitting if start < mention.start)
        address = _address(mention)
        form = "he" if address in MR else "she" if address in MRS else ""
        if form and (form, name) in self._addressed:
            return self._addressed[form, name]
        others = {full for (other, _), full in self._addressed.items() if other != form} if form else set()
        first = next((full for _, full in fitting if full in known and full not in others), None)
        if form and first:
            self._addressed[form, name] = first
        return first

    def goes_with(self, person: Span, pronoun: str) -> bool:
        """Whether a pronoun can be whoever a name means, by the first name that the text gives them."""
        name = without_titles(person)
        return goes_with(self.of(person, name) or name, pronoun)

    def only_before(self, place: int, *, called: str = "", pronoun: str = "") -> str | None:
        """The one person whom the text has named in full before a token; None where it is nobody or several.

        With a noun by which somebody is `called`, nor of whom the text tells another: "the defendant" is no judge. With
        a `pronoun` those do not count whose first name goes with another.
        """
        known = _fullest(full for start, full in self._places if start < place and goes_with(full, pronoun))
        name = known.pop() if len(known) == 1 else None
        return None if called and called not in self._roles.get(name, {called}) else name

    def body(self, mention: Span, name: str) -> str | None:
        """The company that a word can stand for as the first of its name, where no person of that name is before."""
        if _address(mention) or any(
            name in {last_name(full), full.split()[0]} for start, full in self._places if start < mention.start
        ):
            return None
        return next((ent.text for ent in self._bodies if ent[0].text == name and ent.end <= mention.start), None)


def _left_out(doc: Doc, people: Container[int], full: Set[str]) -> dict[int, str]:
    """Full names, by their first token, whose first name the encoder left out: "opponent, Ann [Lee] has won".

    Where a sentence begins any word has a capital; such a pair is a name where it stands elsewhere too.
    """
    called = {last_name(name) for name in full}
    last = (doc[place] for place in positions(doc, map(str.lower, called)) if place and place not in people)
    pairs = [doc[token.i - 1 : token.i + 1] for token in last if token.text in called and _is_first(token.nbor(-1))]
    known = full | {pair.text for pair in pairs if not pair[0].is_sent_start}
    return {pair.start: pair.text for pair in pairs if pair.text in known}


def _is_first(word: Token) -> bool:
    """Whether a word before a last name is a first name: a name itself, and neither office nor form of address."""
    return word.pos_ == "PROPN" and word.is_title and not word.ent_type_ and not is_office(word)


def _address(mention: Span) -> str:
    """The form of address in a mention: "mrs" of "Mrs. Lee"; nothing where it has none."""
    return next((token.lower_ for token in mention if token.lower_ in TITLES), "")


def _fullest(names: Iterable[str]) -> set[str]:
    """The names without those that are another one with words left out."""
    different = set(names)
    return {name for name in different if not any({*name.split()} < {*other.split()} for other in different)}
