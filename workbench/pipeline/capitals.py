"""Words that have their capital only from beginning a sentence: "Bathers grumbled", no person of that name."""

from spacy.tokens import Token

from workbench.pipeline.positions import positions

# How words for people end in the plural. Surnames do too ("Sanders"): those stand elsewhere with a capital as well.
ENDINGS = ("ers", "ors", "ists", "men", "women", "ants", "ents", "ees", "folk", "goers", "ians")
PLURAL_TAGS = {"NNS", "PRP"}
WHOSE = {"for", "to", "of"}
SHORTEST = 6  # letters; "Myers" and "Owens" are names


def has_capital(word: Token) -> bool:
    """Whether a word is written with a capital first: "Lee", "McLee", "NYT"."""
    return word.is_alpha and word.text[0].isupper()


def joins_capitals(sign: Token) -> bool:
    """Whether a hyphen stands inside a name: "An-Nur"."""
    tight = sign.text == "-" and 0 < sign.i < len(sign.doc) - 1 and not sign.whitespace_
    return tight and not sign.nbor(-1).whitespace_ and has_capital(sign.nbor(-1)) and has_capital(sign.nbor())


def only_begins(word: Token) -> bool:
    """Whether a first word is a plural or a pronoun, by its tag or by how it looks and where else it stands."""
    if not word.is_sent_start or not word.is_title:
        return False
    if word.tag_ in PLURAL_TAGS or _is_placed(word):
        return True
    return len(word) >= SHORTEST and word.lower_.endswith(ENDINGS) and not _stands_inside(word)


def is_without_article(word: Token) -> bool:
    """Whether a first word is a noun of which is told whose: "Counsel for the family"."""
    behind = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    return word.is_sent_start and behind in WHOSE and not _stands_inside(word)


def stands_small(word: Token) -> bool:
    """Whether a first word stands elsewhere without a capital, and nowhere with one inside a sentence."""
    if not word.is_sent_start or _stands_inside(word):
        return False
    return any(word.doc[place].is_lower for place in positions(word.doc, {word.lower_}))


def _stands_inside(word: Token) -> bool:
    """Whether a word has its capital elsewhere too, inside a sentence."""
    places = (word.doc[place] for place in positions(word.doc, {word.lower_}))
    return any(token.is_title and not token.is_sent_start for token in places)


def _is_placed(word: Token) -> bool:
    """Whether the text tells of a plural where they are: "Savers queueing outside"."""
    behind = word.nbor() if word.i + 1 < len(word.doc) else word
    return word.lower_.endswith("s") and behind.dep_ == "acl" and behind.head == word
