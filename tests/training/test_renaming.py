"""Variants with other names."""

import random
import re

from workbench.training.corpus import Document, Mark
from workbench.training.renaming import VARIANTS, renamed, variants


def test_names_stand_for_others_of_their_type():
    """A variant says other names at the same places of the sentence, and each mark covers the name that stands there."""
    marks = (Mark("entity", 0, 3, "PERSON"), Mark("entity", 9, 13, "LOC"), Mark("entity", 17, 22, "MISC"))
    document = Document("wikigold", "Ada left Rome in Latin.", {"entity": ()}, marks)
    names = {"PERSON": ["Grace Hopper"], "LOC": ["New York City"]}

    made = [renamed(document, names, random.Random(seed)) for seed in range(20)]

    assert {"Ada", "Grace Hopper"} == {item.text[item.marks[0].start : item.marks[0].end] for item in made}
    assert {"Rome", "New York City"} == {item.text[item.marks[1].start : item.marks[1].end] for item in made}
    assert {"Latin"} == {item.text[item.marks[2].start : item.marks[2].end] for item in made}
    assert all(re.fullmatch(r"(Ada|Grace Hopper) left (Rome|New York City) in Latin\.", item.text) for item in made)


def test_only_corpora_of_names_are_renamed():
    """Beside each of their documents stand its variants; what a corpus is unsure of is no name to take over."""
    sure = Document("wikigold", "Rome fell.", {"entity": ()}, (Mark("entity", 0, 4, "LOC"),))
    unsure = Document("re3d", "Oz fell.", {"entity": ()}, (Mark("entity", 0, 2, "LOC", certain=False),))

    assert [sure] * VARIANTS == variants([sure, unsure], random.Random(1))
