"""One Source per speaker: which mentions mean the same, as far as the text supports it.

Where it does not, the mention stays a Source of its own; a wrong merger hides a hand, a missed one
only shows it twice.
"""

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span

from workbench.articles import Article
from workbench.claims import AUTHOR, Source
from workbench.pipeline.mentions import DEFINITE, DETERMINERS, PERSON, Mention, head_of, read_mention, speaker_nouns
from workbench.pipeline.outlets import find_outlets
from workbench.spans import Span as TextSpan

SINGULAR = {"he", "she", "him", "i"}
PLURAL = {"they", "we", "them"}
NOBODY = "nobody named"
REACH = 4  # sentences back that a pronoun or "the officials" may look for whom it means
ANONYMITY = "condition of anonymity"


@dataclass
class _Entry:
    """A Source in the making."""

    id: str
    first: Mention | None
    name: str
    mentions: list[Span] = field(default_factory=list)


class Speakers:
    """The Sources of one article, found one mention after the other in order of the text."""

    def __init__(self, doc: Doc, article: Article):
        self._doc = doc
        self._article = article
        self._entries: list[_Entry] = []
        self._outlets = find_outlets(doc)
        self._sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}

    def source_of(self, spans: tuple[Span, ...]) -> str:
        """Id of the Source that these words stand for; a new one where none fits. Remembers the mention."""
        if not spans:
            return self._nobody().id
        mention = self._with_full_name(read_mention(_whole_phrase(max(spans, key=len))))
        entry = self._same(mention)
        if entry is None:
            entry = _Entry(f"s{len(self._entries) + 1}", mention, mention.name)
            self._entries.append(entry)
        elif mention.identified == "named" and (
            entry.first.identified != "named" or (mention.kind == "person" and len(mention.name) > len(entry.name))
        ):
            entry.first, entry.name = mention, mention.name
        entry.mentions += [span for span in spans if span not in entry.mentions]
        return entry.id

    def sources(self, *, offset: int) -> tuple[Source, ...]:
        """The author and every Source found so far; `offset` is where the doc begins in the article."""
        own = self._article.outlet or self._article.byline
        author = Source(AUTHOR, f"this article ({own})" if own else "this article", "author", "named")
        return (author, *(self._source(entry, offset) for entry in self._entries))

    def _source(self, entry: _Entry, offset: int) -> Source:
        mentions = sorted({TextSpan(s.start_char + offset, s.end_char + offset) for s in entry.mentions})
        if entry.first is None:
            return Source(entry.id, entry.name, "group", "unnamed", tuple(mentions))
        grounds = next(filter(None, (_grounds(span) for span in entry.mentions)), None)
        return Source(entry.id, entry.name, entry.first.kind, entry.first.identified, tuple(mentions), grounds)

    def _with_full_name(self, mention: Mention) -> Mention:
        """A person's last name made whole, where the article gives one full name that ends in it."""
        if mention.kind != "person" or mention.identified != "named" or " " in mention.name:
            return mention
        people = {ent.text for ent in self._doc.ents if ent.label_ in PERSON and " " in ent.text}
        full = {name for name in people if name.split()[-1] == mention.name}
        return replace(mention, name=full.pop()) if len(full) == 1 else mention

    def _nobody(self) -> _Entry:
        found = next((entry for entry in self._entries if entry.first is None), None)
        if found is None:
            found = _Entry(f"s{len(self._entries) + 1}", None, NOBODY)
            self._entries.append(found)
        return found

    def _same(self, mention: Mention) -> _Entry | None:
        """The Source already met that this mention stands for, or None."""
        if mention.is_pronoun:
            one = self._before(mention, self._fits_pronoun)
            # "they" of a single official, where no group has spoken
            return one or (self._before(mention, _is_person) if mention.head.lower_ in PLURAL else None)
        for entry in self._entries:
            if entry.first is not None and _same_name(entry, mention):
                return entry
        if not mention.is_definite:
            return None
        if mention.kind == "outlet" and (name := self._outlet_before(mention)):
            return self._named_outlet(name, mention)
        return self._before(mention, _same_head)

    def _before(self, mention: Mention, fits) -> _Entry | None:
        """The Source mentioned last, within reach, that fits."""
        here = self._sentence[mention.span.start]
        best = None
        for entry in self._entries:
            if entry.first is None or not fits(entry, mention):
                continue
            for span in entry.mentions:
                near = here - self._sentence[span.start] <= REACH and span.start < mention.span.start
                if near and (best is None or span.start > best[0]):
                    best = (span.start, entry)
        return best and best[1]

    def _fits_pronoun(self, entry: _Entry, mention: Mention) -> bool:
        word = mention.head.lower_
        if word in SINGULAR:
            return entry.first.kind == "person"
        if word in PLURAL:
            return entry.first.kind == "group"
        return word == "it" and entry.first.kind in {"organisation", "outlet", "document"}

    def _outlet_before(self, mention: Mention) -> str | None:
        """Full name of the outlet named last before "the newspaper"; else the article's own, if it has one."""
        earlier = [outlet for outlet in self._outlets if outlet.start < mention.span.start]
        return earlier[-1].label_ if earlier else self._article.outlet

    def _named_outlet(self, name: str, mention: Mention) -> _Entry:
        for entry in self._entries:
            if entry.name == name:
                return entry
        named = Mention(mention.span, mention.head, "outlet", "named", name)
        entry = _Entry(f"s{len(self._entries) + 1}", named, name)
        self._entries.append(entry)
        return entry


