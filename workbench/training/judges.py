"""One judge a head: what the shipped components say about annotated documents, against the annotation."""

from functools import cache
from itertools import groupby

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from workbench.pipeline import load_pipeline
from workbench.pipeline.attributions import linked
from workbench.pipeline.encoder import prediction
from workbench.pipeline.factuality import factuality_of_event
from workbench.pipeline.pieces import span_of
from workbench.pipeline.syntax import set_syntax
from workbench.pipeline.uncertainty import find_signals
from workbench.training.corpus import Document, Mark
from workbench.training.scoring import Count, correlation, covers

QUOTES = set('“”"«»„')
BATCH = 8
TOLD = "news_factuality"  # the scale of what a text commits itself to, which words decide


def _read(documents: list[Document]) -> list[tuple[Document, Doc]]:
    docs = load_pipeline().pipe((document.text for document in documents), batch_size=BATCH)
    return list(zip(documents, docs, strict=True))


def judge_attribution(documents: list[Document]) -> dict:
    """Contents by overlap, indirect speech found, right sources, and token F of the three parts.

    PolNeAR marks nothing inside a content, so attributions that the model nests in others are not judged.
    """
    contents, indirect, sources = Count(), Count(), Count()
    tokens = {role: Count() for role in ("source", "cue", "content")}
    for document, doc in _read(documents):
        said = [item for item in linked(doc) if item.parent is None]
        predicted = [_characters(item.content) for item in said]
        gold = [{c for start, end in link.contents for c in range(start, end)} for link in document.links]
        contents.add_overlapping(predicted, gold)
        for link, characters in zip(document.links, gold, strict=True):
            match = covers(predicted, characters)
            if not _is_quoted(document.text, link.contents):
                indirect.gold += 1
                indirect.found += match is not None
            if match is not None and link.source:
                sources.gold += 1
                sources.found += bool(_characters(said[match].source) & set(range(*link.source)))
        for role, count in tokens.items():
            count.add(_token_indices(doc, _predicted(doc, role)), _token_indices(doc, _marked(document, role)))
    return {
        "contents": contents.rates(),
        "indirect_recall": indirect.rates()["recall"],
        "source_right": sources.rates()["recall"],
        "token_f": {role: count.rates()["f"] for role, count in tokens.items()},
        "articles": len(documents),
    }


def _characters(spans: tuple[Span, ...]) -> set[int]:
    return {c for span in spans for c in range(span.start_char, span.end_char)}


def _is_quoted(text: str, places: tuple[tuple[int, int], ...]) -> bool:
    return any(QUOTES & set(text[max(0, start - 1) : end + 1]) for start, end in places)


def _predicted(doc: Doc, head: str) -> list[tuple[int, int]]:
    said = prediction(doc)
    return [said.characters(span) for span in said.spans(head)]


def _marked(document: Document, head: str) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in document.marks if mark.head == head]


