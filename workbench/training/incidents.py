"""An article's own account of one incident, read from its words: how many died, by whose hand, how, and where.

`training.comparing` holds it beside the labels of a corpus.
"""

import re
from collections import Counter
from collections.abc import Iterable

from workbench.comparison.places import spelling_key
from workbench.comparison.slots import Figure, causes_of, figures_of
from workbench.spans import Span

# FA-KES has closed labels; these are our words for its five actors and six causes.
ISIS = "the organization of the islamic state in iraq and the levant - isis"
ACTORS = {
    ISIS: ("islamic state", "isis", "isil", "daesh", "is group"),
    "syrian government or russian troops": ("russia", "regime", "government", "assad", "syrian army", "syrian jet"),
    "armed opposition groups": ("rebel", "opposition", "nusra", "tahrir", "islamist", "insurgent"),
    "international coalition forces": (r"(?<!syrian )coalition", "us-led", r"u\.s\.-led", "american"),
}
CAUSES = {
    "air strike": "shelling", "shelling": "shelling", "explosion": "explosion", "shooting": "shooting",
    "chemical": "chemical and toxic gases", "execution": "execution",
}  # fmt: skip
COUNTED = ("kill", "civilian", "child", "person", "woman")  # what a figure of the dead counts
FIGHTERS = ("fighter", "soldier")
CIVILIANS = ("civilian", "child", "woman")
PART = ("child", "woman")
MOST_DEAD = 2000  # in one incident
# Words for a blow; who is “killed in” or “killed by” something struck none.
BLOW = (
    "(?:air|strike|raid|shell|bomb|jet|plane|warplane|helicopter|force|attack|offensive|assault|drop|launch|execut|behead"
    r"|fire[ds]?\b|target|detonat|downs|downed|shoots|responsib|accountab|carrie[sd] out|committed|uses|used"
    r"|claim\w* resp"
    r"|kills|killing|killed (?!in\b|by\b|when\b|as\b|during\b|and\b|after\b|near\b))"
)
BEHIND = r"(?:by|claimed by|blamed on|blamed) (?:the )?(?:\w+ ){0,2}"
CLAIMED = 3  # what it weighs that somebody claimed it, wherever the article says so
US = re.compile(r"\bU\.?S\.?(?= )")
SPELLED = re.compile(r"\b[A-Z][\w-]+(?=(?: ([\w-]+))?)")  # a capital, and the word after it
HELD = re.compile(r"\b[\w-]+[- ](?:held|controlled)\b")  # whose a town is tells nothing of who struck it
LEAD = 600  # characters in which an article says what happened
TITLE = 4  # what a mention in the title weighs beside one in the text
OF_THE_DEAD = 2  # what a sentence weighs that tells of the dead
DEATH = re.compile(
    r"\b(?:kill\w*|dead|die[sd]?|dying|deaths?|casualt\w+|lives|slain|massacre\w*|victims?|toll)\b", re.I
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")


def slots_of(title: str, text: str, places: Iterable[str]) -> dict:
    """An article's own account of one incident: how many died, who did it, how, and where."""
    return {
        "civilians": _dead(title, text),
        "actor": _actor(title, text),
        "cause": _cause(title, text),
        "place": _place(title, text, places),
    }


def _dead(title: str, text: str) -> int:
    """How many civilians died: the first figure of the dead, in the title or else in the text; none is none.

    A round figure of the title gives way to one in the text that it allows, children to the whole they are part of, and
    the whole to the civilians where fighters are counted beside them. Where only fighters are counted it is none.
    """
    head, body = _counted(title), _counted(text)
    first = next((figure for figure in (*head, *body) if figure.unit not in FIGHTERS), None)
    lead = [figure for figure in body if figure.span.start < LEAD]
    fighters = [figure for figure in (*head, *lead) if figure.unit in FIGHTERS]
    civilians = [figure for figure in (*head, *lead) if figure.unit in CIVILIANS]
    if fighters and (first is None or first.unit not in CIVILIANS):
        return round(civilians[0].low) if civilians else 0
    if first is None:
        return 0
    if first.unit in PART:
        first = next((figure for figure in lead if figure.unit not in PART and figure.low > first.low), first)
    if first in head and first.low != first.high and all(figure.low != first.low for figure in lead):
        first = next((f for f in lead if f.unit not in PART and f.meets(first) and f.low > first.low), first)
    return round(first.low)


def _counted(text: str) -> list[Figure]:
    """The figures of a text that count people who may be the dead."""
    figures = figures_of(text, [Span(0, len(text))]) if text else ()
    return [figure for figure in figures if figure.unit in (*COUNTED, *FIGHTERS) and figure.low < MOST_DEAD]


def _cause(title: str, text: str) -> str:
    """How they died: what most sentences name; the title and those that tell of the dead weigh more."""
    weighed = [(title, TITLE), *((part, OF_THE_DEAD if DEATH.search(part) else 1) for part in SENTENCE.split(text))]
    found: Counter = Counter()
    for part, weight in weighed:
        for cause in {CAUSES.get(cause.value, "unknown"): None for cause in causes_of(part, [Span(0, len(part))])}:
            found[cause] += weight
    return found.most_common(1)[0][0] if found else "unknown"


def _place(title: str, text: str, places: Iterable[str]) -> str:
    """Where it was, among some places: the one that is named most, in whatever spelling; title and lead weigh more."""
    found: Counter = Counter()
    wanted = {spelling_key(name): name for name in places}
    for part, weight in ((title, TITLE), (text[:LEAD], 2), (text[LEAD:], 1)):
        for match in SPELLED.finditer(part):
            for words in (match.group(), f"{match.group()} {match.group(1) or ''}"):
                if name := wanted.get(spelling_key(words)):
                    found[name] += weight
    return found.most_common(1)[0][0] if found else "unknown"


def _actor(title: str, text: str) -> str:
    """Who is said to have struck: before a word for a blow, after “by”, or who claimed it, the title counting more."""
    found: Counter = Counter()
    parts = [US.sub("American", HELD.sub(" ", part)).lower() for part in (title, text)]
    for actor, words in ACTORS.items():
        names = "|".join(words)
        for part, weight in ((parts[0], TITLE), (parts[1][:LEAD], 1)):
            found[actor] += weight * len(re.findall(rf"\b(?:{names})\w*(?:\W+\w+){{0,2}}?\W+{BLOW}", part))
            found[actor] += weight * len(re.findall(rf"\b{BEHIND}(?:{names})", part))
        claim = rf"\b(?:{names})\w*(?:\W+\w+){{0,6}}?\W+claim\w* (?:the )?responsib"
        found[actor] += CLAIMED * len(re.findall(claim, parts[1]))
    return found.most_common(1)[0][0] if any(found.values()) else "unknown"
