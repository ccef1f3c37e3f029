"""Places where words stand in an order that English does not have and German does, as translation leaves it.

Each rule looks at words and their classes and yields the words at the break with what is wrong there. A rule asks
for a break that no writer of English makes on purpose: inversions, ellipses and headlines have to pass.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from spacy.attrs import POS
from spacy.symbols import DET, NOUN
from spacy.tokens import Doc, Span, Token

from workbench.pipeline.positions import different_words, positions
from workbench.pipeline.sayings import sayings

ARTICLES = {"the", "a", "an"}
BEHIND_ARTICLE = {"by", "in", "on", "from", "with", "at", "through", "during", "since", "against", "under", "of", "for"}
NOMINATIVE = {"he", "she", "they", "we", "i"}
OBJECTS = {"him", "her", "them", "us", "me"}
REFLEXIVE = {"himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself"}
HAVE = {"have", "has", "had"}
MODALS = {"can", "could", "may", "might", "must", "shall", "should", "will", "would"}
BE = {"is", "are", "was", "were", "be", "been", "become"}
STOPS = {".", "!", ",", ";", ":"}
CLAUSE_STOPS = STOPS | {"?", "–", "—", "“", "”", '"', "("}
ENDS = {".", "!", "?"}
# What may stand before an inverted verb: "never has", "only then did", "so loud was", "nor could".
PARTICLES = {"in", "out", "up", "off", "over", "back", "on", "down", "under", "away"}
DAYS = {"yesterday", "today", "tomorrow"}
WISHES = {"want", "wants", "wanted"}
INVERTERS = {"not", "never", "nor", "neither", "only", "so", "such", "seldom", "rarely", "hardly", "scarcely", "little",
             "no", "nowhere", "as", "than", "nothing", "barely", "had", "were", "should", "did", "what", "how", "who",
             "which", "when", "where", "why", "whom", "whose", "if", "well", "once", "while", "all", "way", "whatever",
             "like", "every", "everything"}  # fmt: skip
AS = {"as", "than", "like", "when", "if", "while", "once", "until", "though", "unless", "where", "because", "of", "by"}
TAKES_CLAUSE = {"means", "meant", "mean", "ensures", "ensured", "guarantees", "guaranteed", "hopes", "hoped", "makes"}
CONTRASTS = {"though", "although", "but", "whereas", "unlike"}
IRREGULAR = {"made", "held", "built", "put", "met", "sent", "said", "found", "kept", "left", "brought", "told", "won",
             "lost", "sold", "read", "come", "gone", "begun"}  # fmt: skip

Finding = tuple[Span, str]


def article_before_preposition(doc: Doc) -> Iterator[Finding]:
    """ "the by the flood destroyed bridge": all that describes a noun stands between it and its article."""
    for article, preposition, noun in _rows(doc, 3, 0, ARTICLES):
        follows = noun.pos_ in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"} and noun.is_alpha and preposition.is_lower
        joined = preposition.i + 1 < len(doc) and "-" in {noun.text, preposition.nbor(-1).text}
        day = preposition.lower_ in DAYS and noun.pos_ in {"ADP", "VERB"} and preposition.is_lower
        placed = preposition.lower_ in BEHIND_ARTICLE and follows and not joined
        if (placed or day) and any(
            _is_participle(word) or word.lower_.endswith("ing") for word in _clause(preposition)
        ):
            yield doc[article.i : noun.i + 1], f"“{preposition.text}” stands between “{article.text}” and its noun"


def pronoun_before_article(doc: Doc) -> Iterator[Finding]:
    """ "that he the door not opened has": an object stands before the verb."""
    for pronoun, article, noun in _rows(doc, 3, 0, NOMINATIVE):
        nominal = noun.pos_ in {"NOUN", "ADJ", "PROPN"} and noun.is_alpha
        free = pronoun.i == 0 or pronoun.nbor(-1).pos_ not in {"VERB", "AUX", "ADP"}
        if free and pronoun.lower_ in NOMINATIVE and article.lower_ in ARTICLES and nominal and article.is_lower:
            yield doc[pronoun.i : noun.i + 1], f"the verb is missing between “{pronoun.text}” and “{noun.text}”"


def participle_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "has the letter on Friday to the clerk handed": what belongs behind the participle stands before it."""
    for (token,) in _rows(doc, 1, 0, HAVE):
        if _asks(token):
            continue
        clause = _clause(token)
        ends = [i for i, word in enumerate(clause) if _is_participle(word) and _closes(word)]
        between = clause[: ends[0]] if ends else []
        if len(between) < 3 or any(word.pos_ in {"VERB", "PUNCT", "SCONJ"} for word in between):
            continue
        if any(word.pos_ == "AUX" or (word.lower_ == "to" and word.pos_ == "PART") for word in between):
            continue
        first = between[0]
        placed = any(word.pos_ == "ADP" for word in between)
        if placed and (first.pos_ in {"DET", "NUM", "ADP"} or first.lower_ in REFLEXIVE | OBJECTS):
            verb = clause[ends[0]]
            yield doc[token.i : verb.i + 1], f"“{verb.text}” stands far behind “{token.text}”"


