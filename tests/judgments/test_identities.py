"""Who is who, as judged: it survives a new analysis of the text, and can be taken back."""

from dataclasses import replace

from workbench.claims import AUTHOR, Analysis
from workbench.voices import mention_of, source_called


def renumbered(analysis: Analysis) -> Analysis:
    """The same reading with other ids for its sources, as a later version of the pipeline may give."""

    def new(key):
        return key if key == AUTHOR else f"x{key}"

    return replace(
        analysis,
        sources=tuple(replace(source, id=new(source.id)) for source in analysis.sources),
        attributions=tuple(replace(item, source_id=new(item.source_id)) for item in analysis.attributions),
        claims=tuple(
            replace(
                claim,
                chain=tuple(map(new, claim.chain)),
                flags=tuple(replace(flag, holder=new(flag.holder)) for flag in claim.flags),
                factuality=tuple(replace(item, source_id=new(item.source_id)) for item in claim.factuality),
            )
            for claim in analysis.claims
        ),
    )


def names(analysis):
    """The names of the sources, the article's own voice left out."""
    return {source.name for source in analysis.sources if source.id != AUTHOR}


def test_a_merge_survives_a_new_analysis_and_is_undone(judgments, analysis):
    """Two sources that were merged by name are one in the next reading too, until that is taken back."""
    two = (source_called(analysis, name) for name in ("sources", "participants from Iran"))
    key = judgments.merge_sources(analysis, *two)
    again = renumbered(analysis)

    assert 1 == len({"sources", "participants from Iran"} & names(judgments.over(again).analysis))
    judgments.undo(key)
    assert again == judgments.over(again).analysis


def test_a_split_survives_a_new_analysis(judgments, analysis):
    """A mention that is somebody else speaks for itself."""
    official = replace(analysis["s5"], mentions=(*analysis["s1"].mentions, *analysis["s5"].mentions))
    joined = replace(
        analysis,
        sources=tuple(official if s.id == "s5" else s for s in analysis.sources if s.id != "s1"),
        attributions=tuple(replace(a, source_id="s5") if a.source_id == "s1" else a for a in analysis.attributions),
        claims=tuple(
            replace(
                claim,
                chain=tuple("s5" if key == "s1" else key for key in claim.chain),
                flags=tuple(replace(f, holder="s5") if f.holder == "s1" else f for f in claim.flags),
                factuality=(),
            )
            for claim in analysis.claims
        ),
    )
    judgments.split_source(joined, mention_of(joined, official.name, "the US"))
    judged = judgments.over(renumbered(joined)).analysis

    assert "the US" in names(judged)
    assert ["the US"] == [source.name for source in judged.chain_of(judged["c4"])[1:]]