def _token_indices(doc: Doc, places: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The tokens that share a character with one of the places, as (doc, token)."""
    covered = {c for start, end in places for c in range(start, end)}
    return {
        (id(doc), token.i)
        for token in doc
        if not token.is_space and covered.intersection(range(token.idx, token.idx + len(token)))
    }


def judge_uncertainty(documents: list[Document]) -> dict:
    """Tokens in a cue of any class, the same class by class, and sentences that hold a cue."""
    tokens, sentences = Count(), Count()
    classes: dict[str, Count] = {}
    for document, doc in _read(documents):
        said = [(span.start_char, span.end_char, span.label_) for span in doc.spans["uncertainty"]]
        gold = [(mark.start, mark.end, mark.label) for mark in document.marks]
        predicted, marked = (_token_indices(doc, [item[:2] for item in items]) for items in (said, gold))
        tokens.add(predicted, marked)
        sentences.add(_sentences(doc, predicted), _sentences(doc, marked))
        for label in load_labels():
            own = (_token_indices(doc, [item[:2] for item in items if item[2] == label]) for items in (said, gold))
            classes.setdefault(label, Count()).add(*own)
    return {
        "tokens": tokens.rates(),
        "sentences": sentences.rates(),
        "token_f": {label: count.rates()["f"] for label, count in classes.items()},
        "documents": len(documents),
    }


def load_labels() -> tuple[str, ...]:
    """The classes of uncertainty, in the table's order."""
    from workbench.training.heads import HEADS

    return next(head.labels for head in HEADS if head.name == "uncertainty")


def _sentences(doc: Doc, tokens: set[tuple[int, int]]) -> set[tuple[int, int]]:
    return {(key, doc[index].sent.start) for key, index in tokens}


def judge_entities(documents: list[Document]) -> dict:
    """Names that are exactly right, by corpus and type; what a corpus leaves undecided is not judged."""
    scores: dict = {}
    for corpus, own in groupby(documents, key=lambda document: document.corpus):
        counts: dict[str, Count] = {}
        for document, doc in _read(list(own)):
            unmarked = document.heads["entity"]
            gold = {(m.start, m.end, m.label) for m in document.marks if m.label and m.certain}
            gold = {item for item in gold if not _inside_another(item, gold)}
            for label in {"PERSON", "ORG", "LOC", "NORP", "DATE"} - set(unmarked):
                right = {item for item in gold if item[2] == label}
                open_places = _undecided(document.marks, label)
                said = {(ent.start_char, ent.end_char, label) for ent in doc.ents if ent.label_ == label}
                said = {item for item in said if item in right or not _touches(item, open_places)}
                counts.setdefault(label, Count()).add(
                    {(id(doc), *item) for item in said}, {(id(doc), *item) for item in right}
                )
        rates = {label: counts[label].rates() for label in sorted(counts) if counts[label].gold}
        total = Count()
        for label in rates:
            count = counts[label]
            total.predicted, total.right = total.predicted + count.predicted, total.right + count.right
            total.gold, total.found = total.gold + count.gold, total.found + count.found
        scores[corpus] = {"all": total.rates(), **rates}
    return scores


def _undecided(marks: tuple[Mark, ...], label: str) -> list[tuple[int, int]]:
    """Places where a name of this type is neither right nor wrong.

    Where a place is certainly of one type and perhaps of another (wikigold's MISC, perhaps NORP), only the
    second is excused there.
    """
    certain = {(mark.start, mark.end) for mark in marks if mark.label and mark.certain}
    return [
        (mark.start, mark.end)
        for mark in marks
        if mark.label is None or (not mark.certain and (mark.label == label or (mark.start, mark.end) not in certain))
    ]


def _inside_another(item: tuple, items: set[tuple]) -> bool:
    return any(other != item and other[0] <= item[0] and item[1] <= other[1] for other in items)


def _touches(item: tuple, places: list[tuple[int, int]]) -> bool:
    return any(item[0] < end and start < item[1] for start, end in places)


@cache
def _encoder_only() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("workbench/encoder")
    return nlp


def judge_syntax(documents: list[Document]) -> dict:
    """Word classes, tags, lemmas and trees on the treebank's own words and sentences; sentence starts on its text."""
    nlp = _encoder_only()
    right = dict.fromkeys(("upos", "tag", "lemma", "uas", "las"), 0)
    total, sentences = 0, Count()
    for document, read in _read(documents):
        doc = nlp.get_pipe("workbench/encoder")(_treebank_doc(nlp, document))
        set_syntax(doc)
        tokens = {token.idx: token for token in doc if not token.is_space}
        for word in document.words:
            token = tokens[word.start]
            attached = token.head.idx == (document.words[word.head].start if word.head >= 0 else word.start)
            right["upos"] += token.pos_ == word.upos
            right["tag"] += token.tag_ == word.tag
            right["lemma"] += token.lemma_ == word.lemma
            right["uas"] += attached
            right["las"] += attached and token.dep_.lower() == word.deprel
        total += len(document.words)
        starts = {next(token.idx for token in sent if not token.is_space) for sent in read.sents if sent.text.strip()}
        gold = {next(words).start for _, words in groupby(document.words, key=lambda word: word.sentence)}
        sentences.add({(id(doc), start) for start in starts}, {(id(doc), start) for start in gold})
    shares = {name: round(count / total, 4) for name, count in right.items()}
    return shares | {"sentences": sentences.rates(), "words": total}


def _treebank_doc(nlp: Language, document: Document) -> Doc:
    """A Doc with the treebank's words and sentences; line breaks between them are tokens of their own."""
    words, spaces, starts, end, sentence = [], [], [], 0, -1
    for word in document.words:
        between = document.text[end : word.start]
        if words and between.startswith(" "):
            spaces[-1], between = True, between[1:]
        if between:
            words.append(between)
            spaces.append(False)
            starts.append(False)
        words.append(document.text[word.start : word.end])
        spaces.append(False)
        starts.append(word.sentence != sentence)
        end, sentence = word.end, word.sentence
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def judge_factuality(documents: list[Document]) -> dict:
    """Pearson's r between the stated figure and the annotated one, by corpus.

    UDS-IH2 asks what readers believe, which the encoder's head answers alone. MEANTIME asks what a text commits
    itself to: there the figure is that of `factuality_of_event`, words and encoder together, as claims are graded
    too; `head_r` is the r of the encoder's head without the words.
    """
    scores: dict = {}
    for corpus, own in groupby(documents, key=lambda document: document.corpus):
        heads, told, right = [], [], []
        for document, doc in _read(list(own)):
            found = prediction(doc)
            figures = np.clip(found.scores(document.scale)[:, 0].astype(float), -3, 3)
            signals = find_signals(doc) if document.scale == TOLD else []
            for start, end, value in document.numbers:
                heads.append(figures[span_of(found.pieces, start, end)[0]])
                if document.scale == TOLD:
                    told.append(factuality_of_event(word_at(doc, start), signals)[1])
                right.append(value)
        scores[corpus] = {"r": correlation(told or heads, right), "events": len(right)}
        if told:
            scores[corpus]["head_r"] = correlation(heads, right)
    return scores


def word_at(doc: Doc, start: int) -> Token:
    """The token that holds a character."""
    return doc.char_span(start, start + 1, alignment_mode="expand")[0]
