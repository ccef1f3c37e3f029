"""Where sentences begin: at the start of a part, after a sentence's last mark, and where the encoder is sure of it.

spaCy's own sentencizer sees neither the article's parts nor the space after a closing quotation mark;
both decide whose words a sentence is. The encoder also sees a sentence begin where no mark ends the one before.
"""

import numpy as np
from spacy.attrs import IDX, IS_SPACE, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

from workbench.pipeline.abbreviations import TITLES
from workbench.pipeline.decoding import log_probabilities
from workbench.pipeline.encoder import KEY, prediction

SURE = 0.9  # probability from which the encoder is believed; on EWT dev F .923 for .911 by rule, and few cuts are wrong
PARTS = "workbench/parts"  # key in doc.user_data: (start, end) offsets of the parts; without it, lines are parts
# Tokens after which a sentence is cut wherever it stands: a list without an end would make the parse, which
# compares all words of a sentence with each other, need memory without an end.
LONGEST = 250
ENDS = {".", "!", "?", "…", "...", "?!", "!?"}
CLOSERS = {'"', "”", "’", "'", "''", "»", "“", ")", "]"}  # “ closes a quotation in texts from German
# A dot that belongs to an abbreviation can also end its sentence; one of these words then begins the next.
OPENERS = {
    "the", "a", "an", "it", "he", "she", "they", "we", "i", "in", "on", "at", "but", "this", "that", "there", "its",
}  # fmt: skip


@Language.factory("workbench/sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str):
    """Component that writes `token.is_sent_start` for every token."""
    return set_sentence_starts


def set_sentence_starts(doc: Doc) -> Doc:
    """Write `is_sent_start` on every token of the doc and return it."""
    starts = _part_starts(doc) | _read_starts(doc)
    table = np.full((len(doc), 1), -1)  # of spaCy's SENT_START; token by token it would look through the doc each time
    last = 0  # where the sentence began
    ended = spaced = False  # a last mark was seen; a space followed it
    for place, token in enumerate(doc):
        text = token.text
        begins = place == 0 or place in starts or (ended and spaced and _may_begin(token))
        begins = begins or place - last >= LONGEST
        if begins:
            table[place] = 1
            last, ended, spaced = place, False, False
        if text in ENDS or (text.endswith(".") and _ends_with_abbreviation(token)):
            ended, spaced = True, False
        elif ended and not token.is_space and text not in CLOSERS:
            ended = False
        spaced = ended and (bool(token.whitespace_) or token.is_space)
    return doc.from_array([SENT_START], table.view(np.uint64))


def _part_starts(doc: Doc) -> set[int]:
    """Indices of the first token of each part, or of each line, and of what follows a part."""
    if PARTS in doc.user_data:
        edges = sorted({edge for part in doc.user_data[PARTS] for edge in part})
        return {i for i in (_first_token_at(doc, edge) for edge in edges) if i is not None}
    return {t.i + 1 for t in doc[:-1] if "\n" in t.text and not doc[t.i + 1].is_space}


def _read_starts(doc: Doc) -> set[int]:
    """Indices of the tokens at which the encoder is sure that a sentence begins; none if it has not read the doc."""
    if KEY not in doc.user_data:
        return set()
    said = prediction(doc)
    chances = log_probabilities(said.scores("sentence").astype(np.float32))[:, 1]
    places = said.pieces.starts[chances >= np.log(SURE)].astype(np.uint64)
    starts, spaces = doc.to_array([IDX, IS_SPACE]).reshape(-1, 2).T
    return set(np.flatnonzero(np.isin(starts, places) & (spaces == 0)).tolist())


def _first_token_at(doc: Doc, offset: int) -> int | None:
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if doc[middle].idx < offset else (low, middle)
    while low < len(doc) and doc[low].is_space:
        low += 1
    return low if low < len(doc) else None


def _may_begin(token: Token) -> bool:
    return not token.is_space and not token.is_lower and token.text not in CLOSERS - {'"', "“", "'", "’"}


def _ends_with_abbreviation(token: Token) -> bool:
    if len(token.text) < 3 or token.lower_ in TITLES or token.i + 1 == len(token.doc):
        return False
    following = token.nbor()
    return following.is_title and following.lower_ in OPENERS
