"""The encoder (BERT's architecture, MiniLM's size) and its heads, in plain torch.

Written out here rather than taken from a library so that the exported graph holds nothing we did not
ask for. The weights of the base model are read by their published names.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from workbench.pipeline.linking import DISTANCES
from workbench.pipeline.pieces import KINDS
from workbench.training.heads import DEPRELS, columns, vector_columns

LAYERS, WIDTH, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 6, 384, 12, 1536, 30522, 512
SYNTAX = ("word_asks_head", "head_answers", "word_label", "head_label")  # vectors that go through one more layer
DROPPED = 0.1  # of hidden states; dropout on attention costs a third of the speed and gave nothing
SYNTAX_DROPPED = 0.33  # of the vectors for trees (Dozat and Manning 2017, https://arxiv.org/abs/1611.01734)


class Dropout(nn.Module):
    """Dropout that draws one byte a value: torch's own draws a whole number each and takes a tenth of a step."""

    def __init__(self, share: float = DROPPED):
        super().__init__()
        self._limit = round(256 * share)

    def forward(self, hidden: Tensor) -> Tensor:
        """The values, a `share` of them nought while training."""
        if not self.training:
            return hidden
        drawn = torch.empty(-(-hidden.numel() // 8), dtype=torch.int64).random_(-(2**63), None)
        kept = drawn.view(torch.uint8)[: hidden.numel()].view(hidden.shape) >= self._limit
        return hidden * (kept.to(hidden.dtype) / (1 - self._limit / 256))


class Layer(nn.Module):
    """One layer of attention and one of thought, each with its own norm."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended, self.done = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout()

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Hidden states that have looked at each other; `mask` is added to the attention scores."""
        batch, length, _ = hidden.shape
        query, key, value = (
            part(hidden).view(batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.attended(hidden + self.dropout(self.output(seen)))
        return self.done(hidden + self.dropout(self.narrow(functional.gelu(self.widen(hidden)))))


class Network(nn.Module):
    """Scores of all heads for all pieces of a batch of windows, and the vectors that link pieces."""

    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(KINDS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        vectors = vector_columns()
        self.scores = nn.Linear(WIDTH, max(place.stop for place in columns().values()))
        self.links = nn.Linear(WIDTH, vectors["source_answers"].stop)
        self.syntax_widths = [vectors[name].stop - vectors[name].start for name in SYNTAX]
        width = self.syntax_widths[0]
        self.syntax = nn.Linear(WIDTH, sum(self.syntax_widths))
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
        """Scores [batch, pieces, outputs] and vectors [batch, pieces, widths]."""
        hidden = self.encode(ids, kinds, mask)
        return self.scores(hidden), self._vectors(hidden)

    def encode(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Hidden states [batch, pieces, width] behind the last layer."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(positions)[None] + self.kinds(kinds)
        hidden = self.dropout(self.norm(hidden))
        unseen = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, unseen)
        return hidden

    def _vectors(self, hidden: Tensor) -> Tensor:
        syntax = self.syntax_dropout(functional.gelu(self.syntax(self.dropout(hidden))))
        ask, answer, word, head = syntax.split(self.syntax_widths, -1)
        return torch.cat([self.links(hidden), self.arcs(ask), answer, word, head], -1)


def load_base(network: Network, path) -> None:
    """Copy the published weights of the base model into the encoder; heads keep their random start."""
    from safetensors.torch import load_file

    base = load_file(path)
    own = network.state_dict()
    names = {
        "embeddings.word_embeddings": "words",
        "embeddings.position_embeddings": "positions",
        "embeddings.LayerNorm": "norm",
    }
    parts = {
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "output",
        "attention.output.LayerNorm": "attended",
        "intermediate.dense": "widen",
        "output.dense": "narrow",
        "output.LayerNorm": "done",
    }
    for number in range(LAYERS):
        names |= {f"encoder.layer.{number}.{theirs}": f"layers.{number}.{ours}" for theirs, ours in parts.items()}
    for name, values in base.items():
        stem, _, leaf = name.rpartition(".")
        if stem in names:
            own[f"{names[stem]}.{leaf}"] = values
    # All kinds begin as the base model's one kind of text; what a capital means is learned.
    own["kinds.weight"] = base["embeddings.token_type_embeddings.weight"][:1].repeat(KINDS, 1)
    network.load_state_dict(own)
