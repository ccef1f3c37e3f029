"""Claims, signals and judgments as Web Annotations: valid, and pointing at their words."""

import json

import jsonschema
import pytest

from tests.judgments.w3c import ANNOTATION
from workbench.exports import export, opened
from workbench.exports.annotations import collection
from workbench.judgments.annotations import hash_of


@pytest.fixture
def items(judged):
    """The annotations of a run that was judged."""
    return collection(opened(judged))["first"]["items"]


def test_the_collection_holds_one_page_with_all(judged):
    """Collection and page name each other and count their items."""
    (path,) = export(judged, "w3c")
    record = json.loads(path.read_text("utf-8"))
    page = record["first"]

    assert ("AnnotationCollection", "AnnotationPage") == (record["type"], page["type"])
    assert record["id"] == page["partOf"]
    assert record["total"] == len(page["items"])


def test_every_annotation_keeps_to_the_standard(items):
    """Each would stand alone: with the context it is a Web Annotation."""
    for item in items:
        jsonschema.validate({"@context": "http://www.w3.org/ns/anno.jsonld", **item}, ANNOTATION)
    assert len(items) == len({item["id"] for item in items})


def test_every_target_points_at_its_words(judged, items):
    """Position and quotation say the same, in code points of the text that the hash names."""
    analysis = opened(judged).analysis
    for target in (target for item in items for target in item["target"] if "selector" in target):
        words, place = target["selector"]

        assert f"urn:sha256:{hash_of(analysis.article)}" == target["source"]
        assert words["exact"] == analysis.article.text[place["start"] : place["end"]]


def test_machine_and_analyst_are_told_apart(items):
    """What software read and what a person said have different creators."""
    makers = {(item["creator"]["type"], item["creator"]["name"].split()[0]) for item in items}

    assert {("Software", "workbench"), ("Person", "Ada")} == makers


def test_a_claim_says_why_and_where_it_was(items):
    """Its sentences, its level, and the address at which the words can be looked for."""
    claim = next(item for item in items if item["motivation"] == "describing")

    assert "It counts as hedged." in claim["body"][0]["value"]
    assert "hedged" == claim["body"][1]["value"]
    assert "https://example.org/a" == claim["target"][0]["scope"]
