"""Figures, times, places and causes of a text, and what of them can be true together."""

import pytest

from workbench.comparison.places import places_of, same_place
from workbench.comparison.slots import Figure, Time, causes_of, figures_of, times_of
from workbench.comparison.terms import terms_of
from workbench.comparison.wordlists import rows, stem
from workbench.spans import Span

HERE = Span(0, 1)


def read(find, text, **options):
    """What is found in a text, without the places where it stands."""
    return find(text, [Span(0, len(text))], **options)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("killed 26 civilians", [(26, 26, "civilian")], id="digits"),
        pytest.param("some 1,200 people fled", [(1020, 1380, "person")], id="rough, with a comma"),
        pytest.param("at least twelve were killed", [(12, float("inf"), "kill")], id="a lower bound, in words"),
        pytest.param("hundreds of militants", [(200, 999, "fighter")], id="a vague number"),
        pytest.param("2.5 million dollars", [(2_500_000, 2_500_000, "money")], id="a scale"),
        pytest.param("two dozen children", [(24, 24, "child")], id="a dozen is a scale"),
        pytest.param("one of them said so on October 7, 2023", [], id="neither one nor a date counts"),
        pytest.param("flight MH17 and the G20", [], id="part of a name"),
        pytest.param("26 people were killed", [(26, 26, "kill")], id="people and what befell them"),
        pytest.param("killing at least 40 in Dunmere", [(40, float("inf"), "kill")], id="dead without a noun"),
        pytest.param("the toll from the blast rose to 70", [(70, 70, "kill")], id="a toll"),
        pytest.param(
            "two villages killed 15 civilians", [(2, 2, "villag"), (15, 15, "civilian")], id="who killed is not killed"
        ),
        pytest.param(
            "58 people in a rebel-held town", [(58, 58, "person")], id="what stands after a preposition is not counted"
        ),
    ],
)
def test_figures(text, found):
    """Each number with its bounds and what it counts."""
    assert found == [
        (round(f.low), f.high if f.high == float("inf") else round(f.high), f.unit) for f in read(figures_of, text)
    ]


@pytest.mark.parametrize(
    ("left", "right", "meets"),
    [((12, float("inf")), (26, 26), True), ((26, 26), (50, 50), False), ((200, 999), (500, 500), True)],
    ids=["at least twelve and 26", "26 and 50", "hundreds and 500"],
)
def test_figures_that_can_both_be_true(left, right, meets):
    """Bounds that overlap are no difference."""
    assert meets is Figure(*left, "", HERE).meets(Figure(*right, "", HERE))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("on October 7, 2023", ["2023-10-07"], id="month, day, year"),
        pytest.param("on 7 October", ["2023-10-07"], id="the year is that of publication"),
        pytest.param("in December", ["2022-12"], id="a later month is last year's"),
        pytest.param("last Monday", ["2023-10-02"], id="the Monday before publication"),
        pytest.param("since 2021", ["2021"], id="a year"),
        pytest.param("Saturday's attack", [], id="the date of something else"),
        pytest.param("it may march", [], id="verbs"),
    ],
)
def test_times(text, found):
    """Dates as precise as they are given, for an article of Sunday 8 October 2023."""
    assert found == [time.value for time in read(times_of, text, published="2023-10-08")]


@pytest.mark.parametrize(
    ("left", "right", "meets"),
    [
        ("2023-10", "2023-10-07", True),
        ("2023-10-02", "2023-10-07", False),
        ("--10-07", "2023-10-07", True),
        ("2021", "2023-10", False),
    ],
)
def test_times_that_can_be_the_same(left, right, meets):
    """What one side leaves open contradicts nothing."""
    assert meets is Time(left, HERE).meets(Time(right, HERE))


def test_places_and_causes():
    """Names after a preposition of place, and what kind of thing did the harm."""
    text = "An air raid and shelling killed people in Aleppo and Idlib in March."

    assert ["aleppo", "idlib"] == [place.value for place in read(places_of, text)]
    assert ["air strike", "shelling"] == [cause.value for cause in read(causes_of, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("in the northern city of Dunmere", ["dunmere"], id="a kind of place before it"),
        pytest.param("near al-Bab", ["al-bab"], id="a small article"),
        pytest.param("in Hallam Province", ["hallam"], id="a kind of place after it"),
        pytest.param("in Hallam’s north", ["hallam"], id="a possessive"),
        pytest.param("trained in Hezbollah camps", [], id="whose camps they are"),
        pytest.param("in May and in Hallam", ["hallam"], id="a month"),
    ],
)
def test_places(text, found):
    """The place itself, without the words around it; whose something is, is no place."""
    assert found == [place.value for place in read(places_of, text)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Raqqa", "Raqa", True),
        ("Deir ez-Zor", "Deir al-Zour", True),
        ("Hasakah", "Hasakeh", True),
        ("Eastern Ghouta", "Ghouta", True),
        ("Homs", "Hama", False),
        ("Iran", "Iraq", False),
        ("Aleppo", "Idlib", False),
    ],
)
def test_spellings_of_one_place(one, other, same):
    """A foreign name has many spellings; a part of a place is no other place."""
    assert same is same_place(one.lower(), other.lower())


def test_a_capital_at_the_beginning_tells_a_name_where_the_text_has_it_inside():
    """“Hezbollah trained …” begins with a name if another sentence has it in the middle."""
    text = "Bakers met dockers. Hezbollah paid the bakers. They thanked Hezbollah."

    names = {term.key for term in terms_of(text, [Span(0, 43)]) if term.kind == "name"}
    assert {"hezbollah"} == names


def test_a_country_its_people_and_its_capital_are_one_name():
    """Equal keys, whatever the form; the words of a longer name share one weight."""
    terms = read(terms_of, "The Iranian ministry in Tehran, Iran's Quds Force")

    assert ["iran", "iran", "iran"] == [term.key for term in terms if term.key == "iran"]
    assert [0.5, 0.5] == [term.share for term in terms if term.key in {"quds", "force"} and term.kind == "name"]


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("plan plans planned planning", True),
        ("approve approves approved approval", False),
        ("plan plane", False),
        ("deny denied denies", True),
    ],
)
def test_stems(words, one):
    """Forms of one word share a stem, other words do not."""
    assert one is (len({stem(word) for word in words.split()}) == 1)


@pytest.mark.parametrize(
    "name",
    [
        "agencies",
        "bounds",
        "causes",
        "countries",
        "credits",
        "framings",
        "kin",
        "open_questions",
        "qualifiers",
        "quantities",
        "restrictions",
        "tellings",
    ],
)
def test_lists_are_whole(name):
    """No row of a list lacks its first cell, and none stands twice."""
    firsts = [next(iter(row.values())) for row in rows(name)]

    assert all(firsts)
    assert sorted(set(firsts)) == sorted(firsts)
