"""What a brief says of the tool that made it: its measured scores, and what no score covers."""

from workbench import benchmarks
from workbench.brief.phrases import listed, many
from workbench.brief.records import Section
from workbench.brief.view import View

# What is said of each score, where benchmarks.json holds it, and 100 where it is said in percent.
SCORES = {
    "F {:.2f} for what is said": ("scores.attribution.contents.f", 1),
    "the right speaker in {:.0f} % of it": ("scores.attribution.source_right", 100),
    "the whole chain of hands in {:.0f} % of our test passages": ("gold.sources blind.chain exact", 100),
    "F {:.2f} for kinds of doubt": ("gold.uncertainty blind.kind F", 1),
}


def limits(view: View) -> Section:
    """The scores in one sentence, what could not be read, and that words are all there is."""
    found = ((words, benchmarks.figure(place), times) for words, (place, times) in SCORES.items())
    told = listed(words.format(times * figure) for words, figure, times in found if figure is not None)
    scores = f"Measured on texts that people annotated: {told}." if told else "Nothing is measured yet."
    garbled = sum(claim.level == "garbled" for claim in view.analysis.claims)
    lost = (
        f" {many(garbled, 'claim')} could not be read with confidence and {'is' if garbled == 1 else 'are'} left out."
    )
    text = (
        f"A small model and rules marked the words; they do not know what is true. {scores} So some of what is said is "
        f"missed, and some is given to the wrong person.{lost if garbled else ''}"
    )
    return Section("Limits", text)
