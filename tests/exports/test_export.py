"""Handing over a run: which files, where, and what a mistake says."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
import stix2

from tests.judgments.w3c import ANNOTATION
from workbench.errors import ExportError
from workbench.exports import FORMATS, export, opened, take_in

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("to", FORMATS)
def test_each_format_is_written_and_the_same_again(judged, to):
    """An export lies in the run, and a second one has the same bytes."""
    first = [(path.name, path.read_bytes()) for path in export(judged, to)]
    second = export(judged, to)

    assert first == [(path.name, path.read_bytes()) for path in second]
    assert all(path.parent == judged / "export" for path in second)


def test_one_file_goes_where_it_is_wanted(judged, tmp_path):
    """A name with a suffix is a file, any other a folder."""
    assert [tmp_path / "new" / "a.json"] == export(judged, "json", tmp_path / "new" / "a.json")
    assert [tmp_path / "folder" / "analysis.json"] == export(judged, "json", tmp_path / "folder")


def test_several_files_need_a_folder(judged, tmp_path):
    """Four tables do not fit one file."""
    with pytest.raises(ExportError, match=r"4 files, .*claims\.csv.*: give a folder, not a\.csv"):
        export(judged, "csv", tmp_path / "a.csv")


def test_a_folder_that_is_no_run_says_so(tmp_path):
    """What is missing is named."""
    with pytest.raises(ExportError, match="no folder"):
        opened(tmp_path / "nowhere")
    with pytest.raises(ExportError, match="is no run"):
        opened(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": "other/1"}', "{"])
def test_a_damaged_analysis_is_one_message(folder, content):
    """Whatever stands in the file, the error is ours."""
    (folder / "analysis.json").write_text(content, "utf-8")

    with pytest.raises(ExportError, match="cannot be read"):
        opened(folder)


def test_an_unknown_format_names_those_there_are(folder):
    """The message helps."""
    with pytest.raises(ExportError, match="'misp'; there are json, csv, w3c, stix, claimreview"):
        export(folder, "misp")


def test_a_place_that_cannot_be_written_to_is_one_message(folder):
    """A file where a folder has to be."""
    (folder / "export").write_text("", "utf-8")

    with pytest.raises(ExportError, match="cannot be written to"):
        export(folder, "json")


def test_no_cell_of_a_table_is_a_formula(judged):
    """Neither words of the article nor a note begin a formula, in any of the four tables."""
    tables = {path.name: path.read_text("utf-8") for path in export(judged, "csv")}
    cells = [cell for text in tables.values() for row in csv.reader(io.StringIO(text)) for cell in row]

    assert ["claims.csv", "flags.csv", "judgments.csv", "sources.csv"] == sorted(tables)
    assert [] == [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=HYPERLINK(1)" in cells


def test_tables_say_whose_the_certainty_is(judged):
    """The analyst's word stands where there is one, and a column says so."""
    text = next(path for path in export(judged, "csv") if path.name == "claims.csv").read_text("utf-8")
    rows = {row["claim"]: row for row in csv.DictReader(io.StringIO(text))}

    assert ("hedged", "analyst") == (rows["7"]["certainty"], rows["7"]["certainty by"])
    assert "machine" == rows["2"]["certainty by"]


@pytest.mark.model
@pytest.mark.parametrize(
    "path", ["iran-and-the-7-october-attack/000_42cec9a27e2792ea.txt", "nord-stream/2023-03-07-new-york-times.txt"]
)
def test_a_real_article_is_handed_over_whole(path, tmp_path):
    """Annotations are W3C's, the bundle is STIX, and a judgment comes back from a colleague's collection."""
    from workbench import analyse, read_article

    analysis = analyse(read_article(SEEDS / path))
    (tmp_path / "analysis.json").write_text(json.dumps(analysis.to_dict()), "utf-8")
    opened(tmp_path).judgments.record(analysis, analysis.claims[0], "information", "2")
    before = opened(tmp_path).judgments.in_force
    (collection,), (bundle,) = export(tmp_path, "w3c"), export(tmp_path, "stix")
    for item in json.loads(collection.read_text("utf-8"))["first"]["items"]:
        jsonschema.validate({"@context": "http://www.w3.org/ns/anno.jsonld", **item}, ANNOTATION)
    (tmp_path / "judgments.jsonl").unlink()

    assert stix2.parse(bundle.read_text("utf-8"), allow_custom=False)
    assert 1 == take_in(opened(tmp_path), collection).attached
    assert before == opened(tmp_path).judgments.in_force
