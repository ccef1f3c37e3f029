"""Names that only a body bears, by how they are written: "PolitiFact", "F.B.I.", "the Harrow Institute"."""

import re

from spacy.tokens import Token

from workbench.pipeline.nouns import speaker_nouns

# Last words of companies' and other bodies' names that carry no noun of the list.
COMPANY_WORDS = {"Steel", "Motors", "Airlines", "Airways", "Energy", "Oil", "Gas", "Foods", "Systems", "Technologies",
                 "Holdings", "Industries", "Group", "Inc", "Inc.", "Ltd", "Ltd.", "Corp", "Corp.", "AG", "GmbH", "Bank",
                 "Front", "Brigades", "Forces", "Office", "Organization", "Organisation", "Convoy", "Trust", "Watch",
                 "International", "Guards", "Guard", "Pharma", "Marine", "Capital", "Coal", "Hydraulics", "Logistics",
                 "Shipping", "Mining", "Chemicals", "Electric", "Aerospace", "Robotics", "Labs", "Solutions",
                 "Partners", "Telecom", "Insurance", "Textiles", "Petroleum", "Power", "Water", "Rail", "Railways",
                 "Media", "Entertainment", "Biotech", "Semiconductor", "Lines", "Ferries", "Freight", "Agro",
                 "Timber", "Cement", "Homes", "Wind", "Solar", "Nuclear", "Studios", "Software", "Metals", "Minerals",
                 "Tech", "Ventures", "Equity", "Securities", "Properties", "Breweries", "Fisheries", "Engineering",
                 "Aviation", "Street", "Palace", "Renewables", "Savings", "Mutual", "Therapeutics", "Diagnostics",
                 "Laboratories"}  # fmt: skip
LAST_WORDS = {word.lower() for word in COMPANY_WORDS}
SHORTEST = 6  # letters of a noun for a body that is nobody's last name; "Court", "House" and "Bill" are
SURNAMES = {"church", "temple", "garrison"}  # longer ones that are
SHORT = {"poll", "pac", "staff", "synod"}  # shorter ones that are not
LETTERS = re.compile(r"[A-Z]{3,}|(?:[A-Z]\.){3,}")  # "MSNBC", "F.B.I."
JOINED = re.compile(r"(?P<first>[A-Z][a-z]+)[A-Z][A-Za-z]+")  # "PolitiFact"
OF_NAMES = {"Mc", "Mac", "De", "Di", "Du", "Da", "Del", "La", "Le", "Van", "Von", "Fitz", "Jo", "Des", "Dos", "St",
            "Vander", "Ben", "Abu", "Al", "El", "Bar", "Lo"}  # fmt: skip


def ends_as_body(word: Token) -> bool:
    """Whether the last word of a longer name is a body's, or a paper's: "Institute", "Steel", "Poll"."""
    return word.text in COMPANY_WORDS or is_bodies_noun(word)


def is_bodies_noun(word: Token) -> bool:
    """Whether a word is a noun for a body or a paper, and nobody's last name."""
    noun = speaker_nouns().get(word.lower_)
    told = noun is not None and not noun.many and noun.kind in {"organisation", "outlet", "document"}
    return word.lower_ in SHORT or (told and len(word) >= SHORTEST and word.lower_ not in SURNAMES)


def is_written_as_body(word: Token) -> bool:
    """Whether a single word is written as no person's name: "PolitiFact", "MSNBC", not "McLenney".

    A person's name stands in capitals before a colon ("WALLACE: I agree"), or beside other words in capitals, or has
    small letters elsewhere.
    """
    if joined := JOINED.fullmatch(word.text):
        return joined["first"] not in OF_NAMES
    if not LETTERS.fullmatch(word.text):
        return False
    doc, end = word.doc, word.i + 1
    if "." in word.text and (word.i == 0 or word.nbor(-1).lower_ != "the"):
        return False  # "J.F.K."
    beside = [*doc[max(word.sent.start, word.i - 1) : word.i], *doc[end : min(end + 1, word.sent.end)]]
    cried = any(token.text == ":" or (token.is_upper and token.is_alpha) for token in beside)
    small = word.text.title()
    return not cried and (small == word.text or not any(token.text == small for token in doc))
