"""Verbs that stand at the end of their clause, as German has them: behind what belongs behind them in English."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from workbench.pipeline.breaks import (
    ARTICLES,
    BE,
    ENDS,
    HAVE,
    MODALS,
    PARTICLES,
    REFLEXIVE,
    STOPS,
    Finding,
    Rule,
    asks,
    clause_before,
    clause_behind,
    closes,
    inverters,
    is_noun,
    is_participle,
    may_invert,
    rows,
)

AS = {"as", "than", "like", "when", "if", "while", "once", "until", "though", "unless", "where", "because", "of", "by"}
CONTRASTS = {"though", "although", "but", "whereas", "unlike"}
OBJECTS = {"him", "her", "them", "us", "me"}
RELATIVE = {"who", "which", "that", "whom", "whose"}
# "was by law barred" and "was by noon filled" are English.
SET_PHRASES = {"chance", "accident", "default", "law", "definition", "nature", "design", "mistake", "then", "now",
               "far", "all", "accounts", "noon", "midnight", "dawn", "nightfall", "evening", "morning"}  # fmt: skip
TIMES = {"yesterday", "today", "tomorrow", "last", "next", "hours", "days", "weeks", "months", "years", "minutes",
         "day", "night", "morning", "evening", "week", "month", "year", "hour", "time"}  # fmt: skip
WISHES = {"want", "wants", "wanted"}


def participle_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "has the letter on Friday to the clerk handed": what belongs behind the participle stands before it."""
    for (token,) in rows(doc, 1, 0, HAVE):
        if asks(token) or may_invert(token):  # “not once has an adviser of mine said”
            continue
        clause = clause_behind(token)
        ends = [i for i, word in enumerate(clause) if is_participle(word) and closes(word)]
        between = clause[: ends[0]] if ends else []
        if len(between) < 3 or between[-1].pos_ == "CCONJ" or any(_is_joint(word) for word in between):
            continue
        if any(word.pos_ == "AUX" or (word.lower_ == "to" and word.pos_ == "PART") for word in between):
            continue
        first = between[0]
        placed = any(word.pos_ == "ADP" for word in between)
        if placed and (first.pos_ in {"DET", "NUM", "ADP"} or first.lower_ in REFLEXIVE | OBJECTS):
            verb = clause[ends[0]]
            yield Finding(doc[token.i : verb.i + 1], f"“{verb.text}” stands far behind “{token.text}”")


def passive_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "was in the night by soldiers burnt": by whom it was done stands before what was done."""
    for (token,) in rows(doc, 1, 0, BE - {"be", "been", "become"}):
        clause = clause_behind(token)
        verb = next((i for i, word in enumerate(clause) if word.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ"}), 0)
        between = clause[:verb]
        by = any(word.lower_ == "by" for word in between[-4:])
        if any(word.lower_ in SET_PHRASES or word.like_num for word in between):
            continue
        at_once = len(between) == 2 and between[0].lower_ == "by" and between[1].pos_ == "NOUN"
        ends = closes(clause[verb]) if between else False
        if by and between[0].pos_ == "ADP" and is_participle(clause[verb]) and (ends or at_once):
            yield Finding(doc[token.i : clause[verb].i + 1], f"“{clause[verb].text}” stands far behind “{token.text}”")


def verbs_behind_all(doc: Doc) -> Iterator[Finding]:
    """ "The clerk yesterday the letter from the box has taken": the only verbs of a sentence end it."""
    for (auxiliary,) in rows(doc, 1, 0, HAVE | BE):
        behind = clause_behind(auxiliary)
        if len(behind) != 1 or not is_participle(behind[0]) or auxiliary.sent[-1].text not in ENDS:
            continue
        words = [word for word in doc[auxiliary.sent.start : auxiliary.i] if not word.is_space]
        if any(word.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ", "PUNCT"} or word.lower_ in RELATIVE for word in words):
            continue
        fronted = words[:1] and (words[0].pos_ in {"ADP", "ADV"} or any(word.ent_type_ == "DATE" for word in words[:3]))
        if fronted or any(word.lower_ in TIMES for word in words):  # "In the city a bomb was found"
            continue
        classes = [word.pos_ for word in words if word.pos_ not in {"ADV", "ADJ"}]
        if any(classes[at : at + 3] == ["NOUN", "DET", "NOUN"] for at in range(len(classes))):
            yield Finding(doc[words[0].i : behind[0].i + 1], f"no verb stands before “{auxiliary.text}”")


def infinitive_behind_its_object(doc: Doc) -> Iterator[Finding]:
    """ "The police tried, the thieves to catch": what is to be done stands behind what it is done to."""
    for comma, article, *_ in rows(doc, 6, 0, {","}):
        behind = clause_behind(comma)
        at = next((i for i, word in enumerate(behind) if not is_noun(word) and word.pos_ not in {"DET", "ADJ"}), 0)
        to = behind[at : at + 2]
        verbal = len(to) == len(behind) - at == 2 and to[0].lower_ == "to" and to[1].pos_ == "VERB"
        # not "If talks fail, the union to strike"
        tries = _is_verb_before(comma) and comma.sent[0].pos_ not in {"SCONJ", "ADP"}
        if article.lower_ in ARTICLES and at > 1 and verbal and tries and to[1].i + 1 < len(doc) and closes(to[1]):
            yield Finding(doc[article.i : to[1].i + 1], f"“{to[1].text}” stands behind what belongs behind it")


def _is_verb_before(mark: Token) -> bool:
    """Whether a verb stands right before a mark."""
    return mark.i > mark.sent.start and mark.nbor(-1).pos_ == "VERB"


def auxiliary_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "brought have.", "waiting were.", "stopped become.": the auxiliary stands behind its verb."""
    for before, verb, auxiliary, after in rows(doc, 4, 2, HAVE | BE):
        form = verb.pos_ == "VERB" and (is_participle(verb) or verb.lower_.endswith("ing"))
        closing = after.text in STOPS - {":"} and auxiliary.lower_ in HAVE | BE and auxiliary.is_lower
        if form and closing and before.lower_ not in AS | {"what", "to"} and before.pos_ != "PUNCT":
            yield Finding(
                doc[verb.i : auxiliary.i + 1], f"“{auxiliary.text}” stands behind “{verb.text}”, not before it"
            )