def auxiliary_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "brought have.", "waiting were.", "stopped become.": the auxiliary stands behind its verb."""
    for before, verb, auxiliary, after in _rows(doc, 4, 2, HAVE | BE):
        form = verb.pos_ == "VERB" and (_is_participle(verb) or verb.lower_.endswith("ing"))
        closing = after.text in STOPS - {":"} and auxiliary.lower_ in HAVE | BE and auxiliary.is_lower
        if form and closing and before.lower_ not in AS | {"what", "to"} and before.pos_ != "PUNCT":
            yield doc[verb.i : auxiliary.i + 1], f"“{auxiliary.text}” stands behind “{verb.text}”, not before it"


def copula_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "Because the road closed is, …": the verb of the clause has moved to its end."""
    for before, copula, after in _rows(doc, 3, 1, BE):
        if after.text not in {".", ","}:
            continue
        subordinate = copula.sent[0].pos_ == "SCONJ" or copula.sent[0].lower_ == "because"
        moved = copula.lower_ in {"is", "was", "are", "were"} and copula.is_lower
        moved = moved and (after.text == "." or (after.text == "," and subordinate))
        clause = _clause_before(copula)
        left_out = before.pos_ == "NOUN" and {word.lower_ for word in clause} & CONTRASTS  # "though the others are."
        if moved and before.pos_ in {"ADJ", "NOUN"} and before.is_lower and not _inverters(clause) and not left_out:
            yield doc[before.i : copula.i + 1], f"“{copula.text}” stands at the end of its clause"


