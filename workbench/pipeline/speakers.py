"""One Source per speaker: which mentions mean the same, as far as the text supports it.

Where it does not, the mention stays a Source of its own; a wrong merger hides a hand, a missed one
only shows it twice.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc, Span

from workbench.articles import Article
from workbench.claims import AUTHOR, Source
from workbench.kinds import SourceKind
from workbench.pipeline.anonymity import grounds_of, stated_grounds
from workbench.pipeline.antecedents import elder_or_younger, full_name_of_body, named_before
from workbench.pipeline.callings import FAMES
from workbench.pipeline.full_names import FullNames
from workbench.pipeline.headings import called_in_heading
from workbench.pipeline.hearsay import NOBODY, nobody_called
from workbench.pipeline.introduced import introduced
from workbench.pipeline.mentions import Mention, read_mention
from workbench.pipeline.neighbours import is_open_before
from workbench.pipeline.nouns import OWNING, noun_at
from workbench.pipeline.outlets import NOUNS, can_be_called, find_outlets, plain
from workbench.pipeline.pronouns import body_before, is_open, meant_by, persons_before, subject_before
from workbench.pipeline.sameness import (
    ORDINALS,
    PLURAL,
    SINGULAR,
    Entry,
    first_of,
    fits_pronoun,
    is_alone,
    is_somebody,
    same_calling,
    same_class,
    same_group,
    same_head,
    same_name,
    same_ordinal,
    same_role,
    same_words,
    words_beside,
)

REACH = 4  # sentences back that a pronoun or "the officials" may look for whom it means


class Speakers:
    """The Sources of one article, found one mention after the other in order of the text."""

    def __init__(self, doc: Doc, article: Article, *, offset: int = 0):
        """`offset` is where the doc begins in the article."""
        self._doc = doc
        self._article = article
        self._entries: list[Entry] = []
        self._outlets = find_outlets(doc)
        self._open: set[int] = set()  # pronouns, by token, of which the text leaves open who is meant
        self._own_words: set[str] = set()  # nouns by which the article has spoken of itself
        self._own = {plain(name) for name in (article.outlet, article.byline) if name}
        self._sentence = [number for number, sent in enumerate(doc.sents) for _ in range(len(sent))]
        self._offset = offset
        self._stated_grounds = tuple(stated_grounds(doc))
        self._full_names = FullNames(doc)

    def source_of(self, spans: tuple[Span, ...], cue: tuple[Span, ...] = ()) -> str:
        """Id of the Source that these words stand for; a new one where none fits. Remembers the mention.

        An article's own outlet or author, spoken of in it, is the article's voice. Without words it is somebody of
        whom only the `cue` tells ("reportedly"): each time somebody else, for all that the text says.
        """
        if not spans:
            return self._nobody(cue).id
        mention = self._with_full_name(read_mention(max(spans, key=len)))
        if self._is_own(mention):
            self._own_words.add(mention.head.lower_)
            return AUTHOR
        entry = self._same(mention)
        if entry is None:
            entry = Entry(f"s{len(self._entries) + 1}", mention, mention.name)
            self._entries.append(entry)
        elif mention.identified == "named" and (
            entry.first.identified != "named" or (mention.kind == "person" and len(mention.name) > len(entry.name))
        ):
            entry.first, entry.name = mention, mention.name
        entry.mentions += [span for span in spans if span not in entry.mentions]
        return entry.id

    def known(self, span: Span) -> str | None:
        """Id of the Source met before that a pronoun stands for; None where there is none. The mention is not kept."""
        entry = self._same(self._with_full_name(read_mention(span)))
        return entry and entry.id

    def sources(self) -> tuple[Source, ...]:
        """The author and every Source found so far."""
        own = self._article.outlet or self._article.byline
        author = Source(AUTHOR, f"this article ({own})" if own else "this article", "author", "named")
        unnamed = [entry for entry in self._entries if entry.first is not None and entry.first.identified != "named"]
        mentions = [(span, entry.id) for entry in unnamed for span in entry.mentions]
        grounds = grounds_of(mentions, self._stated_grounds, self._sentence)
        return (author, *(entry.source(self._offset, grounds.get(entry.id)) for entry in self._entries))

    def _with_full_name(self, mention: Mention) -> Mention:
        """A person's last name made whole, where the article gives one full name that ends in it."""
        if mention.is_pronoun and (told := subject_before(mention.head)):
            return self._with_full_name(told)
        if mention.head.lower_ in SINGULAR and mention.is_pronoun and mention.span.start not in self._open:
            mention = self._for_pronoun(mention)
        if mention.is_pronoun and (body := body_before(mention.head)) and not self._has_spoken_before(mention):
            return self._with_full_name(body)
        if len(mention.span) == 1 and (body := full_name_of_body(mention.head)):
            return replace(mention, identified="named", name=body)
        if told := elder_or_younger(mention.span):
            return replace(mention, kind="person", identified="named", name=told)
        return self._full_names.whole(mention)

    def _for_pronoun(self, mention: Mention) -> Mention:
        """A "he" or "she" as whom the text has named, where nobody has spoken whom it could mean."""
        found, here = self._same(mention), self._sentence[mention.span.start]
        word = mention.head.lower_

        def may_be(person: Span) -> bool:
            """Whether the pronoun can be somebody: the first name fits, and no quotation that it ends is about them."""
            quoted = is_open_before(person) and not is_open_before(mention.span)  # "“Ray has left,” she said"
            return not quoted and self._full_names.goes_with(person, word)

        back = min((here - self._sentence[span.start] for span in found.mentions), default=0) if found else 0
        if found and not is_open(mention, found, back, may_be):
            return mention
        told = meant_by(mention, lambda token: self._sentence[token.i], may_be)
        only = self._full_names.only_before(mention.span.start, pronoun=word)
        spoken = any(entry.name == only for entry in self._entries)  # and is somebody else, or they had been found
        others = any(map(may_be, persons_before(mention.head)))
        if not (found or spoken) and told.identified == "unnamed" and only and not others:
            return replace(mention, identified="named", name=only)  # nobody else has been told of
        if not found or (told.identified == "named" and (others or found.first.identified != "named")):
            return told  # the sentence before is about somebody by name: rather that one than "one of them"
        self._open.add(mention.span.start)
        return mention

    def _has_spoken_before(self, it: Mention) -> bool:
        """Whether whoever "it" can mean has a word in the sentence before."""
        found, here = self._same(it), self._sentence[it.span.start]
        return found is not None and any(here - self._sentence[span.start] == 1 for span in found.mentions)

    def _is_own(self, mention: Mention) -> bool:
        """Whether the words mean whoever publishes the article: by name, or as "the newspaper" where no other is."""
        if mention.kind == "outlet" and mention.identified != "named" and mention.is_definite:
            name = self._outlet_before(mention)
            return name is not None and plain(name) in self._own
        if mention.head.lower_ in self._own_words and is_alone(mention) and mention.is_definite:
            return True  # "a report by this newspaper … the report"
        name = plain(mention.name)
        # "the Times", in the Times of London; "the Mercury", in the Hallam Mercury
        short = mention.name.startswith("the ") if mention.kind == "outlet" else mention.span[0].lower_ == "the"
        own = {*self._own, *(own.split()[-1] for own in self._own if short and mention.kind != "group")}
        return mention.identified == "named" and name in own

    def _nobody(self, cue: tuple[Span, ...]) -> Entry:
        """A Source that nobody names, called by its cue. Quotations without a cue share one: they may be one speech."""
        if not cue and (found := next((entry for entry in self._entries if entry.name == NOBODY), None)):
            return found
        entry = Entry(f"s{len(self._entries) + 1}", None, nobody_called(cue, [entry.name for entry in self._entries]))
        self._entries.append(entry)
        return entry

    def _same(self, mention: Mention) -> Entry | None:
        """The Source already met that this mention stands for, or None."""
        if mention.span.start in self._open:
            return next((entry for entry in self._entries if mention.span in entry.mentions), None)
        if mention.is_pronoun and mention.identified == "named":
            return self._before(mention, same_name, reach=None)
        if mention.is_pronoun:
            # "they" of a single official or of the police, where no group has spoken
            kinds = [fits_pronoun, is_somebody] if mention.head.lower_ in PLURAL else [fits_pronoun]
            found = next(filter(None, (self._before(mention, fits, reach=REACH) for fits in kinds)), None)
            return found and self._principal(found, mention)
        named = self._before(mention, same_name, reach=None) or self._before(mention, same_role, reach=None)
        named = named or called_in_heading(mention, self._entries, self._is_in_heading)
        if (named := named or introduced(mention, self._entries, self._sentence)) is not None:
            return named
        if mention.span[0].lower_ in OWNING and (found := self._before(mention, same_words, reach=REACH)) is not None:
            return found  # "her lawyer … her lawyer"
        if not mention.is_definite and mention.head.lower_ != "both":
            return None
        one = (noun := noun_at(mention.head)) is None or not noun.many
        if mention.kind == "outlet" and one and (name := self._outlet_before(mention)):
            return self._named("outlet", name, mention)
        if (found := self._before(mention, same_head, reach=None)) is not None:
            return found
        if "first" in words_beside(mention) and (found := first_of(self._entries, mention)) is not None:
            return found
        if known := named_before(self._doc, mention.head, words_beside(mention)):
            return self._named(*known, mention)
        if (
            mention.span[-1].lower_ in ORDINALS
            and (found := self._before(mention, same_ordinal, reach=None)) is not None
        ):
            return found
        tests = (same_class, same_group, same_calling)
        found = next(filter(None, (self._before(mention, fits, reach=REACH) for fits in tests)), None)
        if found is not None or not is_alone(mention, placed=True):
            return found
        if mention.head.lower_ in NOUNS["agency"] and (name := self._outlet_before(mention)):
            return self._named("outlet", name, mention)
        if mention.head.lower_ not in FAMES:
            return None
        only = self._full_names.only_before(mention.span.start, called=mention.head.lower_)
        return self._named("person", only, mention) if only else None

    def _is_in_heading(self, span: Span) -> bool:
        place = span.start_char + self._offset
        return any(heading.start <= place < heading.end for heading in self._article.headings)

    def _principal(self, found: Entry, pronoun: Mention) -> Entry:
        """Whoever speaks through "his lawyer" or to an outlet, if a pronoun has found these: it is about them."""
        if found.first.span[0].lower_ not in OWNING and found.first.kind != "outlet":
            return found
        last = found.mentions[-1]

        def beside(entry: Entry, mention: Mention) -> bool:
            """Whether an entry is named in the same sentence before."""
            there = any(span.sent.start == last.sent.start and span.start < last.start for span in entry.mentions)
            return entry is not found and there and fits_pronoun(entry, mention)

        return self._before(pronoun, beside, reach=REACH) or found

    def _before(self, mention: Mention, fits: Callable[[Entry, Mention], bool], *, reach: int | None) -> Entry | None:
        """The Source mentioned last that fits; with `reach`, at most so many sentences before."""
        here = self._sentence[mention.span.start]
        best = None
        for entry in self._entries:
            if entry.first is None or not fits(entry, mention):
                continue
            for span in entry.mentions:
                near = reach is None or here - self._sentence[span.start] <= reach
                # a name is the same wherever it stands; other words only point back
                before = span.start <= mention.span.start or mention.identified == "named"
                said = (
                    mention.is_pronoun and mention.head.head.is_ancestor(span.root) and span.end <= mention.span.start
                )
                if near and before and not said and (best is None or span.start > best[0]):
                    best = (span.start, entry)
        return best and best[1]

    def _outlet_before(self, mention: Mention) -> str | None:
        """Full name of the outlet named last before "the newspaper"; else the article's own, if it has one."""
        noun = mention.head.lower_
        earlier = [outlet.label_ for outlet in self._outlets if outlet.start < mention.span.start]
        fitting = [name for name in earlier if can_be_called(name, noun)]
        own = self._article.outlet if mention.kind == "outlet" else None
        return fitting[-1] if fitting else own

    def _named(self, kind: SourceKind, name: str, mention: Mention) -> Entry:
        """The Source of this name, met before or not, that the mention stands for."""
        named = Mention(mention.span, mention.head, kind, "named", name)
        found = self._before(named, same_name, reach=None)
        if found is None:
            found = Entry(f"s{len(self._entries) + 1}", named, name)
            self._entries.append(found)
        return found
