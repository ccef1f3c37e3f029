"""Titles that are written with a dot and go on with a name: "Lt. Col. Ann Lee" is one piece of one sentence."""

from spacy.language import Language

# Those that spaCy's English rules do not know would come apart at the dot, and the sentence with them.
UNKNOWN = ("Ald.", "Amb.", "Atty.", "Brig.", "Capt.", "Cllr.", "Cmdr.", "Cmsr.", "Col.", "Comdr.", "Cpl.", "Det.",
           "Dir.", "Fr.", "Hon.", "Insp.", "Lt.", "Maj.", "Msgr.", "Pres.", "Pvt.", "Reps.", "Sens.", "Sgt.",
           "Supt.")  # fmt: skip
TITLES = frozenset({*map(str.lower, UNKNOWN), "mr.", "mrs.", "ms.", "dr.", "gen.", "adm.", "sen.", "rep.", "gov.",
                    "st.", "prof.", "rev.", "no."})  # fmt: skip


def keep_titles(nlp: Language) -> None:
    """Make the pipeline's tokenizer keep these titles in one piece."""
    for title in UNKNOWN:
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
