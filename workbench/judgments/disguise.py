"""An article and the judgments on it as a stranger may have them: labels for protected names, nothing undone."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from workbench.articles import Article
from workbench.judgments.anchoring import Quote, quote
from workbench.judgments.annotations import Judgment, hash_of, to_annotation
from workbench.judgments.protection import Labelled, Protection, labelled
from workbench.judgments.scales import FREE, PROTECT
from workbench.spans import Span

NOTE_ON_LABELS = "Labels stand in this text for names that are kept back: {}."


@dataclass(frozen=True, slots=True)
class Disguise:
    """What stands for what when something is shared: labels for sources, names for analysts."""

    protections: tuple[Protection, ...] = ()
    analysts: Mapping[str, str] = field(default_factory=dict)

    def words(self, text: str) -> str:
        """The text with labels for protected names."""
        return labelled(text, self.protections).text

    def analyst(self, name: str) -> str:
        """The label of an analyst, however the name is written."""
        labels = {known.casefold(): label for known, label in self.analysts.items()}
        return labels.get(name.casefold(), name)

    def article(self, article: Article) -> Article:
        """The article with labels; its address, at which the names can be read, is left out."""
        if not self.protections:
            return article
        note = NOTE_ON_LABELS.format(", ".join(item.label for item in self.protections))
        known = {name: getattr(article, name) for name in ("title", "outlet", "byline")}
        known = {name: value and self.words(value) for name, value in known.items()}
        origin = article.origin if (article.origin or "").startswith("seeds/") else None
        fields = {**known, "published": article.published, "language": article.language, "kind": article.kind}
        made = Article.from_text(self.words(article.text), **fields, origin=origin and self.words(origin))
        return made.with_notes(note)

    def judgments(self, judgments: Iterable[Judgment], old: Article, new: Article) -> str:
        """Judgments in force as the lines of a file of their own, on the words of the new article."""
        moved = labelled(old.text, self.protections)
        kept = (self._judgment(item, old, new, moved) for item in judgments if item.scale != PROTECT)
        return "".join(json.dumps(to_annotation(item), ensure_ascii=False) + "\n" for item in kept)

    def _judgment(self, item: Judgment, old: Article, new: Article, moved: Labelled) -> Judgment:
        here = item.article == hash_of(old)
        return replace(
            item,
            creator=self.analysts.get(item.creator, item.creator),
            value=self.words(item.value) if item.scale in FREE else item.value,
            article=hash_of(new) if here else item.article,
            quotes=tuple(_moved(one, new, moved) if here else self._renamed(one) for one in item.quotes),
            name=self.words(item.name),
            why=self.words(item.why),
        )

    def _renamed(self, one: Quote) -> Quote:
        """Words of an article that is not here: they stay as orphaned as they are, without the names."""
        exact, prefix, suffix = (self.words(text) for text in (one.exact, one.prefix, one.suffix))
        return replace(one, exact=exact, prefix=prefix, suffix=suffix)


def _moved(one: Quote, new: Article, moved: Labelled) -> Quote:
    return quote(new, moved.place(Span(one.start, one.end)), one.part)
