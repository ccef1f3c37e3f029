"""Byline, dateline and sign-off: the marks a newsroom puts around a text, found by their form."""

import re
from dataclasses import dataclass

from workbench.spans import Span

NEAR_THE_TOP = 4  # blocks: title, kicker, standfirst and then the byline at the latest
BYLINE_LENGTH = 120
BYLINE = re.compile(
    r"(?:(?:from|by|von|author|written by|story by)\s*:|(?P<bare>by|von|written by|story by)\b)\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
# A bare "By …" is a byline if a name follows: two words with capitals, or a particle between them.
NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*\s+(?:(?:de|del|der|da|di|du|la|le|van|von|bin|bint|el|al)[\s-]+)*[A-ZÀ-Þ]")

DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-ÞŠŽİ][\w.'’-]*(?:[ /][A-ZÀ-ÞŠŽİ][\w.'’-]*){0,3}(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?)?)"
    r"(?P<date>, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
    r"(?: \((?P<agency>(?![RDI]-)[^\W\d_][\w .,/&-]{1,40})\))?"  # "Sen. Doe (R-Texas)" is a person
    r"(?:\s+(?:--|[–—-])\s+|—)"
    r"(?=[\"“‘'«(]?[A-ZÀ-Þ0-9])"
)
PLAIN_WITHIN = 3  # paragraphs; "Tehran – " without agency, date or capitals is believed only near the top
DASH = re.compile(r"\s[–—-]\s|—")
SENTENCE = re.compile(r".*?[.!?](?=\s|$)", re.DOTALL)
# Words that stand where a place would and are none: labels of a newsroom, and sentence openers.
NO_PLACE = frozenset({
    "analysis", "breaking", "but", "comment", "correction", "editorial", "exclusive", "explainer", "factbox",
    "feature", "however", "live", "nevertheless", "no", "note", "now", "opinion", "so", "still", "today", "update",
    "updated", "video", "watch", "yes", "yesterday",
})  # fmt: skip

TAIL = 400  # characters of a last paragraph in which a sign-off is looked for
INITIALS = re.compile(r"(?<=[.!?…\"“”’»)])\s+(\([^\W\d_]{2,8}(?:\s?[/,;]\s?[^\W\d_]{2,8}){0,4}\))$")
CREDITS = r"(?i:\(?(?:(?:additional|further)\s+)?(?:reporting|editing|writing|written|compiled|translat\w+)\s+by)\s"
AGENCY = r"[–—-]{1,2}\s?[A-ZÀ-Þ][\w./-]*(?: [A-ZÀ-Þ][\w./-]*){0,3}"
CREDIT = re.compile(rf"(?<=[.!?…\"”’»)])\s+({CREDITS}.*|{AGENCY})$", re.DOTALL)
SIGNOFF = re.compile(
    rf"{CREDITS}.+|{AGENCY}|\([^\W\d_]{{2,8}}(?:\s?[/,;]\s?[^\W\d_]{{2,8}}){{0,4}}\)|#{{3,}}|-?30-|(?i:ends?)"
    r"|(?i:with (?:files|material|reporting|agency|contributions)\b).{0,20} from .+"
    r"|.{3,80} contributed (?:reporting|to this (?:report|story|article)).*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that names who wrote the text."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, and sometimes the agency, in front of a paragraph; the span includes the dash."""

    span: Span
    place: str
    agency: str | None


def find_byline(text: str, blocks: list[Span]) -> Byline | None:
    """The byline among the first blocks, if there is one."""
    for block in blocks[:NEAR_THE_TOP]:
        line = block.of(text)
        match = BYLINE.fullmatch(line) if len(line) <= BYLINE_LENGTH else None
        if not match or line.endswith(tuple("?!:;,")) or re.search(r"\w{4,}\.", line):
            continue
        if not match["bare"] or NAME.match(match["name"]):
            return Byline(block, match["name"])
    return None


def find_dateline(text: str, paragraphs: list[Span]) -> Dateline | None:
    """The first dateline at a paragraph's start, if there is one."""
    for number, paragraph in enumerate(paragraphs):
        match = DATELINE.match(text, paragraph.start, paragraph.end)
        if not match or match["place"].split()[0].lower() in NO_PLACE:
            continue
        certain = is_certain_dateline(match[0])
        if not certain and (_dash_follows(text, match.end(), paragraph.end) or match[0].endswith("—")):
            continue  # "Hamas – Gaza's rulers – said": an aside, not a place
        if certain or number < PLAIN_WITHIN:
            span = Span(match.start(), match.start() + len(match[0].rstrip()))
            return Dateline(span, match["place"], match["agency"])
    return None


def is_certain_dateline(line: str) -> bool:
    """Whether a line begins with a dateline that names an agency or a day."""
    match = DATELINE.match(line + "A")  # so that a dateline cut off behind its dash is one too
    return bool(match and (match["agency"] or match["date"]))


def is_signoff(text: str, block: Span, before: Span) -> bool:
    """Whether a last block is a sign-off: initials, an agency's name behind a dash, a line of credits."""
    words = block.of(text)
    if len(words) > TAIL or not SIGNOFF.fullmatch(words):
        return False
    named_after_quotation = words[0] in "–—-" and before.of(text).endswith(tuple('"”’»'))
    return not named_after_quotation


def find_signoff(text: str, paragraph: Span) -> Span | None:
    """The sign-off at the end of the last paragraph, if there is one."""
    start = max(paragraph.start, paragraph.end - TAIL)
    words = text[start : paragraph.end]
    match = INITIALS.search(words) or CREDIT.search(words)
    return Span(start + match.start(1), start + match.end(1)) if match else None


def _dash_follows(text: str, start: int, end: int) -> bool:
    """Whether the sentence that begins at `start` holds another dash."""
    sentence = SENTENCE.match(text, start, min(end, start + 1000))
    return bool(DASH.search(sentence[0] if sentence else text[start : min(end, start + 1000)]))
