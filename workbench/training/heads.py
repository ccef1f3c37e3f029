"""What the encoder is asked: one table of heads, the same for training, export and run time."""

from dataclasses import dataclass

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
DEPRELS = (
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """One question asked of every word piece.

    `spans` heads answer O, B-label or I-label for each label; `words` heads one label for the first
    piece of a word; `number` heads a single figure. `lean` is taken off the score of O: 0 is what training
    gives, 1 finds more and is wrong more often.
    """

    name: str
    kind: str
    labels: tuple[str, ...] = ()
    lean: float = 0.0

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of this head's columns in the encoder's output."""
        if self.kind == "spans":
            return ("O", *(f"{place}-{label}" for label in self.labels for place in "BI"))
        return self.labels or (self.name,)


# Attributions that stand inside a content have heads of their own: sources, cues and contents of both
# depths overlap, and one BIO sequence cannot say two things about one word.
HEADS = (
    Head("source", "spans", ("SOURCE",)),
    Head("cue", "spans", ("CUE",)),
    Head("content", "spans", ("CONTENT",)),
    Head("inner_source", "spans", ("SOURCE",), lean=1.0),  # its targets were the sure ones only
    Head("inner_cue", "spans", ("CUE",), lean=1.0),
    Head("inner_content", "spans", ("CONTENT",), lean=1.0),
    # Most sentences of Szeged hold no cue, so the head is shy: on dev, token F .73 at 0, .78 at 1, .75 at 2.
    Head("uncertainty", "spans", ("epistemic", "doxastic", "conditional", "investigation"), lean=1.0),
    Head("entity", "spans", ("PERSON", "ORG", "LOC", "NORP", "DATE")),
    Head("upos", "words", UPOS),
    Head("sentence", "words", ("inside", "start")),
    Head("factuality", "number"),
)

# Vectors whose products score a pair of pieces: (name, width).
VECTORS = (
    ("content_asks_cue", 64),
    ("cue_answers", 64),
    ("cue_asks_source", 64),
    ("content_asks_source", 64),
    ("source_answers", 64),
    ("word_asks_head", 128),
    ("head_answers", 128),
    ("word_label", 128),
    ("head_label", 128),
)


def columns() -> dict[str, slice]:
    """Where each head's outputs stand in the encoder's table of scores."""
    places, start = {}, 0
    for head in HEADS:
        places[head.name] = slice(start, start + len(head.outputs))
        start += len(head.outputs)
    return places


def vector_columns() -> dict[str, slice]:
    """Where each vector stands in the encoder's second table."""
    places, start = {}, 0
    for name, width in VECTORS:
        places[name] = slice(start, start + width)
        start += width
    return places
