"""A signal of uncertainty as it is found in a text, before it is known in whose claim it stands."""

from dataclasses import dataclass

from spacy.tokens import Span


@dataclass(frozen=True)
class Signal:
    """A cue as found in the text, before it is known whose claim it stands in."""

    kind: str
    span: Span
    scope: Span
    rule: str
    strength: str
    reason: str  # the end of the sentence that explains it
    held_by: str = ""  # "subject": the doubt is that of the cue's grammatical subject; "teller": of whoever tells it
    bears: bool = True  # whether it changes the level of the claim in which it stands
    read_as: str = ""  # of a break that is mended: how its words are read