def _whole_phrase(span: Span) -> Span:
    """ "those" with the noun it belongs to, where the encoder stopped short of it."""
    bare = len(span) == 1 and span[0].lower_ in DEFINITE and span.end < len(span.doc)
    return span.doc[span.start : span.end + 1] if bare and span.doc[span.end].lower_ in speaker_nouns() else span


def _same_name(entry: _Entry, mention: Mention) -> bool:
    """Whether two mentions carry the same name, or describe in the same words."""
    first = entry.first
    if {first.identified, mention.identified} == {"named"} and first.kind == mention.kind == "person":
        ours, theirs = entry.name.lower().split(), mention.name.lower().split()
        short, long = sorted((ours, theirs), key=len)
        return short[-1] == long[-1] and set(short) <= set(long)
    return _bare(entry.name) == _bare(mention.name) and len(_bare(mention.name)) > 2


def _is_person(entry: _Entry, mention: Mention) -> bool:
    return entry.first.kind == "person"


def _same_head(entry: _Entry, mention: Mention) -> bool:
    """Whether "the officials" can mean "several American officials": same noun, nothing said that differs."""
    words = {token.lower_ for token in mention.span if token.is_alpha} - DETERMINERS - {mention.head.lower_}
    known = {token.lower_ for span in entry.mentions for token in span}
    heads = {_singular(head_of(span).lower_) for span in entry.mentions}
    return _singular(mention.head.lower_) in heads and words <= known


def _bare(name: str) -> str:
    words = name.lower().split()
    return " ".join(words[1:] if words and words[0] in DETERMINERS else words)


def _singular(noun: str) -> str:
    return "person" if noun == "people" else noun.removesuffix("s")


def _grounds(mention: Span) -> str | None:
    """The reason for anonymity that a mention's sentence or the next one states, in the article's words."""
    sent = mention.sent
    text = sent.text
    at = text.lower().find(ANONYMITY)
    if at < 0 or mention.end_char - sent.start_char > at + len(text):
        return None
    begin = max(text.lower().rfind(word, 0, at) for word in ("on the ", "on ", "under "))
    end = min((i for i in (text.find(mark, at) for mark in (",", ";", ".", "”", '"')) if i > 0), default=len(text))
    return " ".join(text[begin if begin >= 0 else at : end].split())
