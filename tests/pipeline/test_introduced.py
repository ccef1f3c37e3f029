"""Whoever is described first and named next is one person, where the text supports it."""

import pytest

from tests.pipeline.conftest import find, parsed
from workbench.articles import Article
from workbench.pipeline.speakers import Speakers

PERSON = "PERSON"


@pytest.mark.parametrize(
    ("text", "name", "described", "one"),
    [
        pytest.param("A former chairman says so. “It is late,” said Ann Lee, who led it.", "Ann Lee", "A former chairman", True, id="who was"),
        pytest.param("The fire chief said so. All were out, Ann Lee told them.", "Ann Lee", "The fire chief", True, id="a bare name behind what is said"),
        pytest.param("The fire chief said so. Ann Lee said all were out.", "Ann Lee", "The fire chief", False, id="a bare name before it"),
        pytest.param("The fire chief said so. All were out, Ann Lee, a neighbour, said.", "Ann Lee", "The fire chief", False, id="somebody else by what is told"),
        pytest.param("The fire chief said so. All were out, Mayor Ann Lee said.", "Mayor Ann Lee", "The fire chief", False, id="another office"),
        pytest.param("A county governor said so. It was old, Gov. Ann Lee told them.", "Gov. Ann Lee", "A county governor", True, id="the same office"),
        pytest.param("A county governor said so. It was old, former Gov. Ann Lee said.", "former Gov. Ann Lee", "A county governor", False, id="a former one"),
        pytest.param("A driver, who declined to be named, said so. It was, said Ann Lee.", "Ann Lee", "A driver", False, id="who would not be named"),
        pytest.param("Lee left. The fire chief said so. All were out, Ann Lee told them.", "Ann Lee", "The fire chief", False, id="a name told before"),
        pytest.param("The chief said so. It rained. It snowed. All were out, Ann Lee said.", "Ann Lee", "The chief", False, id="too far"),
        pytest.param("The fire chief said so. All were out, Ann Lee, the chief, said.", "Ann Lee", "The fire chief", True, id="who points back"),
        pytest.param("The fire chief said so. It rained. Ann Lee, who has held the post since May, agreed.", "Ann Lee", "The fire chief", True, id="who holds the office"),
        pytest.param("The fire chief said so. It rained. Ann Lee, who keeps bees, agreed.", "Ann Lee", "The fire chief", False, id="who does something else"),
        pytest.param("The fire chief said so. It rained. Ann Lee, who lost her job, agreed.", "Ann Lee", "The fire chief", False, id="who lost a job"),
        pytest.param("A spokesman said so. “I heard shots,” said Ann Lee, who lives there.", "Ann Lee", "A spokesman", False, id="a neighbour behind a spokesman"),
        pytest.param("The fire chief said so. Ann Lee, a retired surveyor, added this.", "Ann Lee", "The fire chief", False, id="a verb that no parse shows"),
        pytest.param("The head of the clinic said so. It rained. Dr Ann Lee, who runs the clinic, agreed.", "Ann Lee", "The head of the clinic", True, id="who runs it"),
        pytest.param("The head of the clinic said so. It rained. Dr Ann Lee, who runs the mill, agreed.", "Ann Lee", "The head of the clinic", False, id="who runs something else"),
        pytest.param("Drivers said so. It was, said Ann Lee.", "Ann Lee", "Drivers", False, id="many"),
        pytest.param("“My brother said so,” said Ann Lee.", "Ann Lee", "My brother", False, id="in one sentence"),
    ],
)  # fmt: skip
def test_a_name_that_comes_later(make_doc, text, name, described, one):
    """The name is theirs by the same office, or where it stands with no word of who bears it."""
    doc = make_doc(text, ("Ann Lee", PERSON))
    speakers = Speakers(doc, Article.from_text(text))
    first, second = (speakers.source_of((find(doc, words),)) for words in (described, name))

    assert one == (first == second)
    assert [source.name for source in speakers.sources() if source.id == second] == ["Ann Lee"]


def test_who_adds_something_has_spoken_before(nlp):
    """ "The chair said so. Ann Lee, a surveyor, added …" names the chair."""
    doc = parsed(nlp, "The/DET/det/1", "chair/NOUN/nsubj/2", "spoke/VERB/ROOT/2", "./PUNCT/punct/2", "|Ann/PROPN/nsubj/9", "Lee/PROPN/flat/4",
                 ",/PUNCT/punct/8", "a/DET/det/8", "surveyor/NOUN/appos/4", "added/VERB/ROOT/9", "this/PRON/obj/9")  # fmt: skip
    doc.set_ents([doc.char_span(*(doc[4].idx, doc[6].idx - 1), label=PERSON)])
    speakers = Speakers(doc, Article.from_text(doc.text))

    assert speakers.source_of((doc[0:2],)) == speakers.source_of((doc[4:6],))
