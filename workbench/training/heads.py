"""What the encoder is asked: one table of heads, the same for training, export and run time."""

from dataclasses import dataclass

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
    "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
)  # fmt: skip
LEMMAS = (  # edit rules (pipeline/lemmas.py) of nearly all words of a treebank; rarer words keep their form
    "l-0+", "c-0+", "l-1+", "=be", "l-2+", "l-3+", "l-3+e", "l-1+ve", "l-3+y", "=I", "l-2+ot", "c-1+", "l-1+y",
    "l-2+o", "l-2+y", "l-3+is", "l-4+", "l-2+e", "=good", "=we", "=have", "='s", "l-2+ke", "l-3+at", "=will", "l-2+et",
    "l-4+rson", "l-3+ome", "l-3+ell", "l-1+d", "=she", "l-3+ake", "l-4+ind", "=go", "l-0+n", "l-2+an", "l-2+ave",
    "l-3+ive", "l-1+ot", "=to", "l-3+ear", "l-0+s", "l-5+ink", "=would", "l-2+in", "l-2+ow", "=well", "l-1+ill",
    "=bad", "l-2+el", "l-3+fe", "l-2+ep", "l-1+e", "l-5+ing", "l-2+ee", "l-3+old", "l-3+eak", "l-1+ad", "c-3+y",
    "l-1+et", "l-3+ite", "l-4+eak", "l-3+f", "l-2+s", "l-3+oot", "l-5+uy", "l-4+y", "c-2+", "l-2+un", "l-5+et",
    "l-4+tch", "c-3+", "l-6+ar", "l-5+each", "l-3+and", "l-2+is", "l-2+ir", "l-2+ose", "l-5+eek", "l-4+ie", "l-1+o",
    "l-3+ink", "=and", "l-2+it", "l-3+all", "l-3+ise", "l-2+re", "=of",
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
    Head("source", "spans", ("SOURCE",), lean=1.0),  # one that no content asks for does no harm
    Head("cue", "spans", ("CUE",)),
    Head("content", "spans", ("CONTENT",), lean=0.4),  # finds a twentieth more of indirect speech
    Head("inner_source", "spans", ("SOURCE",), lean=-0.5),  # its targets are readings of its own, not annotation
    Head("inner_cue", "spans", ("CUE",), lean=-0.5),
    Head("inner_content", "spans", ("CONTENT",), lean=-0.5),
    Head("uncertainty", "spans", ("epistemic", "doxastic", "conditional", "investigation")),
    # MISC is every other name (works, events, products): asked so that such a name is not called an organisation.
    Head("entity", "spans", ("PERSON", "ORG", "LOC", "NORP", "DATE", "MISC")),
    Head("upos", "words", UPOS),
    Head("tag", "words", TAGS),
    Head("lemma", "words", LEMMAS),
    Head("sentence", "words", ("inside", "start")),
    # Two scales: UDS-IH2 asks readers how likely an event is, MEANTIME annotates what news text commits itself to.
    Head("factuality", "number"),
    Head("news_factuality", "number"),
)

# Vectors whose products score a pair of pieces: (name, width).
VECTORS = (
    ("content_asks_cue", 64),
    ("cue_answers", 64),
    ("cue_asks_source", 64),
    ("content_asks_source", 64),
    ("source_answers", 64),
    ("word_asks_head", 192),
    ("head_answers", 192),
    ("word_label", 256),
    ("head_label", 256),
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
