"""How good it is, as measured: `data/benchmarks.json` in words, for the README, the model card and the notebooks.

`python -m workbench.training.evaluate` writes that file; nothing here measures.
"""

import json
import re
from dataclasses import dataclass

from workbench.runs import project, write_safely

START, END = "<!-- benchmarks -->", "<!-- /benchmarks -->"  # between these the README's table is written by code
NO = "denial, negation or absence"  # the kinds that peers do not keep apart


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: what was asked of the model, on which texts, and where it stands in the file."""

    question: str
    data: str
    kind: str
    place: str


SLOTS = "scores.comparing.fa-kes"
MEASURES = (
    Measure("What is said is found, and right", "PolNeAR", "F", "scores.attribution.contents.f"),
    Measure("… of it, indirect speech that is found", "PolNeAR", "recall", "scores.attribution.indirect_recall"),
    Measure("Who said it is right, where it is found", "PolNeAR", "share", "scores.attribution.source_right"),
    Measure("Words that carry uncertainty", "Szeged, Wikipedia", "F", "scores.uncertainty.tokens.f"),
    Measure("Sentences that hold such a word", "Szeged, Wikipedia", "F", "scores.uncertainty.sentences.f"),
    Measure("Names of people, places and groups", "re3d, intelligence reports", "F", "scores.entities.re3d.all.f"),
    Measure("Names of people, places and groups", "WikiGold", "F", "scores.entities.wikigold.all.f"),
    Measure("How certain an event is made", "UDS-IH2", "r", "scores.factuality.uds-ih2.r"),
    Measure("How certain an event is made", "MEANTIME, news", "r", "scores.factuality.meantime.r"),
    Measure("Events told as not certain", "MEANTIME, news", "F", "scores.certainty.not certain.f"),
    Measure("Events negated", "MEANTIME, news", "F", "scores.certainty.negated.f"),
    Measure("A claim's chain of hands is exact", "our passages, blind half", "share", "gold.sources blind.chain exact"),
    Measure("Mentions that are one speaker", "our passages, blind half", "B³ F", "gold.sources blind.identity B3 F"),
    Measure("Signals of uncertainty, by kind", "our sentences, blind half", "F", "gold.uncertainty blind.kind F"),
    Measure("Signals of uncertainty, by kind", "our plain news, unread", "F", "gold.uncertainty plain.kind F"),
    Measure("Whose doubt it is", "our sentences, blind half", "share", "gold.uncertainty blind.holder"),
    Measure("Denied, negated or without evidence", "our sentences, blind half", "F", f"peers.blind.workbench.{NO}.f"),
    Measure("… the same marked by medspaCy", "our sentences, blind half", "F", f"peers.blind.medspaCy.{NO}.f"),
    Measure("… the same marked by negspaCy", "our sentences, blind half", "F", f"peers.blind.negspaCy.{NO}.f"),
    Measure("Word classes", "EWT", "share", "scores.syntax.upos"),
    Measure("Grammatical heads with their relation", "EWT", "share", "scores.syntax.las"),
    Measure("Lemmas", "EWT", "share", "scores.syntax.lemma"),
    Measure("Where sentences begin", "EWT", "F", "scores.syntax.sentences.f"),
    Measure("How alike two headlines are", "STS headlines", "r", "scores.comparing.sts-headlines.meaning"),
    Measure("Stance of a headline to a claim", "Emergent", "mean F", "scores.comparing.emergent.macro_f"),
    Measure("Outlets tell of other numbers of dead civilians", "FA-KES", "F", f"{SLOTS}.civilians.differ.f"),
    Measure("… of another actor", "FA-KES", "F", f"{SLOTS}.actor.differ.f"),
    Measure("… of another cause", "FA-KES", "F", f"{SLOTS}.cause.differ.f"),
    Measure("Whose dispatch a text is", "PolNeAR", "precision", "scores.credits.precision"),
    Measure("Stances on a question are found", "one story by hand, seen before", "share", "gold.comparison.iran.found"),
    *(
        Measure(question, f"news-like text, {processor}", kind, f"speed.{processor}.{name}")
        for question, kind, name in (
            ("How fast it reads", "words a second", "words_per_second"),
            ("A newspaper article, once warm", "seconds", "article_seconds_warm"),
        )
        for processor in ("AVX-512 VNNI", "AVX2")  # what the processor multiplies int8 with
    ),
    Measure("Ten articles compared, once read", "news-like text", "seconds", "speed.AVX2.compare_10_articles_seconds"),
    Measure("Memory at most", "news-like text", "megabytes", "speed.AVX2.peak_megabytes"),
)


def measured() -> list[dict[str, str]]:
    """One record a figure that the file holds, in the order of MEASURES; none where there is no file."""
    figures = _figures()
    found = ((measure, _at(figures, measure.place)) for measure in MEASURES)
    return [
        {
            "asked": measure.question,
            "on": measure.data,
            "measure": measure.kind,
            "figure": f"{figure:,.0f}" if figure > 10 else f"{figure:.2f}",
        }
        for measure, figure in found
        if figure is not None
    ]


def figure(place: str) -> float | None:
    """The figure at a dotted place of the file; None where it is not measured."""
    return _at(_figures(), place)


def as_markdown() -> str:
    """The figures as a Markdown table; a sentence where there are none."""
    if not measured():
        return "Nothing is measured yet."
    rows = [" | ".join(record.values()) for record in measured()]
    return "\n".join(["| asked | on | measure | figure |", "|---|---|---|---:|", *(f"| {row} |" for row in rows)])


def as_card() -> str:
    """The model's scores for its card: the bundled weights, and those learned from corpora with a licence alone."""
    figures = _figures()
    rows = []
    for measure in MEASURES:
        if measure.place.startswith("scores."):
            places = (measure.place, measure.place.replace("scores.", "open_only.", 1))
            told = ["–" if (figure := _at(figures, place)) is None else f"{figure:.3f}" for place in places]
            rows.append(" | ".join([measure.question, f"{measure.data} dev", measure.kind, *told]))
    head = "| asked | on | measure | bundled | `--open-only` |\n|---|---|---|---:|---:|"
    return "\n".join([head, *(f"| {row} |" for row in rows)])


def with_figures(text: str, table: str) -> str:
    """A document with the table between its two marks written anew."""
    block = f"{START}\n{table}\n{END}"
    return re.sub(re.escape(START) + ".*?" + re.escape(END), lambda _: block, text, flags=re.S)


def refresh_documents() -> None:
    """Writes the tables of the clone's README and of the model card anew."""
    for name, table in DOCUMENTS.items():
        file = project() / name
        write_safely(file, with_figures(file.read_text("utf-8"), table()).encode("utf-8"))


DOCUMENTS = {"README.md": as_markdown, "workbench/pipeline/model/MODEL_CARD.md": as_card}


def _figures() -> dict:
    file = project() / "data" / "benchmarks.json"
    return json.loads(file.read_text("utf-8")) if file.is_file() else {}


def _at(figures: dict, place: str) -> float | None:
    """The figure at a dotted place; None where the file does not hold it."""
    value = figures
    for name in place.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value
