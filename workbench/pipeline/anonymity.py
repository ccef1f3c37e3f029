"""Why somebody is not named, where the article says so: "on condition of anonymity because the case is secret"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span

from workbench.pipeline.positions import different_words, positions

WITHHELD = re.compile(
    r"(?:on|under) (?:the |a )?condition (?:of anonymity|(?:that )?(?:he|she|they|\w+ names?)(?: would)? not be \w+)"
    r"|(?:was |were |been )?granted anonymity|spoke anonymously|speaking anonymously"
    r"|(?:asking|asked|requesting|requested|insisting|insisted) (?:for |on )?anonymity|wanted no name in print"
    r"|(?:may|can|could|cannot) (?:not )?be named"
    r"|(?:speak|speaks|spoke|speaking) only (?:without (?:their|his|her) names?|anonymously)"
    r"|(?:asking|asked|requested|insisted) that (?:his|her|their) names? (?:not )?be \w+"
    r"|(?:asking|asked|asks|requested) for (?:his|her|their) names? (?:not )?to be \w+"
    r"|(?:withholding|withheld|giving only|gave only) (?:his|her|their) (?:first |last |full )?names?"
    r"|(?:declined|declining|refused|refusing) to give (?:his|her|their|a) (?:first |last |full )?names?"
    r"|(?:did not want|didn['’]t want|not wishing|asked|declined|refused|requested|wished|preferred)(?: not)? to be"
    r" (?:named|identified|quoted by name)"
    r"|names? (?:is|are|was|were|has been|have been) (?:being )?withheld|could not be (?:named|identified) publicly"
    r"|(?:was|were) not authori[sz]ed to (?:speak|comment|discuss)[\w ]*",
    re.IGNORECASE,
)
# A word with one of these is in whatever the pattern matches.
STEMS = re.compile("anonym|condition|names?|named|identified|quoted|withheld|authori")
WISH = re.compile(
    r"(?:asked|wished|wanted|requested|insisted|preferred)(?: not)?"
    r" (?:to (?:be (?:named|identified|quoted)|remain (?:anonymous|unnamed))|anonymity|that (?:his|her|their) names? )",
    re.IGNORECASE,
)
WISHED = re.compile(r"(?:not )?to (?:be (?:named|identified)|remain (?:anonymous|unnamed))\W*", re.IGNORECASE)
# Words that begin a reason; without one, nothing is given.
REASON = re.compile(
    r"\b(because|as|since|so that|so (?:he|she|they)|to (?!be\b)\w+|due to|owing to|for fear|fearing|citing|given"
    r"|in order"
    r"|for (?:security|safety|legal) reasons|out of (?:fear|concern)|not authori[sz]ed)\b",
    re.IGNORECASE,
)
ENDS = re.compile(r"[,;.”\"]")
BACK = re.compile(r"(?:they|he|she|both|all|those|the \w+)\b", re.IGNORECASE)


def stated_grounds(doc: Doc) -> Iterator[tuple[Span, str, bool]]:
    """Each reason for anonymity: where it stands, its words, and whether its sentence points back to who it is of."""
    near = positions(doc, filter(STEMS.search, different_words(doc)))
    for start in sorted({doc[place].sent.start for place in near}):
        sent = doc[start].sent
        for found in WITHHELD.finditer(sent.text):
            end = ENDS.search(sent.text, found.end())
            words = sent.text[found.start() : end.start() if end else len(sent.text)]
            place = sent.char_span(found.start(), found.start() + len(words), alignment_mode="expand")
            if REASON.search(words) and place is not None:
                yield place, " ".join(words.split()), BACK.match(sent.text) is not None


def grounds_of(
    mentions: Sequence[tuple[Span, str]], stated: Iterable[tuple[Span, str, bool]], sentence: Sequence[int]
) -> dict[str, str]:
    """For each source without a name the stated reason: its sentence names it, or points back to who spoke last.

    `mentions` are where they speak, with their ids, `sentence` the number of each token's sentence.
    """
    grounds: dict[str, str] = {}
    for place, words, points_back in stated:
        here = [(span, key) for span, key in mentions if span.sent.start == place.sent.start]
        before = [(span, key) for span, key in mentions if span.end <= place.start] if points_back else []
        near = min(here or before, key=lambda found: abs(found[0].start - place.start), default=None)
        if near is not None and sentence[place.start] - sentence[near[0].start] <= 2:
            grounds.setdefault(near[1], words)
    return grounds


def is_withheld(cue: Sequence[Span], content: Span) -> bool:
    """Whether a saying is only the wish for anonymity: "asked [to remain anonymous]", "did not want [to be named]"."""
    if WISHED.fullmatch(content.text):
        return True  # whatever the encoder took for the verb
    spans = (*cue[:1], content)
    end = max(span.end for span in spans) + 1  # a content may have lost its last word: "to remain"
    words = content.doc[min(span.start for span in spans) : end].text
    return bool(cue) and (WITHHELD.match(words) is not None or WISH.match(words) is not None)
