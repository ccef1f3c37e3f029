"""Plurals that have their capital only from beginning a sentence: "Bathers grumbled", no person of that name."""

from spacy.tokens import Token

from workbench.pipeline.positions import positions

# How words for people end in the plural. Surnames do too ("Sanders"): those stand elsewhere with a capital as well.
ENDINGS = ("ers", "ors", "ists", "men", "women", "ants", "ents", "ees", "folk", "goers", "ians")
PLURAL_TAGS = {"NNS", "PRP"}
SHORTEST = 6  # letters; "Myers" and "Owens" are names


def only_begins(word: Token) -> bool:
    """Whether a first word is a plural or a pronoun, by its tag or by how it looks and where else it stands."""
    if not word.is_sent_start or not word.is_title:
        return False
    if word.tag_ in PLURAL_TAGS or _is_placed(word):
        return True
    looks = len(word) >= SHORTEST and word.lower_.endswith(ENDINGS)
    return looks and not any(word.doc[place].is_title and not word.doc[place].is_sent_start
                             for place in positions(word.doc, {word.lower_}))  # fmt: skip


def _is_placed(word: Token) -> bool:
    """Whether the text tells of a plural where they are: "Savers queueing outside"."""
    behind = word.nbor() if word.i + 1 < len(word.doc) else word
    return word.lower_.endswith("s") and behind.dep_ == "acl" and behind.head == word
