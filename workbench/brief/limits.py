"""What a brief says of the tool that made it: its measured scores, and what no score covers."""

from workbench import benchmarks
from workbench.brief.phrases import many
from workbench.brief.records import Section
from workbench.brief.view import View

# What is said of each score, and where benchmarks.json holds it.
SCORES = {
    "what is said is found, and right": "scores.attribution.contents.f",
    "the speaker is right": "scores.attribution.source_right",
    "the whole chain of hands is right": "gold.sources blind.chain exact",
    "the kind of doubt is right": "gold.uncertainty blind.kind F",
}


def limits(view: View) -> Section:
    """The scores in one sentence, what could not be read, and that words are all there is."""
    found = {words: benchmarks.figure(place) for words, place in SCORES.items()}
    told = ", ".join(f"{words} {figure:.2f}" for words, figure in found.items() if figure is not None)
    scores = (
        f"Measured on texts that people annotated, 1.00 being perfect: {told}." if told else "Nothing is measured yet."
    )
    garbled = sum(claim.level == "garbled" for claim in view.analysis.claims)
    lost = (
        f" {many(garbled, 'claim')} could not be read with confidence and {'is' if garbled == 1 else 'are'} left out."
    )
    text = (
        f"A small model and rules marked the words; they do not know what is true. {scores} So something is missed, and "
        f"something is given to the wrong person.{lost if garbled else ''} Two sources without a name may be one person."
    )
    return Section("Limits", text)
