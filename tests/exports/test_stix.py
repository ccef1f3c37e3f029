"""STIX 2.1: what is written is STIX, and a confidence is the analyst's or there is none."""

import builtins
import json

import pytest
import stix2

from tests.sample import hostile_analysis, sample_analysis
from workbench.errors import ExportError
from workbench.exports import export, opened
from workbench.exports.stix import bundle, confidence_of
from workbench.judgments import scales
from workbench.runs import Run


@pytest.fixture
def objects(judged):
    """The objects of a run that was judged."""
    return bundle(opened(judged))["objects"]


def of_type(objects, kind):
    return [item for item in objects if item["type"] == kind]


def test_the_library_reads_it_back(judged):
    """stix2 takes every object without anything custom, and the bundle is complete: no reference leads outside."""
    (path,) = export(judged, "stix")
    parsed = stix2.parse(path.read_text("utf-8"), allow_custom=False)
    ids = {item.id for item in parsed.objects}
    named = {
        ref
        for item in parsed.objects
        for ref in [*item.get("object_refs", []), *filter(None, [item.get("created_by_ref")])]
    }

    assert named <= ids
    assert len(ids) == len(parsed.objects)


def test_a_hostile_article_is_stix_too(folder):
    """Markup in names and titles is text."""
    (folder / "analysis.json").write_text(json.dumps(hostile_analysis().to_dict()), "utf-8")

    assert export(folder, "stix")


def test_the_article_is_a_report_with_its_day(objects):
    """And holds everything else."""
    (report,) = of_type(objects, "report")

    assert "2024-05-10T00:00:00.000Z" == report["published"]
    assert {item["id"] for item in objects[1:-1]} == set(report["object_refs"])


@pytest.mark.parametrize("published", [None, "2024", "2024-05", "spring"])
def test_without_a_day_nothing_is_invented(folder, published):
    """A report must have a day; where none is known it is a grouping."""
    (folder / "analysis.json").write_text(json.dumps(sample_analysis(published=published).to_dict()), "utf-8")
    made = bundle(opened(folder))["objects"]

    assert [] == of_type(made, "report")
    assert 1 == len(of_type(made, "grouping"))


def test_the_machine_gives_no_confidence(folder, objects):
    """Without judgments no object has one; with them only an analyst's notes have."""
    machine = objects[0]["id"]

    assert [] == [item for item in objects if "confidence" in item and item.get("created_by_ref") == machine]
    (folder / "judgments.jsonl").unlink()
    assert [] == [item for item in bundle(opened(folder))["objects"] if "confidence" in item]


@pytest.mark.parametrize(
    ("scale", "value", "expected"),
    [
        ("information", "1", 90), ("information", "2", 70), ("information", "3", 50), ("information", "4", 30),
        ("information", "5", 10), ("information", "6", None),
        ("likelihood", "almost no chance", 5), ("likelihood", "very unlikely", 15), ("likelihood", "unlikely", 30),
        ("likelihood", "roughly even chance", 50), ("likelihood", "likely", 70), ("likelihood", "very likely", 85),
        ("likelihood", "almost certain", 95),
        ("confidence", "low", 15), ("confidence", "moderate", 50), ("confidence", "high", 85),
        ("source", "A", None), ("check", "yes", None), ("note", "certain!", None),
    ],
)  # fmt: skip
def test_confidence_is_that_of_the_standard(scale, value, expected):
    """STIX 2.1, appendix B, for each word; a scale that is not there gives no number."""
    assert expected == confidence_of(scale, value)


def test_every_word_of_the_mapped_scales_has_its_place():
    """None of ours is forgotten."""
    for name in ("likelihood", "confidence", "information"):
        for step in scales()[name].values:
            assert (confidence_of(name, step.value) is None) == (step.value == "6")


def test_judgments_of_the_machine_s_reading_are_opinions(objects):
    """Confirmed is agreement, dismissed and another level are disagreement; the matter itself is a note."""
    found = [
        (item["opinion"], item["explanation"].split(":")[0].split(" (")[0]) for item in of_type(objects, "opinion")
    ]

    assert {
        ("agree", "Signals of the claim"), ("disagree", "One signal"), ("disagree", "Certainty of the words"),
    } == set(found)  # fmt: skip


def test_an_analyst_is_one_identity(objects):
    """However much they judged."""
    assert 1 == len([item for item in of_type(objects, "identity") if item["name"] == "Ada"])


def test_what_is_no_stix_is_not_handed_over(folder):
    """A record that STIX cannot hold is one message, and no file."""
    handed = opened(folder)
    handed.judgments.record(handed.analysis, handed.analysis["c1"], "check", "yes", creator="Ada")
    text = (folder / "judgments.jsonl").read_text("utf-8")
    (folder / "judgments.jsonl").write_text(text.replace('"created": "2', '"created": "x'), "utf-8")

    with pytest.raises(ExportError, match="is not STIX 2.1"):
        export(folder, "stix")
    assert not (folder / "export").exists()


def test_an_analyst_s_note_names_its_scale(objects):
    """A number means nothing without the scale it comes from."""
    (note,) = [item for item in of_type(objects, "note") if item.get("confidence") == 70]

    assert note["abstract"].startswith("Likelihood (ICD 203")
    assert ["Ada"] == note["authors"]


def test_without_the_library_it_says_what_to_install(folder, monkeypatch):
    """stix2 is optional."""
    real = builtins.__import__

    def missing(name, *args, **kwargs):
        if name == "stix2":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ExportError, match="pip install 'stix2>=3'"):
        export(Run(folder).folder, "stix")
