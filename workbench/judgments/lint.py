"""What the analyst writes, held against the rules they write by; each remark names the rule's source.

It reads words, not meaning: a remark is a reason to look at the sentence again, and nothing is changed.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workbench.claims import Analysis, Claim
from workbench.judgments.scales import scales

SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’)]*\s+|\n+")
FIGURE = re.compile(r"(?<![\d.,])(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*(?:%|per ?cent)")
CITED = re.compile(r"\[(\d+)\]|\bclaims? (\d+(?:(?:, | and | or )\d+)*)", re.I)
EXPRESSING = "ICD 203, Analytic Standards: expressing uncertainty"
SOURCING = "ICD 203, Analytic Standards: quality and credibility of sources; ICD 206, sourcing"


@dataclass(frozen=True, slots=True)
class Remark:
    """What to look at again: the rule's id, a sentence for the writer, the sentence it is about, the rule's source."""

    rule: str
    words: str
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase of one row of a scale, or one that no row has."""

    phrase: str
    row: str
    value: str
    said_by: str


def remarks(text: str, *, analysis: Analysis | None = None, about: Iterable[Claim] = ()) -> tuple[Remark, ...]:
    """Remarks on a conclusion, in the order of its sentences; none where nothing is to be said.

    It rests on the claims in `about` and on those that it cites by number (“[5]”, “claims 5 and 7”). A note on a claim,
    which is what `about` is for, is only then a conclusion when it says how likely something is.
    """
    sentences = [part.strip() for part in SENTENCE_END.split(text) if part.strip()]
    found = [(sentence, _terms(sentence)) for sentence in sentences]
    result = [remark for sentence, terms in found for remark in _of_sentence(sentence, terms)]
    rows = {row: term for _, terms in found for term in terms for row in [term.row]}
    if {"likelihood", "probability"} <= rows.keys():
        pair = f"“{rows['likelihood'].phrase}” and “{rows['probability'].phrase}”"
        words = f"{pair} come from two rows of the table; keep to one of them."
        result.append(Remark("mixed rows", words, "", EXPRESSING))
    if analysis:
        judges = rows.keys() & {"likelihood", "probability", "outside"}
        result += _one_origin(text, analysis, tuple(about) if judges else ())
    return tuple(dict.fromkeys(result))


def _of_sentence(sentence: str, terms: list[Term]):
    """What one sentence gives reason for."""
    rows = {term.row: term for term in terms}
    likely = rows.get("likelihood") or rows.get("probability")
    if likely and "confidence" in rows:
        words = (
            f"Likelihood (“{likely.phrase}”) and confidence (“{rows['confidence'].phrase}”) stand in one sentence. "
            "How likely a thing is and how well that is founded are two statements: make two sentences."
        )
        yield Remark("two in one sentence", words, sentence, EXPRESSING)
    for term in terms:
        if term.row == "outside":
            instead = f" Its nearest word is “{term.value}”." if term.value else ""
            whose = f" It is a word of {term.said_by}, with other figures." if term.said_by else ""
            words = f"“{term.phrase}” is no word of the scale and has no band.{whose}{instead}"
            yield Remark("outside the scale", words, sentence, EXPRESSING)
    yield from _figures(sentence, [term for term in terms if term.row in ("likelihood", "probability")])


def _figures(sentence: str, terms: list[Term]):
    """A figure beside a word whose band does not hold it."""
    if len(terms) != 1:
        return
    step = scales()["likelihood"][terms[0].value]
    for match in FIGURE.finditer(sentence):
        figures = [int(figure) for figure in match.groups() if figure]
        if any(not step.low <= figure <= step.high for figure in figures):
            words = f"“{terms[0].phrase}” is {step.low:02}–{step.high:02} % on this scale, not {match[0]}."
            yield Remark("figure outside the band", words, sentence, scales()["likelihood"].named_by)


def _one_origin(text: str, analysis: Analysis, about: tuple[Claim, ...]):
    """A conclusion whose claims all go back to the same root."""
    numbers = {int(number) for match in CITED.finditer(text) for number in re.findall(r"\d+", match[0])}
    cited = [claim for number, claim in enumerate(analysis.claims, 1) if number in numbers]
    claims = tuple(dict.fromkeys([*about, *cited]))
    origins = {claim.chain[-1] for claim in claims}
    if len(origins) == 1:
        name = analysis[origins.pop()].name
        rest = "it rests" if len(claims) == 1 else f"all {len(claims)} claims rest"
        words = f"Here {rest} on one origin, {name}. Several reports of one origin do not confirm each other."
        yield Remark("one origin", words, "", SOURCING)


def _terms(sentence: str) -> list[Term]:
    """The terms of a sentence in order, the longest where several begin at one place."""
    pattern, terms = _lexicon()
    found = ((match[0], terms[" ".join(match[0].lower().split())]) for match in pattern.finditer(sentence))
    return [term for words, term in found if term.row != "none" and words != "May"]  # a month, more often than not


@cache
def _lexicon() -> tuple[re.Pattern, dict[str, Term]]:
    text = files("workbench.judgments").joinpath("conclusions.csv").read_text("utf-8")
    terms = {row["phrase"]: Term(**row) for row in csv.DictReader(text.splitlines())}
    longest_first = sorted(terms, key=len, reverse=True)
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    return re.compile(rf"\b(?:{phrases})\b", re.I), terms
