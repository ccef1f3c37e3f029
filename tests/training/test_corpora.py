"""Every corpus is read as it is annotated, and only where its licence allows."""

import json

import pytest

from workbench.errors import WorkbenchError
from workbench.training import polnear, szeged, treebanks
from workbench.training.corpus import Document, Link, Word, corpora, read_split
from workbench.training.factuality import add_uds


def test_polnear_is_read(tmp_path):
    """Marks, discontinuous contents and their links come out of brat's files."""
    (tmp_path / "a.txt").write_text('"Rain," she said, "again."', "utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tSource 8 11\tshe\nT2\tCue 12 16\tsaid\nT3\tContent 0 7;18 26\t…\n"
        "T4\tAttribution 12 16\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n",
        "utf-8",
    )
    (document,) = polnear.read(tmp_path)

    assert (Link(((0, 7), (18, 26)), (12, 16), (8, 11)),) == document.links
    assert {"source": 1, "cue": 1, "content": 2} == {
        head: sum(mark.head == head for mark in document.marks) for head in document.heads
    }


def test_szeged_is_read(tmp_path):
    """Cues keep their place and get our names for their classes."""
    (tmp_path / "wiki.xml").write_text(
        "<A><Document><DocumentPart><Sentence>It <ccue type='speculation_modal_probable_'>may</ccue> rain."
        "</Sentence></DocumentPart></Document></A>",
        "utf-8",
    )
    (document,) = szeged.read_wiki(tmp_path)
    (mark,) = document.marks

    assert ("may", "epistemic") == (document.text[mark.start : mark.end], mark.label)


def test_treebank_is_read(tmp_path):
    """Contractions keep their spelling, heads count over the whole document, nationalities are found."""
    rows = [
        "# newdoc", "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_", "1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_",
        "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_", "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
        "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_", "", "1\tMaltese\tMaltese\tADJ\tJJ\t_\t2\tamod\t_\t_",
        "2\tships\tship\tNOUN\tNNS\t_\t0\troot\t_\t_", "",
    ]  # fmt: skip
    (tmp_path / "x.conllu").write_text("\n".join(rows), "utf-8")
    (document,) = treebanks.read_ewt(tmp_path)

    assert "Don't go. Maltese ships" == document.text
    assert [2, 2, -1, 2, 5, -1] == [word.head for word in document.words]
    assert [("Maltese", "NORP")] == [(document.text[m.start : m.end], m.label) for m in document.marks]


def test_a_treebank_takes_figures_over(tmp_path):
    """What is said about a sentence written word by word finds its place in the treebank's text."""
    words = [Word(0, 2, "PRON", "PRP", "he", 1, "nsubj", 0), Word(3, 7, "VERB", "VBD", "leave", -1, "root", 0)]
    words += [Word(7, 10, "PART", "RB", "not", 1, "advmod", 0)]
    treebank = Document(corpus="ewt", text="He leftn't", words=tuple(words))
    (tmp_path / "uds.jsonl").write_text(json.dumps({"text": "He left n't", "targets": [{"span1": [1, 2], "label": 3}]}))
    (taught,) = add_uds([treebank], tmp_path / "uds.jsonl")

    assert ((3, 7, 3),) == taught.numbers
    assert [treebank] == add_uds([treebank], tmp_path / "missing.jsonl")


def test_open_only_leaves_out_corpora_without_a_licence(tmp_path):
    """With --open-only nothing is read whose licence is not stated."""
    place = tmp_path / "polnear" / "train"
    place.mkdir(parents=True)
    (place / "a.txt").write_text("Rain.", "utf-8")
    (place / "a.ann").write_text("", "utf-8")

    assert 1 == len(read_split(tmp_path, "train"))
    with pytest.raises(WorkbenchError, match="has a split named 'train'"):
        read_split(tmp_path, "train", open_only=True)
    assert {"polnear", "szeged-wiki", "szeged-bio", "meantime"} == {c.name for c in corpora() if not c.licence}
