"""Figures across articles: what their words say, and that they can be drawn for any comparison."""

import pytest

from tests.comparison.stories import Said, article, no_vectors
from tests.sample import hostile_analysis
from workbench import plots
from workbench.comparison import compare

FERRY = "The harbour master sank the grey ferry in Hallam."
REPORT = article(Said(FERRY, ("two dockers",)), outlet="The Journal", published="2024-05-08")
RETOLD = article(
    Said("The grey ferry was sunk by the harbour master.", ("The Journal", "two dockers")), published="2024-05-09"
)
DENIED = article(
    Said("The harbour master sank the ferry in Hallam.", ("the ministry",), (("denial", "sank"),)),
    outlet="The Herald",
    published="2024-05-07",
)


def test_origins_say_who_has_it_from_whom():
    """The figure in one sentence, then a line an origin with its evidence."""
    figure = plots.origins(compare([RETOLD, REPORT, DENIED], vectors=no_vectors))

    assert "3 documents, 2 origins, of which 1 unnamed." == figure.alt
    assert figure.words[0].startswith(
        "The Journal, 2024-05-08: rests mostly on people without a name; The Echo goes back"
    )


def test_accounts_stand_by_date():
    """An article a line, the earliest first, with who takes which stance."""
    comparison = compare([RETOLD, REPORT, DENIED], vectors=no_vectors)

    assert (
        "2024-05-07, The Herald: says it is not so: the ministry",
        "2024-05-08, The Journal: says so: two dockers",
        "2024-05-09, The Echo: says so: two dockers",
    ) == plots.accounts(comparison, comparison.on("the harbour master sank the ferry")).words


def test_a_question_that_nobody_answers():
    """An empty picture says so in words."""
    comparison = compare([REPORT], vectors=no_vectors)

    assert "Nobody in these articles" in plots.accounts(comparison, comparison.on("bread became dearer")).words[0]


@pytest.mark.parametrize("number", [1, 45], ids=["one", "many"])
def test_any_number_of_articles_can_be_drawn(number):
    """The picture stays one page; the words have every origin."""
    crowd = [article(Said(f"{FERRY} {n}", ("the “$5” <b>office</b>",)), outlet=f"Paper {n}") for n in range(number)]
    comparison = compare([*crowd, hostile_analysis()], vectors=no_vectors)
    figure = plots.origins(comparison)

    assert number + 1 == len(figure.words)
    assert all(each.png.startswith(b"\x89PNG") for each in (figure, plots.accounts(comparison, comparison.on(FERRY))))
