"""Static HTML that keeps its meaning wherever a notebook is shown.

Untrusted notebooks keep inline styles but no style sheet, GitHub keeps neither. So each mark has its
line as an inline style, its certainty as a word, and a class by which `views.css` refines the exported
page. Colours are half-transparent or of middle lightness, because a view does not know its theme.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from workbench.claims import Analysis, Claim
from workbench.judgments import Judged, lay_over
from workbench.kinds import FLAG_NAMES, LEVEL_NAMES, Level
from workbench.views.escape import attribute, esc, is_web_address, link
from workbench.views.marks import Piece, Row, lanes_of, rows_of
from workbench.views.sentences import chain_text, facts, figures, flag_lines, label, title_of
from workbench.views.verdicts import level_change, verdict

SERIF = "Charter,'Bitstream Charter','Sitka Text',Cambria,Georgia,serif"
INLINE = {
    "wb-article": f"max-width:1120px;font-family:{SERIF};line-height:1.7",
    "wb-row": "display:flex;flex-wrap:wrap;gap:0 32px;margin:0 0 14px",
    "wb-text": "flex:2 1 460px;max-width:650px;margin:0;font-size:17px;padding-left:36px",
    "wb-number": "float:left;margin-left:-36px;font:12px/2.4 sans-serif;opacity:.7",
    "wb-notes": "flex:1 1 240px;max-width:360px;margin-left:36px;padding-left:12px;border-left:2px solid #8886;"
    "font:13px/1.45 sans-serif",
    "wb-note": "margin:0 0 .5em",
    "wb-quiet": "opacity:.75;font-size:.9em;white-space:pre-line",
    "wb-label": "font:bold 11px/1 sans-serif;margin-left:2px;white-space:nowrap",
    "wb-figures": "font-family:sans-serif;margin:0 0 1em",
    "wb-figure": "display:inline-block;margin:0 2.2em .4em 0;vertical-align:top",
    "wb-legend": "font:13px/2 sans-serif;margin:0 0 1em",
    "wb-facts": "font:13px/1.5 sans-serif;opacity:.8;margin:0 0 1em",
    "wb-table": "border-collapse:collapse;font:13px/1.45 sans-serif;margin:0 0 1em",
    "wb-entry": "text-align:left;vertical-align:top;padding:.35em 1em .35em 0;border-bottom:1px solid #8884",
}
# Certainty by the kind of line; the wash behind it only helps the eye. Colours come twice: JupyterLab
# drops the second, finer ones from a notebook it does not trust, and dark on light stays readable there.
LINES: dict[Level, str] = {
    "stated": "border-bottom:1px solid #8886;background:#fff;background:unset",
    "attributed": "border-bottom:2px solid #3d84b8;background:#eef4f9;background:unset",
    "hedged": "border-bottom:2px dashed #b87a10;background:#fdf3df;background:color-mix(in srgb,#c88c14 13%,#0000)",
    "doubtful": "border-bottom:3px dotted #cf4a3f;background:#fbe9e7;background:color-mix(in srgb,#cd3c32 12%,#0000)",
    "garbled": "border-bottom:4px double #808890;background:#e9ebee;background:color-mix(in srgb,#808890 20%,#0000)",
}
WORDS = "color:#1e2329;color:inherit"


def style() -> str:
    """The style sheet of a page that shows these views: light and dark, narrow, printed."""
    return Path(__file__).with_name("views.css").read_text("utf-8")


def article_html(analysis: Analysis, *, title: bool = True, notes: bool = True, judged: Judged | None = None) -> str:
    """The article with numbered paragraphs and its claims marked, each claim's source and signals beside it.

    With `judged` the marks are those of the analyst where there are any; label and margin say which is whose.
    """
    judged = judged or lay_over(analysis, ())
    analysis = judged.analysis
    rows = rows_of(analysis)
    lanes = lanes_of(rows)
    body = [f"{esc(row.gap)}{_row(judged, row, lanes, notes)}" for row in rows]
    head = f'<h3 class="wb-title">{esc(title_of(analysis))}</h3>{_known(analysis)}' if title else ""
    return f"<div{_as('wb-article')}>{head}{''.join(body)}</div>"


def front(analysis: Analysis) -> str:
    """What stands at the top of a page about one article: its title, what is known of it, the numbers."""
    return f'<h1 class="wb-title">{esc(title_of(analysis))}</h1>{_known(analysis)}{glance(analysis)}'


def glance(analysis: Analysis) -> str:
    """The numbers an analyst asks for first."""
    cells = (f"<div{_as('wb-figure')}><b>{esc(number)}</b> {esc(words)}</div>" for number, words in figures(analysis))
    return f"<div{_as('wb-figures')}>{''.join(cells)}</div>"


def legend() -> str:
    """What the lines under the claims mean, and what bold and italics stand for."""
    lines = (f"{_mark(level, 0)}{esc(name)}</mark>" for level, name in LEVEL_NAMES.items())
    words = "<b>bold</b>: the words that carry the doubt", "<i>italic</i>: who says it, and by which word"
    return f"<div{_as('wb-legend')}>{' &nbsp; '.join([*lines, *words])}</div>"


def table_html(
    records: Iterable[Mapping[str, object]],
    *,
    columns: Iterable[str] = (),
    links: Iterable[str] = (),
    caption: str = "",
) -> str:
    """Records as a plain table; every cell is text, and columns named in `links` hold web addresses."""
    records, links = list(records), set(links)
    columns = list(columns) or list(dict.fromkeys(name for record in records for name in record))
    head = "".join(f"<th{_as('wb-entry')}>{esc(name)}</th>" for name in columns)
    body = "".join(
        f"<tr>{''.join(_cell(record.get(name), name in links) for name in columns)}</tr>" for record in records
    )
    top = f"<caption>{esc(caption)}</caption>" if caption else ""
    return f"<table{_as('wb-table')}>{top}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object, is_link: bool) -> str:
    shown = "" if value is None else link(str(value)) if is_link else esc(value)
    return f"<td{_as('wb-entry')}>{shown}</td>"


def _as(name: str, *, more: str = "", also: str = "") -> str:
    """Class and inline style of one part of a view."""
    css = ";".join(filter(None, [INLINE.get(name, ""), more]))
    classes = f"{name} {also}".strip()
    return f' class="{classes}"' + (f' style="{attribute(css)}"' if css else "")


def _known(analysis: Analysis) -> str:
    """What is known of the article, where it came from, and what had to be guessed."""
    article = analysis.article
    web = f" · {link(article.origin)}" if is_web_address(article.origin) else ""
    notes = "".join(f"<li>{esc(note)}</li>" for note in article.notes)
    how = (
        f"<details{_as('wb-facts')}><summary>How this text was read</summary><ul>{notes}</ul></details>"
        if notes
        else ""
    )
    return f"<p{_as('wb-facts')}>{esc(' · '.join(facts(article)))}{web}</p>{how}"


def _row(judged: Judged, row: Row, lanes: dict[str, int], notes: bool) -> str:
    number = f"<span{_as('wb-number')}>{row.number} </span>" if row.number else ""
    tag = "h4" if row.kind == "heading" else "p"
    words = "".join(_piece(judged, piece, lanes) for piece in row.pieces)
    told: set[str] = set()
    beside = "".join(_note(judged, key, told) for key in row.claims) if notes else ""
    margin = f"<div{_as('wb-notes')}>{beside}</div>" if beside else ""
    return f"<div{_as('wb-row')}><{tag}{_as('wb-text', also=f'wb-{row.kind}')}>{number}{words}</{tag}>{margin}</div>"


def _piece(judged: Judged, piece: Piece | str, lanes: dict[str, int]) -> str:
    if isinstance(piece, str):
        return esc(piece)
    inside = "".join(_piece(judged, child, lanes) for child in piece.inside)
    if piece.role == "cue":
        return f'<b class="wb-cue">{inside}</b>'
    if piece.role == "by":
        return f'<i class="wb-by">{inside}</i>'
    if piece.role == "quiet":
        return f"<span{_as('wb-quiet')}>{inside}</span>"
    claim = judged.analysis[piece.key]
    words = f"<sup{_as('wb-label')}>{esc(_label(judged, claim))}</sup>" if piece.last else ""
    return f"{_mark(judged.level(claim), lanes[claim.id])}{inside}{words}</mark>"


def _mark(level: Level, lane: int) -> str:
    """The opening tag of a mark; the line of an outer claim runs below those of the claims inside it."""
    lower = f";padding-bottom:{4 * lane}px" if lane else ""
    return f"<mark{_as('wb-mark', also=f'wb-{level}', more=f'{WORDS};{LINES[level]}{lower}')}>"


def _label(judged: Judged, claim: Claim) -> str:
    """The machine's label, and the analyst's word behind it where that differs."""
    return label(judged.analysis, claim) + level_change(judged, claim)


def _note(judged: Judged, key: str, told: set[str]) -> str:
    """What stands beside a claim: its number, its chain, one sentence for each signal, and what the analyst says.

    `told` takes in why a source cannot be asked: a row says that once of each.
    """
    analysis = judged.analysis
    claim = analysis[key]
    signals = [(name, sentence) for name, sentence in flag_lines(claim) if sentence not in told]
    told |= {sentence for name, sentence in signals if name == FLAG_NAMES["unnamed_source"]}
    lines = [esc(sentence) for _, sentence in signals]
    if len(claim.chain) > 1:
        carried = ", carried over" if analysis.cue_kind_of(claim) == "continues" else ""
        lines.insert(0, f'<span class="wb-chain">{esc(chain_text(analysis, claim))}</span>{carried}')
    if said := verdict(judged, claim):
        lines.append(f'<b class="wb-verdict">{esc(said)}</b>')
    if not lines:
        return ""
    head = f"<b>{esc(_label(judged, claim))}</b>"
    return f"<p{_as('wb-note', also=f'wb-{judged.level(claim)}')}>{head} {'<br>'.join(lines)}</p>"
