"""The encoder (BERT's architecture) and its heads, in plain torch.

Written out here rather than taken from a library so that the exported graph holds nothing we did not
ask for. The weights of the base model are read by their published names.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from workbench.pipeline.linking import DISTANCES
from workbench.pipeline.pieces import KINDS
from workbench.training.heads import DEPRELS, columns, vector_columns

VOCABULARY, POSITIONS, ATTENTION_HEADS = 30522, 512, 12
FARTHEST = 128  # pieces; beyond, all distances are one
SYNTAX = ("word_asks_head", "head_answers", "word_label", "head_label")  # vectors that go through one more layer
DROPPED = 0.1  # of hidden states; dropout on attention costs a third of the speed and gave nothing
SYNTAX_DROPPED = 0.33  # of the vectors for trees (Dozat and Manning 2017, https://arxiv.org/abs/1611.01734)


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an encoder is; `buckets` of distances are told to every layer where there are any."""

    layers: int
    width: int
    inner: int
    epsilon: float
    buckets: int = 0


MINILM = Shape(layers=6, width=384, inner=1536, epsilon=1e-12)
MPNET = Shape(layers=12, width=768, inner=3072, epsilon=1e-5, buckets=32)


class Dropout(nn.Module):
    """Dropout that draws one byte a value: torch's own draws a whole number each and takes a tenth of a step."""

    def __init__(self, share: float = DROPPED):
        super().__init__()
        self._limit = round(256 * share)

    def forward(self, hidden: Tensor) -> Tensor:
        """The values, a `share` of them nought while training."""
        if not self.training:
            return hidden
        if hidden.is_cuda:
            return functional.dropout(hidden, self._limit / 256)
        drawn = torch.empty(-(-hidden.numel() // 8), dtype=torch.int64).random_(-(2**63), None)
        kept = drawn.view(torch.uint8)[: hidden.numel()].view(hidden.shape) >= self._limit
        return hidden * (kept.to(hidden.dtype) / (1 - self._limit / 256))


class Layer(nn.Module):
    """One layer of attention and one of thought, each with its own norm."""

    def __init__(self, shape: Shape):
        super().__init__()
        width = shape.width
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.attended, self.done = (nn.LayerNorm(width, eps=shape.epsilon) for _ in range(2))
        self.dropout = Dropout()

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Hidden states that have looked at each other; `mask` is added to the attention scores."""
        batch, length, width = hidden.shape
        query, key, value = (
            part(hidden).view(batch, length, ATTENTION_HEADS, width // ATTENTION_HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, length, width)
        hidden = self.attended(hidden + self.dropout(self.output(seen)))
        return self.done(hidden + self.dropout(self.narrow(functional.gelu(self.widen(hidden)))))


class Network(nn.Module):
    """Scores of all heads for all pieces of a batch of windows, and the vectors that link pieces."""

    def __init__(self, shape: Shape = MINILM):
        super().__init__()
        self.shape = shape
        self.words, self.positions, self.kinds = (
            nn.Embedding(size, shape.width) for size in (VOCABULARY, POSITIONS, KINDS)
        )
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = Dropout()
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.distances = nn.Embedding(shape.buckets, ATTENTION_HEADS) if shape.buckets else None
        vectors = vector_columns()
        self.scores = nn.Linear(shape.width, max(place.stop for place in columns().values()))
        self.links = nn.Linear(shape.width, vectors["source_answers"].stop)
        self.syntax_widths = [vectors[name].stop - vectors[name].start for name in SYNTAX]
        width = self.syntax_widths[0]
        self.syntax = nn.Linear(shape.width, sum(self.syntax_widths))
        self.syntax_dropout = Dropout(SYNTAX_DROPPED)
        self.arcs = nn.Linear(width, width)
        for part in (self.syntax, self.arcs):
            nn.init.xavier_uniform_(part.weight)  # torch's default is so small that trees are learned late
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.deprels = nn.Linear(self.syntax_widths[-1], len(DEPRELS))
        self.far = nn.Parameter(torch.zeros(3, DISTANCES))  # what distance is worth to each kind of link
        # scores of having no source, for a cue and for a content, and of a content's cue not being among those found
        self.nobody = nn.Parameter(torch.zeros(3))

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [batch, pieces, outputs] and vectors [batch, pieces, widths]; on a GPU the layers take 16 bits."""
        with torch.autocast("cuda", torch.bfloat16, enabled=ids.is_cuda):
            hidden = self.encode(ids, kinds, mask)
        hidden = hidden.float()
        return self.scores(hidden), self._vectors(hidden)

    def encode(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Hidden states [batch, pieces, width] behind the last layer."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(positions)[None] + self.kinds(kinds)
        hidden = self.dropout(self.norm(hidden))
        unseen = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        if self.distances:
            buckets = distance_buckets(ids.shape[1], self.distances.num_embeddings).to(ids.device)
            unseen = unseen + self.distances(buckets).permute(2, 0, 1)
        for layer in self.layers:
            hidden = layer(hidden, unseen)
        return hidden

    def _vectors(self, hidden: Tensor) -> Tensor:
        syntax = self.syntax_dropout(functional.gelu(self.syntax(self.dropout(hidden))))
        ask, answer, word, head = syntax.split(self.syntax_widths, -1)
        return torch.cat([self.links(hidden), self.arcs(ask), answer, word, head], -1)


def network_of(state: dict[str, Tensor]) -> Network:
    """The network that a state belongs to, whichever of the two shapes it has."""
    width = state["words.weight"].shape[1]
    network = Network(next(shape for shape in (MINILM, MPNET) if shape.width == width))
    network.load_state_dict(state)
    return network


def distance_buckets(length: int, count: int) -> Tensor:
    """The bucket [length, length] of the distance from each piece to each other (Raffel et al. 2020, section 2.1).

    Half of them are for what stands before. Near distances have a bucket each, farther ones share one, ever more.
    """
    steps = torch.arange(length)
    apart = steps[None] - steps[:, None]
    near = count // 4
    far = near + (apart.abs() / near).clamp(min=1).log() / math.log(FARTHEST / near) * (count // 2 - near)
    bucket = torch.where(apart.abs() < near, apart.abs(), far.long().clamp(max=count // 2 - 1))
    return bucket + (apart > 0) * (count // 2)
