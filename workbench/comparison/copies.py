"""Articles that share many rows of words outside quotations: one copied from the other, or both from a third.

Words that both quote from a speaker do not show that one copied.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from workbench.claims import Analysis
from workbench.comparison.matching import shingles
from workbench.comparison.pairs import Pairs, all_passages, is_later
from workbench.comparison.records import Link

COPIED = 0.3  # share of the shorter article's rows of words, quotations aside, that makes it a copy
ENOUGH = 12  # rows of words in common below which two short texts may only use the same phrases
OFTEN = 8  # of many articles with one row of words these first are paired with the rest, not all with all
QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def copies(analyses: Sequence[Analysis], pairs: Pairs) -> Iterator[Link]:
    """Articles that share many rows of words outside quotations: one copied, or both did."""
    rows_of = {analysis.article.id: _own_rows(analysis) for analysis in analyses}
    by_id = {analysis.article.id: analysis for analysis in analyses}
    holding = defaultdict(list)
    for key, own in rows_of.items():
        for row in own:
            holding[row].append(key)
    shared: Counter = Counter()
    for keys in holding.values():
        shared.update((left, right) for at, left in enumerate(keys[:OFTEN]) for right in keys[at + 1 :])
    for (left, right), count in shared.items():
        part = count / min(len(rows_of[left]), len(rows_of[right]))
        if count >= ENOUGH and part >= COPIED:
            later, earlier = (left, right) if is_later(by_id[left], by_id[right]) else (right, left)
            reason = f"{part:.0%} of the shorter text’s words stand in the other in the same order, quotations aside."
            passages = all_passages(by_id[later])
            yield Link("", later, earlier, "wording", reason, pairs.ids(left, right), passages)


def _own_rows(analysis: Analysis) -> frozenset:
    """Rows of words of an article's paragraphs, without what stands in quotation marks."""
    article = analysis.article
    return frozenset(row for p in article.paragraphs for row in shingles(QUOTED.sub(" | ", p.of(article.text))))
