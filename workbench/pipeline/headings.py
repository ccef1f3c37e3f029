"""What a heading puts into a mouth with a colon, and who that is: "Widow: he had enemies".

The words before the colon are a bare noun or a name; whoever is named and speaks first below is meant.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from spacy.tokens import Doc, Span

from workbench.pipeline.antecedents import BODIES, roles_of
from workbench.pipeline.hands import Hand
from workbench.pipeline.mentions import Mention
from workbench.pipeline.neighbours import has_verb
from workbench.pipeline.nouns import DETERMINERS, OWNING, QUANTITIES, speaker_nouns
from workbench.pipeline.positions import covered
from workbench.pipeline.sameness import Entry
from workbench.pipeline.stops import end_of_words, first_word

LONGEST = 4  # words before the colon
NOMINAL = {"NOUN", "PROPN", "ADJ", "PUNCT"}
# What a paper prints there to say what kind of text follows.
GENRES = {"analysis", "opinion", "comment", "review", "letter", "letters", "interview", "report", "editorial", "column",
          "update", "exclusive", "video", "audio", "podcast", "live", "watch", "news", "profile", "essay"}  # fmt: skip
ALIKE = [{"widow", "wife"}, {"widower", "husband"}, {"lawyer", "solicitor", "attorney", "barrister", "counsel"},
         {"doctor", "physician", "surgeon", "gp"}, {"boy", "son"}, {"girl", "daughter"},
         {"mum", "mom", "mother"}, {"dad", "father"}, {"priest", "vicar", "pastor"}]  # fmt: skip
HEADS = {"chief", "boss", "head", "leader", "official"}  # whoever holds another office can be called so


def said_behind_colons(doc: Doc, hands: list[Hand], headings: Collection[int]) -> Iterator[Hand]:
    """A hand for each heading that gives a speaker, a colon and a clause, where nobody has been heard in it.

    `headings` are sentences, each by the index of its first token.
    """
    taken = covered(span for hand in hands for span in (*hand.source, *hand.content))
    for start in sorted(headings):
        sent = doc[start].sent
        colon = next((token.i for token in sent[1 : LONGEST + 1] if token.text == ":"), None)
        if colon is None or any(token.i in taken for token in sent):
            continue
        first = first_word(doc, colon + 1, sent.end)
        speaker, words = doc[start:colon], doc[first : end_of_words(doc, first, sent.end)]
        if has_verb(words) and _can_speak(speaker):
            yield Hand((speaker,), (), (words,))


def _can_speak(words: Span) -> bool:
    last = words[-1]
    somebody = last.lower_ in speaker_nouns() or last.ent_type_ in {"PERSON", "ORG"}
    return somebody and last.lower_ not in GENRES and all(token.pos_ in NOMINAL for token in words)


def called_in_heading(
    mention: Mention, entries: Iterable[Entry], is_in_heading: Callable[[Span], bool]
) -> Entry | None:
    """Whom a heading calls by a bare noun, if this is the first of the kind who speaks below, and by name."""
    alike = [entry for entry in entries if entry.first is not None and entry.first.kind == mention.kind]
    if mention.identified != "named" or is_in_heading(mention.span):
        return None
    if not all(is_in_heading(entry.mentions[0]) for entry in alike):
        return None
    fitting = [entry for entry in alike if _is_bare(entry.first) and _can_be(entry.first, mention)]
    return fitting[0] if len(fitting) == 1 else None


def _is_bare(mention: Mention) -> bool:
    """Whether somebody is called by a noun without an article, as only headings do."""
    bare = mention.span[0].lower_ not in DETERMINERS | QUANTITIES | OWNING and not mention.is_pronoun
    return bare and mention.identified != "named"


def _alike(noun: str) -> set[str]:
    """The nouns by which a heading and a text can call the same person."""
    return next((nouns for nouns in ALIKE if noun in nouns), {noun})


def _can_be(called: Mention, named: Mention) -> bool:
    """Whether the text tells nothing against it that somebody named is whom a heading calls by a noun."""
    noun, told = called.head.lower_, roles_of(named.span)
    if named.kind == "organisation":
        return noun in BODIES
    return named.kind == "person" and (not told or bool(_alike(noun) & told) or noun in HEADS)