def infinitive_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "an effort against the state Israel be.": a stray infinitive ends the sentence."""
    for before, verb, after in _rows(doc, 3, 1, BE):
        nominal = before.pos_ in {"NOUN", "PROPN", "ADJ"} or bool(before.ent_type_)
        if verb.lower_ in {"be", "become"} and verb.is_lower and after.text in ENDS and nominal and not _asks(verb):
            yield doc[before.i : verb.i + 1], f"a stray “{verb.text}” ends the sentence"


def modal_far_from_its_verb(doc: Doc) -> Iterator[Finding]:
    """ "should already on Monday begin": objects and places stand between a modal verb and its infinitive."""
    for (modal,) in _rows(doc, 1, 0, MODALS | WISHES):
        if modal.pos_ not in {"AUX", "VERB"} or _asks(modal) or _may_invert(modal):
            continue
        clause = _clause(modal)
        verb = next((i for i, word in enumerate(clause) if word.pos_ in {"VERB", "AUX"}), None)
        if verb is None or verb < 3 or not _closes(clause[verb]) or clause[verb].lower_.endswith(("ing", "ed", "en")):
            continue
        between = clause[:verb]
        nominal = any(word.pos_ in {"DET", "NUM", "PROPN"} for word in between)
        placed = any(word.pos_ == "ADP" for word in between)
        if nominal and placed and not any(word.pos_ == "PUNCT" or word.lower_ == "to" for word in between):
            yield doc[modal.i : clause[verb].i + 1], f"“{clause[verb].text}” stands far behind “{modal.text}”"


def modal_without_verb(doc: Doc) -> Iterator[Finding]:
    """ "it should Iran – albeit indirectly – are behind it"."""
    for before, modal, after in _rows(doc, 3, 1, MODALS):
        subject = before.pos_ in {"PRON", "NOUN", "PROPN"} or before.lower_ in NOMINATIVE | {"it"}
        reflexive = after.lower_ in REFLEXIVE and after.i + 1 < len(doc) and after.nbor().pos_ in {"ADP", "DET"}
        fronted = before.text == "," and reflexive
        stands = (subject or fronted) and modal.lower_ in MODALS and modal.is_lower and not _asks(modal)
        condition = modal.lower_ == "should" and _is_base_verb_behind_name(after)  # "should Ann Lee win the vote"
        if stands and not condition and (_is_name(after) or reflexive):
            yield doc[modal.i : after.i + 1], f"a verb is missing after “{modal.text}”"


def _is_base_verb_behind_name(name: Token) -> bool:
    """Whether a verb that could be an infinitive stands right behind a name."""
    rest = name.doc[name.i : name.sent.end]
    behind = next((word for word in rest if not _is_name(word)), None)
    return behind is not None and behind.pos_ in {"VERB", "AUX"} and behind.lower_ not in BE - {"be", "become"}


def inverted_statement(doc: Doc) -> Iterator[Finding]:
    """ "In the night have the soldiers …", "After the opinion of the expert can the bridge …"."""
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if len(words) < 7 or words[0].pos_ not in {"ADP", "SCONJ", "ADV"} or any(word.text == "?" for word in words):
            continue
        for number, (verb, after) in enumerate(pairwise(words)):
            before = words[:number]
            if verb.pos_ in {"VERB", "AUX"}:
                fronted = number >= 3 and verb.lower_ in HAVE | MODALS and not _inverters(before)
                subject = after.lower_ in {"the"} | NOMINATIVE | {"it"}
                commas = [place for place, word in enumerate(before) if word.text == ","]
                own = commas and before[commas[-1] + 1 :] and before[commas[-1] + 1].pos_ not in {"ADP", "SCONJ", "ADV"}
                if (
                    fronted
                    and subject
                    and not own  # "Of the bunch, Ann had the fewest": her subject stands before the verb
                    and words[0].text[0].isupper()
                    and before[-1].pos_ in {"NOUN", "PROPN", "PRON", "ADV"}
                ):
                    yield doc[verb.i : after.i + 1], f"“{verb.text}” stands before its subject"
                break


def verb_before_pronoun(doc: Doc) -> Iterator[Finding]:
    """ "moved he in the mountains": a full verb stands before its subject."""
    for before, verb, pronoun, after in _rows(doc, 4, 2, NOMINATIVE):
        full = (
            verb.pos_ == "VERB"
            and verb.is_lower
            and (verb.lower_,) not in sayings()
            and not verb.lower_.endswith("ing")
        )
        open_end = after.pos_ in {"ADP", "DET"} or after.lower_ in REFLEXIVE | {"to"}
        fronted = before.text == "," or before.pos_ in {"NOUN", "ADV"}
        more = any(word.pos_ in {"VERB", "AUX"} for word in doc[after.i : min(after.i + 5, verb.sent.end)])
        subject = pronoun.lower_ in NOMINATIVE and pronoun.is_lower
        if full and subject and open_end and fronted and not more and not _asks(verb):
            yield doc[verb.i : pronoun.i + 1], f"“{verb.text}” stands before its subject “{pronoun.text}”"


def verb_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "have already been made War against Israel designed"."""
    for been, verb, noun in _rows(doc, 3, 0, {"been"}):
        words = [token for token in been.sent if token.is_alpha]
        if len(words) < 6 or not _is_participle(words[-1]) or not _is_noun(words[-2]):
            continue
        if _is_participle(verb) and _is_noun(noun) and verb.i < words[-2].i and noun.i < been.sent.end:
            yield doc[verb.i : words[-1].i + 1], f"two verbs, “{verb.text}” and “{words[-1].text}”, share one place"


def particle_before_verb(doc: Doc) -> Iterator[Finding]:
    """ "the verdict on Monday out read.", "in a forest in fallen."."""
    for noun, particle, verb, end in _rows(doc, 4, 1, PARTICLES):
        nominal = _is_noun(noun) or noun.pos_ in {"ADV", "PRON"}
        split = particle.lower_ in PARTICLES
        form = verb.pos_ == "VERB" and not verb.lower_.endswith("ing") and particle.pos_ in {"ADP", "ADV", "PART"}
        if nominal and split and form and end.text in ENDS:
            yield doc[particle.i : verb.i + 1], f"“{particle.text}” stands before “{verb.text}”, not behind it"


def nouns_in_a_row(doc: Doc) -> Iterator[Finding]:
    """ "The judge the accused the verdict out read": nouns with their articles and no verb between them."""
    classes = doc.to_array([POS])
    starts = max(len(doc) - 5, 0)
    alike = [classes[at : at + starts] == name for at, name in enumerate((DET, NOUN) * 3)]
    for start in np.flatnonzero(np.all(alike, axis=0)).tolist():
        yield doc[start : start + 6], "three nouns stand in a row without a verb"


def two_articles(doc: Doc) -> Iterator[Finding]:
    """ "the a", "a other", "the both countries"."""
    for first, second, noun in _rows(doc, 3, 0, ARTICLES):
        # an article typed twice is a slip, and the sentence reads as if it stood once
        different = second.lower_ in ARTICLES and second.lower_ != first.lower_
        twice = different or (first.lower_, second.lower_) in {
            ("a", "other"), ("the", "both"), ("a", "such"), ("the", "each")}  # fmt: skip
        nominal = noun.pos_ in {"NOUN", "ADJ"} and noun.is_lower
        if (
            first.lower_ in ARTICLES
            and twice
            and second.is_lower
            and nominal
            and (first.is_lower or first.is_sent_start)
        ):
            yield doc[first.i : noun.i + 1], f"“{first.text}” and “{second.text}” stand before one noun"


