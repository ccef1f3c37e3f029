"""What a name says about its bearer: a person's without its titles, and names that only things bear."""

from collections.abc import Collection, Iterable

from spacy.tokens import Doc, Span, Token

from workbench.pipeline import abbreviations
from workbench.pipeline.bodies import COMPANY_WORDS, LAST_WORDS, ends_as_body, is_written_as_body
from workbench.pipeline.capitals import has_capital, joins_capitals
from workbench.pipeline.nouns import DETERMINERS, POSSESSIVES, speaker_nouns
from workbench.pipeline.positions import positions

# What only states have; a ruler whose name is given in full is none.
OF_STATES = {"ministry", "embassy", "envoy", "ambassador", "parliament", "army", "navy", "capital", "border",
             "delegation"}  # fmt: skip
PERSON = {"PERSON", "PER"}  # types of names
KEY = "workbench/organisations"  # in doc.user_data
TITLES = (abbreviations.TITLES - {"no.", "st."}) | {
    "mr", "mrs", "ms", "dr", "sir", "lady", "lord", "ayatollah", "sheikh", "pope", "rabbi", "justice", "premier",
    "miss", "dame", "rev", "reverend", "fr", "sgt", "lt", "cllr", "sens", "reps", "sen", "rep", "gov", "pres", "del.",
    "monsieur", "madame", "herr", "frau", "señor", "señora", "signor", "signora",
}  # fmt: skip
MR, MRS = {"mr", "mr.", "sir", "lord"}, {"mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame"}  # forms of address
BEHIND_NAMES = {"KC", "QC", "MP", "MEP", "MSP", "PhD", "MD", "OBE", "MBE", "CBE"}  # an office or an honour, not a name
# What only companies have, named before it: "three Corvane warehouses", "Ostrel shares".
OF_COMPANIES = {"shares", "stock", "bonds", "warehouse", "warehouses", "store", "stores", "shop", "shops", "plant",
                "plants", "factory", "factories", "branch", "branches", "workers", "employees", "staff", "drivers",
                "pilots", "customers", "shareholders", "executives", "subsidiary", "headquarters", "products",
                "phones", "trucks", "planes", "flights", "stations", "spokesman", "spokeswoman",
                "spokesperson"}  # fmt: skip
TRADES = {"developer", "contractor", "operator", "promoter"}  # of companies, and of people with two names
ITS = {"its", "itself"}
OF_MANY = {"have", "are", "were"}  # no single person does this
CLOSING = {"in", "behind", "of"}  # behind the noun of an apposition: "the operator of the dam", not "the firm said"
APPOSITION = 4  # words behind a comma in which the noun stands that says what a name is
NEAR = 3  # words between a body's name and the "its" that shows it to be none of a person


def without_titles(span: Span) -> str:
    """A person's name without what stands before or behind it: "German Minister Ann Lee", "Ann Lee's", "Ann Lee KC"."""
    words = [token for token in span if token.lower_ not in POSSESSIVES and (not token.is_punct or token.text == "-")]
    words = [token for token in words if not token.is_space]
    while len(words) > 1 and not any(map(str.isalpha, words[0].text)):
        words.pop(0)
    while len(words) > 1 and words[-1].text in BEHIND_NAMES:
        words.pop()
    titles = [n for n, token in enumerate(words[:-1]) if is_title(token)]
    titles += [n for n, token in enumerate(words[:-1]) if token.lower_ == "old"]  # "61-year-old Ann Lee"
    start = max(titles, default=-1) + 1
    if start + 2 < len(words) and words[start].lower_ == "of":
        start += 2  # "Secretary of State Ann Lee"
    name = " ".join(token.text for token in words[start:]).replace(" - ", "-")  # "Ann Lee-Ray", "Ko Dae-yun"
    return name.lstrip('-–—>"”') or name


def is_title(word: Token) -> bool:
    """Whether a word before a name says what its bearer is; "Bill" is a name."""
    noun = speaker_nouns().get(word.lower_)
    return word.lower_ in TITLES or (noun is not None and noun.kind != "document")


def called(span: Span) -> Span | None:
    """The name behind the noun that says what it is: "the battery maker Lumo", "The agency Sarn"."""
    for token in span[:-1]:
        noun = speaker_nouns().get(token.lower_)
        listed = noun is not None and not noun.many and noun.kind in {"organisation", "outlet"}
        if listed and not token.is_title and has_capital(token.nbor()):
            end = token.i + 1
            while end < span.end and (has_capital(span.doc[end]) or joins_capitals(span.doc[end])):
                end += 1
            name = span.doc[token.i + 1 : end]
            person = token.lower_ in TRADES and len(name) > 1 and name[-1].ent_type_ in PERSON
            # in "the union President Ann Lee" the name is not the union's
            return None if person or any(is_office(word) for word in name[:-1] or name) else name
    return None