def copula_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "Because the road closed is, …": the verb of the clause has moved to its end."""
    for before, copula, after in rows(doc, 3, 1, BE):
        if after.text not in {".", ","}:
            continue
        subordinate = copula.sent[0].pos_ == "SCONJ" or copula.sent[0].lower_ == "because"
        moved = copula.lower_ in {"is", "was", "are", "were"} and copula.is_lower
        moved = moved and (after.text == "." or (after.text == "," and subordinate))
        clause = clause_before(copula)
        left_out = before.pos_ == "NOUN" and {word.lower_ for word in clause} & CONTRASTS  # "though the others are."
        if moved and before.pos_ in {"ADJ", "NOUN"} and before.is_lower and not inverters(clause) and not left_out:
            yield Finding(doc[before.i : copula.i + 1], f"“{copula.text}” stands at the end of its clause")


def infinitive_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "an effort against the state Israel be.": a stray infinitive ends the sentence."""
    for before, verb, after in rows(doc, 3, 1, BE):
        nominal = before.pos_ in {"NOUN", "PROPN", "ADJ"} or bool(before.ent_type_)
        if verb.lower_ in {"be", "become"} and verb.is_lower and after.text in ENDS and nominal and not asks(verb):
            yield Finding(doc[before.i : verb.i + 1], f"a stray “{verb.text}” ends the sentence")


def modal_far_from_its_verb(doc: Doc) -> Iterator[Finding]:
    """ "should already on Monday begin": objects and places stand between a modal verb and its infinitive."""
    for (modal,) in rows(doc, 1, 0, MODALS | WISHES):
        if modal.pos_ not in {"AUX", "VERB"} or asks(modal) or may_invert(modal):
            continue
        clause = clause_behind(modal)
        verb = next((i for i, word in enumerate(clause) if word.pos_ in {"VERB", "AUX"}), None)
        if verb is None or verb < 3 or not closes(clause[verb]) or clause[verb].lower_.endswith(("ing", "ed", "en")):
            continue
        between = clause[:verb]
        nominal = any(word.pos_ in {"DET", "NUM", "PROPN"} for word in between)
        placed = any(word.pos_ == "ADP" for word in between)
        if nominal and placed and not any(word.pos_ == "PUNCT" or word.lower_ == "to" for word in between):
            yield Finding(doc[modal.i : clause[verb].i + 1], f"“{clause[verb].text}” stands far behind “{modal.text}”")


def verb_at_the_end(doc: Doc) -> Iterator[Finding]:
    """ "have already been made War against Israel designed"."""
    for been, verb, noun in rows(doc, 3, 0, {"been"}):
        words = [token for token in been.sent if token.is_alpha]
        if len(words) < 6 or not is_participle(words[-1]) or not is_noun(words[-2]):
            continue
        if is_participle(verb) and is_noun(noun) and verb.i < words[-2].i and noun.i < been.sent.end:
            wrong = f"two verbs, “{verb.text}” and “{words[-1].text}”, share one place"
            yield Finding(doc[verb.i : words[-1].i + 1], wrong)


def particle_before_verb(doc: Doc) -> Iterator[Finding]:
    """ "the verdict on Monday out read.", "in a forest in fallen."."""
    for noun, particle, verb, end in rows(doc, 4, 1, PARTICLES):
        nominal = is_noun(noun) or noun.pos_ in {"ADV", "PRON"}
        split = particle.lower_ in PARTICLES
        form = verb.pos_ == "VERB" and not verb.lower_.endswith("ing") and particle.pos_ in {"ADP", "ADV", "PART"}
        if nominal and split and form and end.text in ENDS:
            yield Finding(doc[particle.i : verb.i + 1], f"“{particle.text}” stands before “{verb.text}”, not behind it")


def _is_joint(word: Token) -> bool:
    """Whether a new clause may begin at a word, so that what follows has its own place; "with" begins none here."""
    return word.pos_ in {"VERB", "PUNCT"} or word.lower_ == "when" or (word.pos_ == "SCONJ" and word.lower_ != "with")


RULES: dict[str, Rule] = {
    "infinitive at the end": infinitive_at_the_end,
    "verb at the end": verb_at_the_end,
    "participle at the end": participle_at_the_end,
    "passive at the end": passive_at_the_end,
    "verbs behind all": verbs_behind_all,
    "infinitive behind its object": infinitive_behind_its_object,
    "auxiliary at the end": auxiliary_at_the_end,
    "copula at the end": copula_at_the_end,
    "modal far from its verb": modal_far_from_its_verb,
    "particle before verb": particle_before_verb,
}
