"""Names made of nouns: "the Mothers of Lipno", "the Kestrel Papers", "Household Survey 2023"."""

from spacy.tokens import Span, Token

from workbench.pipeline.nouns import DETERMINERS, speaker_nouns

LEAKS = {"Papers", "Files", "Leaks"}  # behind a name: documents that are known by it


def are_leaks(head: Token) -> bool:
    """Whether a noun with a capital is the last word of such a name, and no newspapers."""
    return head.text in LEAKS and not head.is_sent_start


def is_paper(head: Token) -> bool:
    """Whether a name ends in a noun for a paper: "the Green Harbour Report", "Household Survey 2023"."""
    noun = speaker_nouns().get(head.lower_)
    before = head.nbor(-1) if head.i else head
    return noun is not None and noun.kind == "document" and head.is_title and before.is_title


def are_without(span: Span) -> bool:
    """Whether a name says what its bearers do without: "Engineers Without Borders"."""
    return any(word.text == "Without" and word.nbor(-1).is_title and word.nbor().is_title for word in span[1:-1])


def is_of_somewhere(head: Token) -> bool:
    """Whether capitals inside a sentence make a name of a plural and what it is of: "the Friends of the Harbour"."""
    behind = [token for token in head.doc[head.i + 1 : head.i + 4] if token.lower_ not in DETERMINERS]
    plural = head.is_title and head.tag_ != "NNP" and head.lower_.endswith("s")
    if not plural or len(behind) < 2 or not behind[1].is_title:
        return False
    # "Teachers for Fair Pay"
    cause = behind[0].lower_ in {"for", "against"} and all(token.is_title for token in behind[1:])
    return cause or (behind[0].lower_ == "of" and not head.is_sent_start)