def is_office(word: Token) -> bool:
    """Whether a word is one person's title or office: "Supervisor", not "Supporters"."""
    noun = speaker_nouns().get(word.lower_)
    return word.lower_ in TITLES or (noun is not None and noun.kind == "person")


def is_only_office(word: Token) -> bool:
    """Whether a word for a person is rarely a last name: "Supervisor", not "Baker"."""
    noun = speaker_nouns().get(word.lower_)
    return noun is not None and noun.kind == "person" and noun.identified == "described"


def is_house(words: Span) -> bool:
    """Whether what would be somebody's is whoever acts: "Hollin's has recalled it", "St Ann's denies it"."""
    behind = words.doc[words.end : words.end + 1]
    whose = words[-1].lower_ in POSSESSIVES and words[-1].pos_ == "PART"  # not "is" or "has"
    return whose and any(token.pos_ in {"VERB", "AUX"} for token in behind)


def words_of_people(names: Iterable[Span]) -> set[str]:
    """The first and the last word of every person's name that has two or a title: alone they mean that person."""
    people = (name for name in names if name.label_ in PERSON and (len(name) > 1 or _has_title(name)))
    return {word.text for name in people for word in (name[0], name[-1])}


def _has_title(name: Span) -> bool:
    """Whether a name has a title before it, or as its first word: "President Lee"."""
    before = name.doc[name.start - 1] if len(name) == 1 and name.start else name[0]
    return before != name[-1] and before.is_title and is_office(before)


def is_organisation(name: Span) -> bool:
    """Whether a bare name is no person's: by how it is written, its last word, or how it is spoken of."""
    words = [token for token in without_body(name) if token.is_alpha and token.lower_ not in DETERMINERS]
    if len(words) == 1 and len(name) > 1 and name[0].lower_ in TITLES:
        return False  # "Mr. VanDoren"
    if not words:
        return len(name) == 1 and is_written_as_body(name[0])
    if is_written_as_body(words[0]) if len(words) == 1 else ends_as_body(words[-1]):
        return True
    return len(words) <= 2 and " ".join(token.text for token in words) in _organisations(name.doc)


def without_body(name: Span) -> Span:
    """ "Ann Lee" of "Ann Lee of Orlen Bank", where a person's name runs on into the body that employs them."""
    of = next((token.i for token in name if token.lower_ == "of"), name.start)
    before = name.doc[name.start : of]
    office = [token.i for token in before if is_office(token)] == [of - 1] and is_only_office(
        before[-1]
    )  # "County Supervisor of Elections Ann Lee"
    return before if name.label_ in PERSON and len(before) > 1 and not office else name


def _ends_company(doc: Doc, last: int) -> bool:
    """Whether a word ends a company's name of two words: "Baltora Lines", which is "Baltora" from then on."""
    before = doc[last - 1]
    return doc[last].text in COMPANY_WORDS and has_capital(before) and before.lower_ not in DETERMINERS


def _is_state_s(doc: Doc, mark: int, people: Collection[str]) -> bool:
    """Whether what a state has belongs to a name that is no person's: "Kessia's foreign ministry"."""
    if not mark or not doc[mark - 1].text[0].isupper():
        return False
    name = doc[mark - 1]
    behind = {token.lower_ for token in doc[mark + 1 : mark + 4]}
    return bool(behind & OF_STATES) and name.text not in people


def _ending_at(doc: Doc, comma: int) -> list[str]:
    """The last word of the name before a comma, and the whole name where it has two: "Vesna", "Clean Vesna"."""
    two = comma > 1 and has_capital(doc[comma - 2]) and not doc[comma - 2].is_punct
    return [doc[comma - 1].text, *([doc[comma - 2 : comma].text] if two else [])]


