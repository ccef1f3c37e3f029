"""Sources held side by side: who agrees, who differs and on what, and how many really know.

`compare` reads analyses and gives a Comparison; nothing in it says who is right.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from workbench.claims import Analysis
from workbench.comparison.accounts import Account, accounts_of, outlet_of
from workbench.comparison.likeness import Likeness, Vectors, remembering
from workbench.comparison.links import links_of
from workbench.comparison.matching import matches_of, measure
from workbench.comparison.origins import Reports, origins_of, passage_origins, sentence
from workbench.comparison.question import stances_on
from workbench.comparison.records import UNDATED, Change, Difference, Link, Match, Origin, Passage, Stance, Statement
from workbench.comparison.statements import statements_of
from workbench.comparison.versions import changes
from workbench.errors import AnalysisError
from workbench.plain import from_plain, to_plain
from workbench.runs import Run, write_safely

SCHEMA = "workbench/comparison/1"

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "Link",
    "Match",
    "Origin",
    "Passage",
    "Stance",
    "Statement",
    "changes",
    "compare",
]


@dataclass(frozen=True)
class Comparison:
    """What some analyses say beside each other. Records refer to claims by article and claim id."""

    analyses: tuple[Analysis, ...]
    statements: tuple[Statement, ...]
    matches: tuple[Match, ...]
    links: tuple[Link, ...]
    cut_links: tuple[str, ...] = ()
    vectors: Vectors | None = field(default=None, compare=False, repr=False)

    @cached_property
    def accounts(self) -> dict[Passage, Account]:
        """Every claim of every article, ready to be shown, by its passage."""
        return {account.passage: account for account in accounts_of(self.analyses)}

    @property
    def standing_links(self) -> tuple[Link, ...]:
        """The links that the analyst has not cut."""
        return tuple(link for link in self.links if link.id not in self.cut_links)

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """The articles by where they have it from: those held together by a link that stands are one origin."""
        return origins_of(self.analyses, self.standing_links)

    @property
    def summary(self) -> str:
        """`10 documents, 8 origins, of which 5 unnamed`."""
        return sentence(len(self.analyses), self.origins)

    @property
    def main(self) -> str:
        """The words of the statement on which most articles and sources speak; empty where nothing is said at all."""
        return self.statements[0].text if self.statements else ""

    @property
    def shared(self) -> Statement:
        """The statement on which most articles and sources speak. Raises AnalysisError where nothing is said at all."""
        if not self.statements:
            raise AnalysisError("Nothing is said in these articles that could be held side by side.")
        return self.statements[0]

    def analysis_of(self, passage: Passage) -> Analysis:
        """The analysis a passage belongs to."""
        return self.accounts[passage].analysis

    def matches_of(self, statement: Statement) -> tuple[Match, ...]:
        """The pairs of claims that both belong to a statement."""
        own = {stance.passage for stance in statement.stances}
        return tuple(match for match in self.matches if match.left in own and match.right in own)

    def on(self, question: str, *, also: Iterable[str] = ()) -> Statement:
        """Every claim that bears on a statement of the analyst's own, with its stance, in order of the articles' dates.

        `also` are names that mean those who are said to have done it: for Ukraine its president, whom an article may
        name without his country. Raises AnalysisError for a question that names nothing.
        """
        accounts = sorted(self.accounts.values(), key=lambda account: account.analysis.article.published or UNDATED)
        meanings = self._meanings(question) if self.vectors else {}
        found = tuple(stances_on(question, accounts, self._likeness, meanings, also=also))
        return self._with_origins(Statement("question", question, found, question=True))

    def cut(self, link_id: str) -> "Comparison":
        """The comparison without this link: what it held together counts as independent again.

        Raises AnalysisError with the links there are.
        """
        if link_id not in {link.id for link in self.links}:
            known = ", ".join(link.id for link in self.links) or "none"
            raise AnalysisError(f"There is no link {link_id!r} to cut; there are {known}.")
        other = replace(self, cut_links=tuple(sorted({*self.cut_links, link_id})))
        return replace(other, statements=tuple(map(other._with_origins, self.statements)))

    def mend(self, link_id: str) -> "Comparison":
        """The comparison with a link that was cut. Raises AnalysisError with those that are cut."""
        if link_id not in self.cut_links:
            known = ", ".join(self.cut_links) or "none"
            raise AnalysisError(f"The link {link_id!r} is not cut; cut are {known}.")
        other = replace(self, cut_links=tuple(link for link in self.cut_links if link != link_id))
        return replace(other, statements=tuple(map(other._with_origins, self.statements)))

    def keep(self, run: Run) -> None:
        """Writes it as the run's `comparison.json`, with what is cut; does nothing where the run has no folder yet."""
        if run.folder.is_dir():
            content = json.dumps(self.to_dict(), ensure_ascii=False, indent=1)
            write_safely(run.comparison_file, content.encode("utf-8"))

    def kept(self, run: Run) -> "Comparison":
        """The comparison with the cuts that the run remembers, and kept there from now on."""
        made = self
        for link in self.links:
            if (link.later, link.earlier, link.kind) in _cuts(run) and link.id not in made.cut_links:
                made = made.cut(link.id)
        made.keep(run)
        return made

    def to_dict(self) -> dict:
        """Plain values for JSON; the analyses are named by their articles' ids and kept with their runs."""
        parts = {name: to_plain(getattr(self, name)) for name in ("statements", "matches", "links", "cut_links")}
        return {"schema": SCHEMA, "articles": [analysis.article.id for analysis in self.analyses], **parts}

    @classmethod
    def from_dict(cls, record: dict, analyses: Iterable[Analysis], *, vectors: Vectors | None = None) -> "Comparison":
        """The Comparison that `to_dict` wrote, of these analyses. Raises AnalysisError if they are others."""
        analyses = tuple(analyses)
        if record.get("schema") != SCHEMA:
            raise AnalysisError(f"Expected a stored comparison of schema {SCHEMA}, got {record.get('schema')!r}.")
        if record.get("articles") != [analysis.article.id for analysis in analyses]:
            raise AnalysisError("The stored comparison is of other articles than these. Compare them again.")
        try:
            return cls(
                analyses,
                from_plain(tuple[Statement, ...], record["statements"]),
                from_plain(tuple[Match, ...], record["matches"]),
                from_plain(tuple[Link, ...], record["links"]),
                tuple(record["cut_links"]),
                vectors,
            )
        except (KeyError, TypeError) as error:
            raise AnalysisError(f"The stored comparison is damaged: {error}. Compare the articles again.") from error

    @cached_property
    def _reports(self) -> Reports:
        return Reports.of(self.analyses, self.standing_links)

    def origin_of(self, passage: Passage) -> Origin:
        """What one passage goes back to, taken alone."""
        (origin,) = passage_origins([self.accounts[passage]], self._reports)
        return origin

    @cached_property
    def _likeness(self) -> Likeness:
        """The weights of words, which a question is measured with; its vectors are asked for once a question."""
        return measure(list(self.accounts.values()), None)

    def _meanings(self, question: str) -> dict[Passage, float]:
        found = self.vectors([question, *(account.text for account in self.accounts.values())])
        if found is None:
            return {}
        return dict(zip(self.accounts, (found[1:] @ found[0]).tolist(), strict=True))

    def _with_origins(self, statement: Statement) -> Statement:
        support = [self.accounts[stance.passage] for stance in statement.stances if stance.stance == "support"]
        return replace(statement, origins=passage_origins(support, self._reports))


