"""What a larger network says of a batch, for the smaller one to learn beside the annotation, or instead of it.

Distillation (Hinton et al. 2015, https://arxiv.org/abs/1503.02531): the answers of a teacher are taught with all their
doubts, and on every text, whatever its corpus annotates. Texts that the teacher knows by heart teach little of how it
reads, so it is also asked about texts that nobody wrote: the same sentences with words of one kind in each other's
place (after Jiao et al. 2020, https://aclanthology.org/2020.findings-emnlp.372/).
"""

from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from workbench.pipeline.pieces import KINDS
from workbench.training.heads import HEADS, UPOS
from workbench.training.losses import (
    HUBER,
    WEIGHTS,
    answers_of,
    head_scores,
    of_text,
    relation_scores,
    vectors_of,
)
from workbench.training.network import VOCABULARY, Network

OPEN = {"ADJ", "ADV", "NOUN", "NUM", "PROPN", "VERB"}  # classes whose words are exchanged
VERB, START = UPOS.index("VERB"), 1  # the second answer of the head of sentences
SCALE = "factuality"
EXCHANGED = 0.3  # of those words


@dataclass(frozen=True, slots=True)
class Lesson:
    """A teacher's answers on a batch; `read` are the rows of pieces, `words` and `verbs` of those that begin such.

    `heads` scores each piece, or in column 0 the root, as the head of each word, `relations` what it is to the
    likeliest; `sentence` counts sentences.
    """

    answers: dict[str, Tensor]
    heads: Tensor
    relations: Tensor
    begins: Tensor
    sentence: Tensor
    read: Tensor
    words: Tensor
    verbs: Tensor


class Teacher:
    """A trained network that answers and learns nothing.

    `where_silent`: it is believed only where the annotation of a text says nothing, and asked only of texts as they
    stand. So a network keeps what another knows while it learns the rest: a head that nothing is asked of on the texts
    of some corpus answers there at random in the end.
    """

    def __init__(self, network: Network, tokenizer: Tokenizer, where_silent: bool = False):
        self.where_silent = where_silent
        self.network = network.eval().requires_grad_(False)
        inside = torch.zeros(VOCABULARY, dtype=torch.bool)
        inside[[number for piece, number in tokenizer.get_vocab().items() if piece.startswith("##")]] = True
        self._inside = inside.to(network.root.device)
        self._open = torch.tensor([name in OPEN for name in UPOS], device=network.root.device)

    @torch.no_grad()
    def says(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Lesson:
        """The teacher's answers, and the words and sentences it sees in the batch."""
        scores, vectors = self.network(ids, kinds, mask)
        answers, parts = answers_of(scores), vectors_of(vectors)
        read = of_text(ids)
        begins = read & ~self._inside[ids]
        sentence = (answers["sentence"].argmax(-1) == START).cumsum(-1)
        heads, words = head_scores(self.network, parts, begins, sentence).flatten(0, 1), _rows(begins)
        return Lesson(
            {name: part.flatten(0, 1) for name, part in answers.items()},
            heads[words],
            relation_scores(self.network, parts, words, heads[words].argmax(-1)),
            begins,
            sentence,
            read=_rows(read),
            words=words,
            verbs=_rows(begins & (answers["upos"].argmax(-1) == VERB)),
        )

    def exchanged(self, ids: Tensor, kinds: Tensor, lesson: Lesson) -> Tensor:
        """The ids with some of the words in each other's place, where tag and letter case are the same."""
        alone = lesson.begins & ~functional.pad(self._inside[ids[:, 1:]], (0, 1))
        places = _rows(alone & self._open[lesson.answers["upos"].argmax(-1)].view(ids.shape))
        alike = lesson.answers["tag"][places].argmax(-1) * KINDS + kinds.flatten()[places]
        order = (alike + torch.rand(len(places), device=ids.device)).argsort()
        places, alike = places[order], alike[order]
        chosen = (alike == alike.roll(1)) & (torch.rand(len(places), device=ids.device) < EXCHANGED)
        texts = ids.flatten()
        return texts.index_copy(0, places, torch.where(chosen, texts[places.roll(1)], texts[places])).view(ids.shape)


def taught(network: Network, lesson: Lesson, scores: Tensor, vectors: Tensor) -> dict[str, Tensor]:
    """Weighted losses by name: how far the network's answers are from those of its teacher."""
    answers, parts = answers_of(scores.flatten(0, 1)), vectors_of(vectors)
    found = {}
    for head in HEADS:
        if head.kind != "number":
            rows = lesson.words if head.kind == "words" and head.name != "sentence" else lesson.read
            found[head.name] = _apart(answers[head.name][rows], lesson.answers[head.name][rows])
    heads = head_scores(network, parts, lesson.begins, lesson.sentence).flatten(0, 1)[lesson.words]
    found["arc"] = _apart(heads, lesson.heads)
    relations = relation_scores(network, parts, lesson.words, lesson.heads.argmax(-1))
    found["deprel"] = _apart(relations, lesson.relations)
    if len(lesson.verbs):
        ours, theirs = answers[SCALE][lesson.verbs], lesson.answers[SCALE][lesson.verbs]
        found[SCALE] = functional.huber_loss(ours, theirs, delta=HUBER)
    return {name: loss * WEIGHTS.get(name, 1.0) for name, loss in found.items()}


def _apart(ours: Tensor, theirs: Tensor) -> Tensor:
    """Cross entropy between two tables of scores, the mean over their rows."""
    return functional.cross_entropy(ours, theirs.softmax(-1))


def _rows(chosen: Tensor) -> Tensor:
    """The rows of the chosen pieces in the batch's tables."""
    return chosen.flatten().nonzero().squeeze(1)
