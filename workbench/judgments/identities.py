"""Who is who, as an analyst judged it: sources that are one, and a mention that is somebody else."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.claims import AUTHOR, Analysis, Attribution, Claim, Source
from workbench.judgments.subjects import Attached
from workbench.spans import Span

BEST_KNOWN = ("named", "described", "unnamed")


def with_identities(analysis: Analysis, attached: Iterable[Attached]) -> tuple[Analysis, dict[str, str]]:
    """The analysis with sources merged and split as judged, and under which id a merged source is now."""
    same: dict[str, str] = {}
    for item in attached:
        if item.judgment.value == "different" and len(item.spans) == 1:
            analysis = _split(analysis, item.sources[0], item.spans[0])
        elif item.judgment.value == "same" and len(item.sources) == 2:
            one, other = (_now(same, source.id) for source in item.sources)
            if one != other and AUTHOR not in (one, other):
                kept, gone = sorted((one, other), key=[source.id for source in analysis.sources].index)
                analysis = _merge(analysis, kept, gone)
                same[gone] = kept
    return analysis, {gone: _now(same, gone) for gone in same}


def _now(same: dict[str, str], key: str) -> str:
    while key in same:
        key = same[key]
    return key


def _merge(analysis: Analysis, kept: str, gone: str) -> Analysis:
    """Everything of `gone` becomes `kept`'s; the name is that of the better known of the two."""
    two = sorted((analysis[kept], analysis[gone]), key=lambda source: BEST_KNOWN.index(source.identified))
    mentions = tuple(sorted({*two[0].mentions, *two[1].mentions}))
    merged = replace(two[0], id=kept, mentions=mentions, grounds=two[0].grounds or two[1].grounds)
    sources = tuple(merged if item.id == kept else item for item in analysis.sources if item.id != gone)

    def there(key: str) -> str:
        """The id under which a source stands now."""
        return kept if key == gone else key

    attributions = tuple(replace(item, source_id=there(item.source_id)) for item in analysis.attributions)
    claims = tuple(_renamed(claim, [there(key) for key in claim.chain], there) for claim in analysis.claims)
    return replace(analysis, sources=sources, attributions=attributions, claims=claims)


def _split(analysis: Analysis, source: Source, mention: Span) -> Analysis:
    """One mention becomes a source of its own, with the claims that are attributed there."""
    source = next((item for item in analysis.sources if mention in item.mentions), None)
    if source is None or len(source.mentions) < 2:
        return analysis
    new = Source(
        f"{source.id}/{mention.start}", mention.of(analysis.article.text), source.kind, source.identified, (mention,)
    )
    rest = replace(source, mentions=tuple(span for span in source.mentions if span != mention))
    sources = tuple(item for old in analysis.sources for item in ((rest, new) if old.id == source.id else (old,)))
    moved = {item.id for item in analysis.attributions if item.source_id == source.id and mention in item.source}
    attributions = tuple(
        replace(item, source_id=new.id) if item.id in moved else item for item in analysis.attributions
    )
    by_id = {item.id: item for item in analysis.attributions}
    claims = []
    for claim in analysis.claims:
        chain = _moved_chain(claim, by_id, moved, new.id)
        ours = new.id in chain and source.id not in chain
        claims.append(_renamed(claim, chain, lambda key, ours=ours: new.id if ours and key == source.id else key))
    return replace(analysis, sources=sources, attributions=attributions, claims=tuple(claims))


def _moved_chain(claim: Claim, by_id: dict[str, Attribution], moved: set[str], new: str) -> list[str]:
    """The claim's hands, where those whose attribution is moved are the new source. Walks from the innermost out."""
    chain, at, key = list(claim.chain), len(claim.chain) - 1, claim.attribution
    while key and at > 0:
        item = by_id[key]
        if item.source_id == chain[at]:
            chain[at] = new if key in moved else chain[at]
            at -= 1
        key = item.parent
    return chain


def _renamed(claim: Claim, chain: list[str], there) -> Claim:
    """The claim with another chain, in which nobody passes a claim on to themselves."""
    hands = tuple(key for number, key in enumerate(chain) if not number or key != chain[number - 1])
    flags = tuple(replace(flag, holder=there(flag.holder)) for flag in claim.flags)
    values = {
        there(item.source_id): replace(item, source_id=there(item.source_id)) for item in reversed(claim.factuality)
    }
    return replace(claim, chain=hands, flags=flags, factuality=tuple(reversed(values.values())))