def compare(items: Iterable[Analysis | Run], *, vectors: Vectors | None = None) -> Comparison:
    """The claims of some analyses, or of the runs that hold them, side by side; of one alone too.

    `vectors` turns texts into unit vectors of their meaning; without it the bundled model is asked, where it has any.
    Raises AnalysisError where there is nothing to compare or the same article stands twice.
    """
    analyses = tuple(_analysis(item) for item in items)
    _check(analyses)
    vectors = remembering(vectors or _bundled)
    accounts = list(accounts_of(analyses))
    likeness = measure(accounts, vectors)
    matches = tuple(matches_of(accounts, likeness))
    statements = statements_of(accounts, matches, likeness)
    made = Comparison(analyses, statements, matches, links_of(analyses, accounts, matches), vectors=vectors)
    return replace(made, statements=tuple(map(made._with_origins, statements)))


def _cuts(run: Run) -> set[tuple[str, str, str]]:
    """Which links a run remembers as cut: the later article, the earlier report, and how they were linked.

    Ids of links change with the articles that are compared. A file that cannot be read remembers none.
    """
    try:
        record = json.loads(run.comparison_file.read_text("utf-8"))
        cut = set(record["cut_links"])
        return {(link["later"], link["earlier"], link["kind"]) for link in record["links"] if link["id"] in cut}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _analysis(item: Analysis | Run) -> Analysis:
    if isinstance(item, Run):
        try:
            return Analysis.from_dict(json.loads(item.analysis_file.read_text("utf-8")))
        except (OSError, ValueError) as error:
            raise AnalysisError(
                f"The run {item.folder.name} holds no analysis that can be read. Run it again."
            ) from error
    if not isinstance(item, Analysis):
        raise AnalysisError(f"Only analyses and runs can be compared, got {type(item).__name__}. Try analyse(article).")
    return item


def _check(analyses: Sequence[Analysis]) -> None:
    if not analyses:
        raise AnalysisError("There is nothing to compare. Give at least one analysis.")
    ids = [analysis.article.id for analysis in analyses]
    if twice := sorted({key for key in ids if ids.count(key) > 1}):
        names = ", ".join(outlet_of(analysis) for analysis in analyses if analysis.article.id in twice)
        raise AnalysisError(f"The same text stands twice among the articles: {names}. Give each once.")


def _bundled(texts: Sequence[str]):
    """The bundled model's sentence vectors, loaded when they are first asked for."""
    from workbench.pipeline.meaning import vectors

    return vectors(texts)