def _is_body(doc: Doc, start: int) -> bool:
    """Whether an apposition tells of a body: "Gridline, a collective of volunteers", not "Lee, a bank clerk".

    With "the" it must end there or say which: "Helmtek, the maker.", not "Lee, the firm said".
    """
    words = doc[start : start + APPOSITION]
    nouns = [token.i for token in words if token.lower_ in speaker_nouns()]
    if not nouns or words[0].lower_ not in {"a", "an", "the"}:
        return False
    place = nouns[1] if nouns[1:] == [nouns[0] + 1] else nouns[0]  # "a campaign group"
    noun, behind = speaker_nouns()[doc[place].lower_], doc[place + 1 : place + 2]
    closed = words[0].lower_ != "the" or any(token.is_punct or token.lower_ in CLOSING for token in behind)
    listed = noun.kind == "organisation" and not noun.many
    if doc[place].is_title and any(is_office(token) for token in doc[place + 1 : place + 1 + APPOSITION]):
        return False  # "Lee, a University of Hallam professor"
    return listed and closed and not any(t.lower_ in speaker_nouns() or t.lower_ == "who" for t in behind)


def _is_bare(word: Token, people: Collection[str]) -> bool:
    """Whether a word is a name that stands alone, and is not of a person whom the text names in full."""
    before = word.nbor(-1) if word.i else None
    alone = before is None or not before.is_title or before.is_sent_start
    return word.is_title and word.ent_type_ in {*PERSON, "ORG"} and alone and word.text not in people


def _does_with_its(doc: Doc, its: int) -> str | None:
    """The name of a body that does something with its own: "Ostrel paid its rivals"."""
    start = doc[its].sent.start
    words = list(doc[max(start, its - NEAR - 1) : its])
    names = [token for token in words if token.is_title and token.ent_type_ in PERSON]
    between = [token for token in words if names and token.i > names[-1].i]
    plain = bool(between) and all(token.is_alpha and token.pos_ in {"VERB", "AUX", "ADV", "ADP"} for token in between)
    first = len(names) == 1 and (names[0].i == start or not names[0].nbor(-1).is_title)
    return names[0].text if plain and first else None


def _says_of_itself(doc: Doc, its: int) -> str | None:
    """The name of a body that says "it" and "its" of itself: "Ostrel said it would close its plant"."""
    verb = next((word for word in doc[its].ancestors if any(child.lower_ == "it" for child in word.lefts)), None)
    if verb is None or verb.head == verb:
        return None
    subject = next((child for child in verb.head.lefts if child.dep_ == "nsubj"), None)
    bare = subject is not None and subject.is_title and not any(child.pos_ == "PROPN" for child in subject.children)
    return subject.text if bare and subject.ent_type_ in PERSON else None


def _does_as_many(doc: Doc, verb: int) -> str | None:
    """The name of a body with a verb of many, as the British have it: "Athletic Vell have confirmed"."""
    name = next((ent for ent in doc.ents if ent.end == verb and ent.label_ in PERSON), None)
    if name is None or name[-1].lower_.endswith("s"):
        return None
    before = doc[name.start - 1].lower_ if name.start else ""
    joined = before in {"and", "or", "nor", "&"} or "and" in {token.lower_ for token in name}
    return None if joined or doc[verb].tag_ == "VB" else name.text


def _organisations(doc: Doc) -> set[str]:
    """Names that the text treats as things: "the maker Lumo", "Kessia, which", "Kessia's envoy"."""
    if KEY not in doc.user_data:
        named = [(start, called(doc[start : start + 5])) for start in positions(doc, speaker_nouns())]
        found = [name.text for start, name in named if name and name.start == start + 1]
        for comma in positions(doc, {","}):
            if comma == 0 or comma + 2 >= len(doc) or not doc[comma - 1].is_title:
                continue
            behind = [other.lower_ for other in doc[comma + 1 : comma + 3]]
            if behind[0] == "which" or behind == ["for", "its"] or _is_body(doc, comma + 1):
                found += _ending_at(doc, comma)
        found += [doc[i - 1].text for i in positions(doc, LAST_WORDS) if i and _ends_company(doc, i)]
        people = words_of_people(doc.ents)
        found += [doc[i - 1].text for i in positions(doc, OF_COMPANIES) if i and _is_bare(doc[i - 1], people)]
        own = (name for i in positions(doc, ITS) for name in (_does_with_its(doc, i), _says_of_itself(doc, i)))
        found += [name for name in own if name and name not in people]
        found += [doc[mark - 1].text for mark in positions(doc, POSSESSIVES) if _is_state_s(doc, mark, people)]
        found += [name for i in positions(doc, OF_MANY) if (name := _does_as_many(doc, i))]
        titled = {name[-1].text for name in doc.ents if name.label_ in PERSON and _has_title(name)}
        doc.user_data[KEY] = sorted(set(found) - titled)
    return set(doc.user_data[KEY])
