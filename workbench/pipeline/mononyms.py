"""A speaker of one word whom nothing in a text shows to be a person: "Corvan says each tram was checked".

News brings a person in by a full name, a title, an age or what they are, and goes on with "he" or "she". A name of one
word for which a text does none of that is a state's, a town's, a company's or a paper's, whatever it looks like.
"""

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.naming import is_office, words_of_people
from workbench.pipeline.nouns import DETERMINERS, POSSESSIVES
from workbench.pipeline.positions import positions

KEY = "workbench/mononyms"  # in doc.user_data
PLURALS = {"NNS", "NNPS"}
# Who is often called by one name alone, also where a text brings nobody in.
KNOWN = {"Putin", "Zelensky", "Zelenskyy", "Trump", "Biden", "Obama", "Clinton", "Bush", "Netanyahu", "Macron",
         "Merkel", "Scholz", "Merz", "Erdogan", "Erdoğan", "Xi", "Modi", "Starmer", "Khamenei", "Khomeini", "Assad",
         "Nasrallah", "Sinwar", "Haniyeh", "Maduro", "Orban", "Orbán", "Lula", "Milei", "Musk", "Bezos",
         "Zuckerberg", "Snowden", "Assange", "Lukashenko", "Saddam", "Gaddafi", "Stalin", "Lenin", "Hitler", "Marx",
         "Einstein", "Shakespeare", "Aristotle", "Plato", "Socrates", "Messi", "Ronaldo", "Madonna"}  # fmt: skip
ENOUGH = 50  # tokens; a shorter text has no room to bring anybody in
TOLD = 6  # tokens behind a comma in which it is told what somebody is
PERSONAL = {"he", "she", "his", "her", "him", "himself", "herself", "who"}


def is_bodies_mononym(name: Span) -> bool:
    """Whether a single word, taken for a person's name, is more likely a body's, in a text long enough to tell."""
    words = [token for token in name if token.lower_ not in POSSESSIVES]
    if len(words) != 1 or len(name.doc) < ENOUGH or not words[0].is_alpha or words[0].tag_ in PLURALS:
        return False
    if words[0].text in KNOWN:
        return False
    known = name.doc.user_data.setdefault(KEY, {})
    if words[0].text not in known:
        known[words[0].text] = not _is_shown(name.doc, words[0])
    return known[words[0].text]


def _is_shown(doc: Doc, word: Token) -> bool:
    """Whether a text shows anywhere that the bearer of a name is a person."""
    if word.text in words_of_people(doc.ents):
        return True
    return any(doc[i].text == word.text and _is_shown_at(doc[i]) for i in positions(doc, {word.lower_}))


def _is_shown_at(name: Token) -> bool:
    """Whether the words around a name tell of a person: a title, a relation, an age, an office, "who" or "he"."""
    doc = name.doc
    before = doc[max(0, name.i - 2) : name.i]
    titled = any(map(is_office, before))
    following = doc[min(name.sent.end, len(doc) - 1)].sent
    personal = any(token.lower_ in PERSONAL for token in doc[name.i : following.end])
    return titled or personal or _is_person(doc[name.i + 1 : name.i + 2 + TOLD])


def _is_person(behind: Span) -> bool:
    """Whether the words behind a name begin with an age or with what a person is: ", 34", ", a clerk"."""
    if len(behind) < 2 or behind[0].text != ",":
        return False
    end = next((token.i for token in behind[1:] if token.is_punct), behind.end)
    told = behind[1].lower_ in DETERMINERS or is_office(behind[1])
    return behind[1].like_num or (told and any(map(is_office, behind.doc[behind.start + 1 : end])))
