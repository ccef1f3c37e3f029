"""The report that goes on: a sentence without a word of saying that is still what somebody was reported to say.

"It had sunk at noon, Lee said. It had carried ten." is still Lee, as the tense shows. What the article knows only from
another outlet ("according to a report by the Herald, citing dockers") goes on more freely: a plain past sentence
whose subject takes up what only that report has spoken of is no knowledge of the article's own. A reader is told
that such a claim is carried over. Everything else stays the article's.
"""

from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from workbench.pipeline.clauses import CLAUSAL
from workbench.pipeline.entities import names_in
from workbench.pipeline.hands import Hand, kind_of
from workbench.pipeline.naming import PERSON
from workbench.pipeline.outlets import find_outlets
from workbench.pipeline.passing import split_hands
from workbench.pipeline.positions import covered

BACK = {"it", "they", "he", "she", "this", "that", "these", "those", "the", "his", "her", "its", "their", "nobody"}
TOLD = {"says", "confirms", "believes", "knows", "writes", "shows"}
SHIFTING = TOLD - {"writes", "shows"}
PERSONAL = {"he", "she", "it", "they"}
HAD = {"had", "’d", "'d"}
PAST = {"was", "were", "did"} | HAD
# What an intention is called: "The aim is to create unity" explains the plan that was reported.
AIMS = {"aim", "goal", "purpose", "objective", "idea", "intention", "ambition", "hope", "task"}
SHORT = 2  # tokens of a content
# Words by which the article weighs the matter itself.
OWN_VOICE = {"apparently", "nevertheless", "nonetheless", "however", "fact", "case", "perhaps", "probably", "seemingly",
             "reportedly", "allegedly", "presumably", "evidently", "meanwhile", "today", "now", "still",
             "may", "might", "could", "would", "should", "must", "can", "will"}  # fmt: skip


@dataclass
class Report:
    """A hand whose report may go on, and the sentences that have gone on with it so far."""

    hand: Hand
    sentences: list[Span] = field(default_factory=list)

    @cached_property
    def second_hand(self) -> bool:
        """Whether an outlet stands between the article and what is said."""
        return _is_second_hand(self.hand)


def continued(doc: Doc, hands: list[Hand], *, headings: set[int], garbled: set[int] = frozenset()) -> list[Hand]:
    """The hands, and one more, marked as carried, for each sentence that goes on with the report before it.

    `headings` and `garbled` are sentences by the index of their first token. A heading does not interrupt a report.
    """
    if not doc.has_annotation("DEP"):
        return hands
    added: list[Hand] = []
    reports: dict[int, Report] = {}  # by the first token of the sentence that it reaches to
    for hand in hands:
        if hand.parent is None and hand.source and (hand.cue or _is_second_hand(hand)):
            report = Report(hand)
            for span in hand.content:
                # what is short is often a slip ("citing [informed sources]") and does not end a longer report
                if len(span) > SHORT or span.sent.start not in reports:
                    reports[span.sent.start] = report
    spoken = {span.sent.start for hand in hands for span in (*hand.source, *hand.cue, *hand.content)}
    before: Span | None = None
    for sent in doc.sents:
        if sent.start in headings:
            continue
        report = reports.get(before.start) if before is not None else None
        free = sent.start not in spoken and sent.start not in garbled and not any(token.is_quote for token in sent)
        if report is not None and free and _goes_on(before, sent, report, headings):
            report.sentences.append(sent)
            reports[sent.start] = report
            added.append(Hand(report.hand.source, (), (sent,), carried=True))
        before = sent
    return [*hands, *added]


def _is_second_hand(hand: Hand) -> bool:
    """Whether an outlet stands between the article and what is said."""
    source = hand.source[0]
    named = any(source.start <= outlet.start for outlet in find_outlets(source))
    return named or len(split_hands(source.doc, [hand])) > 1


def _goes_on(before: Span, sent: Span, report: Report, headings: set[int]) -> bool:
    """Whether a sentence goes on with a report: shifted back, or of what only the report has spoken of."""
    verb = sent.root
    subject = next((child for child in verb.children if child.dep_ in CLAUSAL), None)
    kind = kind_of(report.hand)
    if subject is None or (report.hand.cue and kind not in TOLD):
        return False
    new_paragraph = "\n" in sent.doc[before.start : sent.start].text
    if kind in SHIFTING and not new_paragraph and subject.left_edge.lower_ in BACK and _is_shifted(verb):
        return True
    if not report.second_hand or any(token.lower_ in OWN_VOICE for token in sent):
        return False
    if subject.lemma_.lower() in AIMS:
        return not new_paragraph and subject.left_edge.lower_ == "the"
    if not _is_past(verb):
        return False
    if subject.lower_ in PERSONAL:
        return _is_met(subject, report)
    return not new_paragraph and _is_first_met(subject, report, headings)


def _is_shifted(verb: Token) -> bool:
    """Whether a verb is in the past perfect: "had carried"."""
    return any(child.dep_.startswith("aux") and child.lower_ in HAD for child in verb.children)


def _is_past(verb: Token) -> bool:
    helpers = [child.lower_ for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
    return any(word in PAST for word in helpers) if helpers else verb.tag_ == "VBD"


def _is_met(pronoun: Token, report: Report) -> bool:
    """Whether the report has somebody or something that the pronoun can take up, beside whoever said it."""
    words = [token for span in (*report.hand.content, *report.sentences) for token in span]
    if pronoun.lower_ == "they":
        return any(token.tag_ in {"NNS", "NNPS"} for token in words)
    if pronoun.lower_ == "it":
        return any(token.tag_ in {"NN", "NNP"} for token in words)
    people = [ent for ent in names_in(pronoun.doc) if ent.label_ in PERSON]
    return any(span.start <= ent.start < span.end for ent in people for span in report.hand.content)


def _is_first_met(noun: Token, report: Report, headings: set[int]) -> bool:
    """Whether a common noun takes up what the article has spoken of in this report only; headings do not count."""
    if noun.pos_ != "NOUN" or names_in(noun.doc[noun.left_edge.i : noun.i + 1]):
        return False
    told = covered((*report.hand.content, *report.sentences))
    earlier = [token for token in noun.doc[: noun.sent.start] if token.lemma_.lower() == noun.lemma_.lower()]
    return bool(earlier) and all(token.i in told or token.sent.start in headings for token in earlier)
