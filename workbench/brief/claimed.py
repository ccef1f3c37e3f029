"""The first half of a brief: the question, who claims what, what is disputed, what rests on one origin."""

from collections import Counter

from workbench import voices
from workbench.brief.phrases import apart, begun, day, is_denied, listed, many, quoted, report, told
from workbench.brief.records import Line, Section
from workbench.brief.view import View
from workbench.comparison import Stance
from workbench.comparison.accounts import outlet_of
from workbench.views import name_of, number_of

CLAIMS, DENIALS = 4, 2  # items in a list; a page has no room for more


def question(view: View, conclusion: str | None) -> Section:
    """What is asked, how the articles stand to it, and the analyst's answer if there is one."""
    answer = f"The analyst concludes: {conclusion.strip()}" if conclusion else "No conclusion has been written yet."
    if view.asked is None:
        return Section("The question", f"No question was asked, and nothing here says anything. {answer}")
    chosen = "" if view.question else " No question was asked; this is the statement with most voices."
    articles = len(view.comparison.analyses)
    where = f"In {articles} articles on the story" if articles > 1 else "In this article"
    counts = {name: len(view.taking(name)) for name in ("support", "deny", "query")}
    if not view.stances:
        stand = f"{where} nothing bears on it."
    else:
        stand = (
            f"{where}, {many(counts['support'], 'claim')} {_say(counts['support'])} so, {counts['deny'] or 'none'} "
            f"{_say(counts['deny'])} it is not so, and {counts['query'] or 'none'} {_leave(counts['query'])} it open."
        )
    return Section("The question", f"{quoted(view.asked.text, longest=60)}.{chosen} {stand} {answer}")


def claims(view: View) -> Section:
    """The claims of the article that bear on the question or most deserve a look, each with its hands."""
    chosen = apart(view.analysis, view.claims, CLAIMS)
    left = len(view.claims) - len(chosen)
    text = "What bears on the question first, then what most deserves checking."
    if not chosen:
        return Section("Who claims what", "The article makes no claim that can be read with confidence.")
    cut = f"Left out: {many(left, 'further claim')} of this article." if left else ""
    return Section("Who claims what", text, tuple(Line(told(view.analysis, claim)) for claim in chosen), cut)


def disputed(view: View) -> Section:
    """Who denies it, and who leaves it open; that nobody does is said, and what that is worth."""
    denials, doubts = view.taking("deny"), view.taking("query")
    first = _one_a_source(denials)
    text = "Who speaks against it, and who leaves it open."
    if not first:
        text = "Nobody here says that it is not so. That is no confirmation."
    elif not view.taking("support"):
        text = "Nobody here says that it is so."
    lines = [Line(_saying(view, item), "Against:") for item in first[:DENIALS]]
    if doubts:
        here = sorted(_one_a_source(doubts), key=lambda item: not _is_here(view, item))
        who = begun(listed(_who(view, item) for item in here))
        lines.append(Line(f"{who}. To doubt, or to find no evidence, is not to deny.", "Left open:"))
    left = len(first) - DENIALS
    cut = f"Left out: {many(left, 'further voice')} against." if left > 0 else ""
    return Section("What is disputed", text, tuple(lines), cut)


def single_origin(view: View) -> Section:
    """How many origins stand behind those who say so, and what in this article hangs on one hand."""
    sentences = [_origins(view), _one_hand(view)]
    resting = [claim for claim, _ in voices.on_unnamed(view.analysis) if view.judged.level(claim) != "garbled"]
    if resting:
        numbers = listed((f"[{number_of(view.analysis, claim)}]" for claim in resting), most=8)
        rest = f"{many(len(resting), 'claim')} {'rests' if len(resting) == 1 else 'rest'}"
        sentences.append(f"In this article {rest} on somebody without a name and on nobody else: {numbers}.")
    return Section("What rests on one origin", " ".join(filter(None, sentences)))


def _origins(view: View) -> str:
    origins = view.asked.origins if view.asked else ()
    if not origins:
        return "Nobody here says so, so nothing rests on anybody." if view.asked else ""
    if len(origins) == 1:
        unnamed = ", which names none of those it rests on" if origins[0].unnamed else ""
        return (
            f"All who say so go back to one origin, {report(origins[0].name)}{unnamed}. "
            "Several reports of one origin do not confirm each other."
        )
    unnamed = sum(origin.unnamed for origin in origins)
    names = listed(report(origin.name) for origin in origins)
    rest = (
        f"{unnamed} of them rest on people without a name"
        if unnamed > 1
        else "One of them rests on people without a name"
    )
    rest = f"{rest}, who may be the same." if unnamed > 1 else f"{rest}." if unnamed else "All of them are named."
    return f"Those who say so go back to {len(origins)} origins at most: {names}. {rest}"


def _one_hand(view: View) -> str:
    """The hand through which most of what this article attributes has come."""
    attributed = [claim for claim in view.analysis.claims if len(claim.chain) > 1]
    through = Counter(claim.chain[1] for claim in attributed)
    if not through:
        return "This article names nobody as the source of a claim."
    key, count = through.most_common(1)[0]
    if count < 2 or 2 * count < len(attributed):
        return ""
    name = name_of(view.analysis[key])
    return f"Of the {many(len(attributed), 'claim')} that this article attributes, {count} came through {name}."


def _one_a_source(stances: tuple[Stance, ...]) -> list[Stance]:
    """The first stance of each source."""
    return list({item.source: item for item in reversed(stances)}.values())[::-1]


def _saying(view: View, stance: Stance) -> str:
    """A stance with its source, where it stands, and the words."""
    account = view.comparison.accounts[stance.passage]
    number = f" [{number_of(account.analysis, account.claim)}]" if _is_here(view, stance) else ""
    issue = ", ".join(filter(None, [outlet_of(account.analysis), day(account.analysis.article.published)]))
    own = len(account.chain) == 1
    who = issue if own and not _is_here(view, stance) else begun(_who(view, stance))
    where = "" if own or _is_here(view, stance) else f" ({issue})"
    denied = " denied" if is_denied(account.claim) else ""
    return f"{who}{where}{denied}: {quoted(account.text)}{number}."


def _who(view: View, stance: Stance) -> str:
    """Whose stance it is: a source, or the paper that says it itself."""
    account = view.comparison.accounts[stance.passage]
    if len(account.chain) > 1:
        return name_of(account.origin)
    return "this article" if _is_here(view, stance) else outlet_of(account.analysis)


def _is_here(view: View, stance: Stance) -> bool:
    return stance.passage.article == view.analysis.article.id


def _say(count: int) -> str:
    return "says" if count == 1 else "say"


def _leave(count: int) -> str:
    return "leaves" if count == 1 else "leave"