def second_verb(doc: Doc) -> Iterator[Finding]:
    """ ", who died on the orders of the king was taken out": a clause that has its verb gets another one."""
    for comma, who, verb in _rows(doc, 3, 1, {"who", "which"}):
        simple = verb.pos_ == "VERB" and (verb.lower_,) not in sayings() and not verb.lower_.endswith("ing")
        simple = simple and verb.lower_ not in TAKES_CLAUSE
        if comma.text != "," or who.lower_ not in {"who", "which"} or not simple or comma.i == comma.sent.start:
            continue
        if not any(word.pos_ in {"VERB", "AUX"} for word in doc[comma.sent.start : comma.i]):
            continue  # the main verb is still to come
        for word in doc[verb.i + 1 : verb.sent.end]:
            if (
                (word.is_punct and word.text != "-")
                or word.pos_ in {"CCONJ", "SCONJ", "VERB"}
                or word.lower_ in INVERTERS | {"that", "but"}
            ):
                break
            if word.pos_ == "AUX" and word.lower_ in {"was", "were", "is", "are"} and _is_noun(word.nbor(-1)):
                yield doc[word.i - 1 : word.i + 1], f"“{verb.text}” and “{word.text}” are verbs of one clause"
                break


RULES: dict[str, Callable[[Doc], Iterator[Finding]]] = {
    "modal without verb": modal_without_verb,
    "infinitive at the end": infinitive_at_the_end,
    "verb at the end": verb_at_the_end,
    "participle at the end": participle_at_the_end,
    "auxiliary at the end": auxiliary_at_the_end,
    "copula at the end": copula_at_the_end,
    "modal far from its verb": modal_far_from_its_verb,
    "article before preposition": article_before_preposition,
    "pronoun before article": pronoun_before_article,
    "inverted statement": inverted_statement,
    "verb before pronoun": verb_before_pronoun,
    "particle before verb": particle_before_verb,
    "nouns in a row": nouns_in_a_row,
    "two articles": two_articles,
    "second verb": second_verb,
}


def _rows(doc: Doc, size: int, at: int, words: set[str]) -> Iterator[tuple[Token, ...]]:
    """Each `size` neighbouring tokens of which the one `at` a place is one of the words.

    A rule asks for that word in any case; looked for first, it spares the rule nearly all of the text.
    """
    for middle in positions(doc, words):
        start = middle - at
        if start >= 0 and start + size <= len(doc):
            yield tuple(map(doc.__getitem__, range(start, start + size)))


def _clause(token: Token) -> list[Token]:
    """The words behind a word, up to the next mark."""
    words = []
    for word in token.doc[token.i + 1 : token.sent.end]:
        if word.text in CLAUSE_STOPS:
            break
        if not word.is_space:
            words.append(word)
    return words


def _clause_before(token: Token) -> list[Token]:
    """The words before a word, back to the last strong mark or the beginning of the sentence."""
    words = []
    for word in reversed(token.doc[token.sent.start : token.i]):
        if word.text in {".", ";", ":", "–", "—"}:
            break
        words.append(word)
    return words[::-1]


def _closes(word: Token) -> bool:
    """Whether a clause ends behind a word."""
    after = word.nbor() if word.i + 1 < len(word.doc) else None
    if after is not None and after.lower_ in PARTICLES and after.i + 1 < len(word.doc):
        after = after.nbor()  # "handed over."
    return after is None or after.text in STOPS or after.is_space or after.lower_ in {"and", "but"}


def _asks(token: Token) -> bool:
    return "?" in different_words(token.doc) and any(word.text == "?" for word in token.sent)


def _may_invert(modal: Token) -> bool:
    before = modal.doc[modal.sent.start : modal.i]
    return not any(word.is_alpha for word in before) or _inverters(list(before)[-4:])


def _inverters(words: list[Token]) -> bool:
    return bool({word.lower_ for word in words} & INVERTERS)


def _is_name(token: Token) -> bool:
    return bool(token.ent_type_) or token.pos_ == "PROPN"


def _is_noun(token: Token) -> bool:
    return _is_name(token) or token.pos_ == "NOUN"


def _is_participle(token: Token) -> bool:
    return token.pos_ == "VERB" and (token.lower_.endswith(("ed", "en", "wn")) or token.lower_ in IRREGULAR)
