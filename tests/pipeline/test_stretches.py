"""Labelled stretches are searched for once, and found where they have a word in a place."""

from workbench.pipeline.stretches import stretches_in


def test_a_doc_is_searched_once(make_doc):
    """What overlaps a place is found in it, with its label; the second question searches no more."""
    doc, calls = make_doc("Ann Lee met Bo Ray in Rome."), []

    def search(doc):
        calls.append(doc)
        return [doc[0:2], doc[3:5], doc[6:7]]

    assert ["Ann Lee", "Bo Ray"] == [span.text for span in stretches_in(doc[1:4], "key", search)]
    assert ["Rome"] == [span.text for span in stretches_in(doc[6:7], "key", search)]
    assert 3 == len(stretches_in(doc, "key", search))
    assert 1 == len(calls)
