"""What the records say, in words for a reader: labels, chains, and why each claim carries its mark."""

from collections.abc import Iterator

from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Claim, Source
from workbench.kinds import CUE_NAMES, FLAG_NAMES, LEVEL_OF_FLAG

ARROW = " ▸ "

LEVEL_SENTENCES = {
    "stated": "It is stated flatly",
    "attributed": "It is attributed",
    "hedged": "It counts as hedged",
    "doubtful": "It counts as doubtful",
    "garbled": "It cannot be read with confidence",
}
MENDED = "mended"  # beside the level of a claim in a broken sentence that could be read all the same
# What a doubtful claim counts as, by its gravest signal.
DOUBTFUL_SENTENCES = {
    "denial": "It counts as denied",
    "absence of evidence": "It counts as without evidence, which is not denied",
    "negation": "It counts as negated: something is said not to be so",
}
UNFLAGGED = ": nothing in its words weakens it"
VALUE_WORDS = {
    "CT+": "certain",
    "CT-": "certainly not so",
    "PR+": "probable",
    "PR-": "improbable",
    "PS+": "possible",
    "PS-": "possibly not so",
    "Uu": "left open",
}


def number_of(analysis: Analysis, claim: Claim) -> int:
    """The number a claim is shown with: its place in the analysis, counted from 1."""
    return 1 + analysis.claims.index(claim)


def level_word(claim: Claim) -> str:
    """One word, or the name of the gravest flag, that says a claim's certainty without colour."""
    if claim.level == "doubtful":
        kinds = {flag.kind for flag in claim.bearing}
        return next(FLAG_NAMES[kind] for kind in LEVEL_OF_FLAG if kind in kinds)
    return claim.level


def label(analysis: Analysis, claim: Claim) -> str:
    """What stands at the end of a marked claim: “7 hedged”; the number alone where it is stated flatly."""
    number = number_of(analysis, claim)
    how = MENDED if claim.mended and claim.level == "stated" else level_word(claim)
    how += f", {MENDED}" if claim.mended and claim.level not in {"stated", "garbled"} else ""
    return str(number) if how == "stated" else f"{number} {how}"


def name_of(source: Source) -> str:
    """A source's name; that it is unnamed is always said, and every article speaks as “this article”."""
    if source.id == AUTHOR:
        return "this article"
    return f"{source.name} (unnamed)" if source.identified == "unnamed" else source.name


def chain_text(analysis: Analysis, claim: Claim) -> str:
    """The hands a claim passed through: “this article ▸ NYT ▸ participants (unnamed)”."""
    return ARROW.join(name_of(source) for source in analysis.chain_of(claim))


def flag_lines(claim: Claim) -> Iterator[tuple[str, str]]:
    """For each flag its kind in words and the sentence that explains it; equal ones once."""
    yield from dict.fromkeys((FLAG_NAMES[flag.kind], _sentence(flag.reason)) for flag in claim.flags)


def claim_sentences(analysis: Analysis, claim: Claim) -> list[str]:
    """Why a claim carries its mark: who says it through whom, its level, each flag, the words' commitment."""
    level = DOUBTFUL_SENTENCES.get(level_word(claim), LEVEL_SENTENCES[claim.level])
    level += "" if claim.flags else UNFLAGGED
    sentences = [*filter(None, [_who(analysis, claim), _how(analysis, claim)]), f"{level}."]
    sentences += [sentence for _, sentence in flag_lines(claim)]
    sentences += [
        f"Reason given for not naming {source.name}: “{source.grounds}”."
        for source in analysis.chain_of(claim)
        if source.grounds
    ]
    if claim.factuality:
        values = ((name_of(analysis[item.source_id]), VALUE_WORDS[item.value]) for item in claim.factuality)
        sentences.append(f"As it is told here: {'; '.join(f'{name} – {value}' for name, value in values)}.")
    return sentences


def figures(analysis: Analysis) -> list[tuple[str, str]]:
    """The numbers an analyst asks for first, each with the words that belong to it."""
    claims = analysis.claims
    sources = [source for source in analysis.sources if source.id != AUTHOR]
    own = sum(len(claim.chain) == 1 for claim in claims)
    unnamed = sum(source.identified == "unnamed" for source in sources)
    longest = max((len(claim.chain) for claim in claims), default=0)
    weak = sum(claim.level in ("hedged", "doubtful", "garbled") for claim in claims)
    return [
        (str(len(claims)), f"{_plural(len(claims), 'claim')}, {own} in the author’s own voice"),
        (str(len(sources)), f"{_plural(len(sources), 'source')}, {unnamed} of them unnamed"),
        (f"{longest} {_plural(longest, 'hand')}", "in the longest chain to an origin"),
        (str(weak), "claims hedged, doubtful or garbled"),
    ]


def citation(analysis: Analysis, claim: Claim) -> str:
    """A claim as it is cited: its words, the article, the paragraph, and the text by its hash."""
    article = analysis.article
    number = analysis.paragraph_of(claim.span)
    place = f"paragraph {number}" if number else "in a heading"
    known = [article.byline, f"“{title_of(analysis)}”", article.outlet, article.published, place]
    words = " ".join(analysis.text_of(claim.spans).split())
    return f"“{words}” ({', '.join(filter(None, known))}; text {article.id})"


def title_of(analysis: Analysis) -> str:
    """The article's title, or its first words where it has none."""
    article = analysis.article
    if article.title:
        return article.title
    words = article.text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


def facts(article: Article) -> list[str]:
    """What is known about the article itself, as short phrases."""
    known = [article.byline, article.outlet, article.published, article.language and f"language {article.language}"]
    return [*filter(None, known), f"{len(article.text.split()):,} words", f"text {article.id}"]


def _who(analysis: Analysis, claim: Claim) -> str:
    where = _where(analysis, claim)
    names = [name_of(source) for source in analysis.chain_of(claim)]
    first = names[0][:1].upper() + names[0][1:]
    if len(names) == 1:
        return f"{first} says this itself, {where}; no source is given for it."
    if len(names) == 2:
        return f"{first} attributes this to {names[1]}, {where}."
    return f"This passed through {len(names)} hands, nearest first: {', '.join(names)}; {where}."


def _how(analysis: Analysis, claim: Claim) -> str:
    """What kind of act a claim is said to be, where it is more or less than plain saying."""
    kind = analysis.cue_kind_of(claim)
    if kind in {None, "says"}:
        return ""
    if kind == "continues":
        name = name_of(analysis[claim.chain[-1]])
        return f"Carried over: no word here says whose it is; it is taken to go on with what {name} is reported to say."
    name, cue = name_of(analysis[claim.chain[-1]]), " ".join(analysis.text_of(analysis[claim.attribution].cue).split())
    thought = "; nobody is reported to have said so" if analysis.is_thought(claim) else ""
    return f"“{cue}”: {name} {CUE_NAMES[kind]} this{thought}."


def _where(analysis: Analysis, claim: Claim) -> str:
    number = analysis.paragraph_of(claim.span)
    if number is not None:
        return f"in paragraph {number}"
    in_heading = any(heading.overlaps(claim.span) for heading in analysis.article.headings)
    return "in a heading" if in_heading else "outside the paragraphs"


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"
