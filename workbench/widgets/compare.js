// The matrix of statements by sources. Python decides which rows and columns pass and what stands side by side;
// here it is drawn and walked through. Text enters the page as text nodes only: an article is somebody else's text.

const MOVES = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], j: [1, 0], k: [-1, 0] };
const MANY = 6; // columns beyond which a cell has room for its signs alone; the key above says what they mean
const HINTS = [["← → ↑ ↓", "move"], ["Enter", "side by side"], ["c", "only conflicts"], ["o", "only one origin"], ["f", "filters"], ["Esc", "leave"]];

function headOf(column) {
  const date = column.date ? [node("span", { class: "wb-soft" }, column.date)] : [];
  return node("th", { scope: "col", "data-column": column.id }, column.name, ...date);
}

function drawCell(row, column, stances) {
  const here = row.cells[column.id];
  const cell = node("td", { "data-column": column.id });
  if (!here) return cell;
  const said = here.map(({ stance, source }) => `${source || column.name} ${stances.get(stance).words}`);
  const name = `${column.name} ${column.date}. ${said.join("; ")}. On: ${row.text}`;
  const button = node("button", { type: "button", class: "wb-cell", tabindex: "-1", "data-row": row.id, "data-column": column.id, "aria-label": name, title: said.join("; "), "aria-pressed": "false" });
  for (const [stance, { sign, words }] of stances) {
    const count = here.filter((item) => item.stance === stance).length;
    if (count) button.append(node("span", { class: `wb-sign wb-${stance}` }, `${sign}${count > 1 ? count : ""}`, node("span", { class: "wb-word" }, ` ${words}`)));
  }
  cell.append(button);
  return cell;
}

function drawRow(row, content, stances) {
  const marks = [row.question ? "your question" : "", row.contested ? "contested" : ""].filter(Boolean).join(", ");
  const head = node("th", { scope: "row" }, row.text, node("span", { class: "wb-soft" }, [marks, row.origins].filter(Boolean).join(" · ")));
  return node("tr", { "data-row": row.id }, head, ...content.columns.map((column) => drawCell(row, column, stances)));
}

function drawFilters(content) {
  const check = (name, value, words) => node("label", { class: "wb-chip" }, node("input", { type: "checkbox", name, value }), words);
  const group = (title, ...chips) => node("fieldset", { class: "wb-filter" }, node("legend", {}, title), node("div", { class: "wb-chips" }, ...chips));
  const date = (name, words) => {
    const options = ["", ...content.dates].map((value) => node("option", { value }, value || "any"));
    return node("label", { class: "wb-chip" }, words, node("select", { name }, ...options));
  };
  const columns = content.columns.map(({ id, name, date }) => check("columns", id, [name, date].filter(Boolean).join(" ")));
  const box = node("details", { class: "wb-filters" }, node("summary", {}, "Filters"));
  box.append(group("Show", check("conflicts", "", "only conflicts"), check("single", "", "only what rests on one origin")));
  if (content.dates.length > 1) box.append(group("Published", date("since", "since "), date("until", "until ")));
  box.append(group(content.single ? "Source" : "Article", ...columns));
  return box;
}

function drawSide(side, stances) {
  if (!side) return node("p", { class: "wb-soft" }, "Nobody else here speaks of it.");
  const { sign, words } = stances.get(side.stance);
  const pieces = side.words.map(({ words, kind }) => (kind ? node(kind === "context" ? "span" : "mark", { class: kind === "context" ? "wb-context" : `wb-differs wb-is-${kind}` }, words) : words));
  const way = { type: "button", class: "wb-twin", "data-article": side.article, "data-twin": side.claim, title: "Go to it in the article" };
  const facts = readerOf(side.article) ? node("button", way, side.facts) : side.facts; // a Reader may stand on the page or not
  const head = node("p", { class: "wb-who" }, node("b", { class: `wb-sign wb-${side.stance}` }, `${sign} ${words}`), " ", facts);
  return node("div", { class: "wb-side" }, head, node("blockquote", {}, ...pieces));
}

function drawPair(pair, stances) {
  const kinds = Object.values(pair.kinds).map((words) => node("li", {}, words));
  const title = [pair.relation && `The second ${pair.relation}`].filter(Boolean);
  const reasons = node("ul", { class: "wb-reasons" }, ...pair.reasons.map((words) => node("li", {}, words)));
  const head = node("header", {}, node("b", {}, ...title), node("ul", { class: "wb-kinds" }, ...kinds));
  const sides = node("div", { class: "wb-sides" }, drawSide(pair.left, stances), drawSide(pair.right, stances));
  return node("article", { class: "wb-pair" }, head, sides, reasons);
}

function render({ model, el }) {
  const content = model.get("content");
  const stances = new Map(content.stances.map((stance) => [stance.id, stance]));
  const title = node("h3", { class: "wb-title" }, "Who says what");
  const key = content.stances.map(({ id, sign, words }) => node("span", { class: `wb-sign wb-${id}` }, `${sign} ${words}`));
  const filters = drawFilters(content);
  const count = node("span", { role: "status" });
  const all = node("button", { type: "button", class: "wb-hint" }, "show all");
  const body = node("tbody", {}, ...content.rows.map((row) => drawRow(row, content, stances)));
  const heads = node("tr", {}, node("th", { scope: "col" }, "Statement"), ...content.columns.map(headOf));
  const table = node("table", { class: content.columns.length > MANY ? "wb-matrix wb-many" : "wb-matrix" }, node("thead", {}, heads), body);
  const scroll = node("div", { class: "wb-scroll", role: "region", "aria-label": "Statements by sources" }, table);
  const panel = node("section", { class: "wb-panel", "aria-live": "polite", "aria-label": "Side by side" });
  const origins = node("details", { class: "wb-origins" }, node("summary", {}, content.summary));
  origins.append(node("ul", {}, ...content.origins.map((line) => node("li", {}, line))));
  const keys = node("div", { class: "wb-keys" }, ...HINTS.map(([name, words]) => node("span", {}, node("kbd", {}, name), ` ${words}`)));
  const root = node("div", { class: "wb-live wb-compare" }, title, origins, node("p", { class: "wb-key" }, ...key), filters);
  root.append(node("p", { class: "wb-status" }, count, all), scroll);
  if (content.apart && content.rows.length) root.append(node("p", { class: "wb-apart" }, content.apart));
  root.append(panel, keys);
  el.append(root);

  const buttons = () => [...body.querySelectorAll("tr:not([hidden]) td:not([hidden]) > .wb-cell")];
  const change = (part) => (model.set("state", { ...model.get("state"), ...part }), model.save_changes());

  function focus(button) {
    for (const other of body.querySelectorAll(".wb-cell")) other.tabIndex = other === button ? 0 : -1;
    button?.focus();
  }

  // Along a row to the next cell that says something; up and down to the row whose cell lies nearest.
  function move([down, right]) {
    const from = document.activeElement?.closest?.(".wb-cell");
    if (!from || !body.contains(from)) return focus(buttons()[0]);
    const place = (button) => button.closest("td").cellIndex;
    const rows = [...body.rows].filter((row) => !row.hidden);
    if (right) {
      const own = buttons().filter((button) => button.dataset.row === from.dataset.row);
      return focus(own[own.indexOf(from) + right] ?? from);
    }
    for (let at = rows.indexOf(from.closest("tr")) + down; rows[at]; at += down) {
      const own = buttons().filter((button) => button.closest("tr") === rows[at]);
      if (own.length) return focus(own.sort((a, b) => Math.abs(place(a) - place(from)) - Math.abs(place(b) - place(from)))[0]);
    }
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return; // JupyterLab's and the browser's own
    if (event.key === "Escape") return leave(el);
    if (event.key.length === 1 || event.key.startsWith("Arrow")) event.stopPropagation(); // the notebook must not be edited
    if (event.target.matches("input, select, summary") && event.key !== "f") return;
    const state = model.get("state");
    if (event.key in MOVES) move(MOVES[event.key]);
    else if (event.key === "c") change({ conflicts: !state.conflicts });
    else if (event.key === "o") change({ single: !state.single });
    else if (event.key === "f") (filters.open = true), filters.querySelector("input").focus();
    else return;
    event.preventDefault();
  }

  function onClick({ target }) {
    const cell = target.closest(".wb-cell");
    if (cell) focus(cell), change({ row: cell.dataset.row, column: cell.dataset.column });
    const way = target.closest("[data-twin]");
    if (way) goTo(way.dataset.article, way.dataset.twin);
    if (target === all) change({ conflicts: false, single: false, columns: [], since: "", until: "" });
  }

  function onChoice({ target }) {
    if (target.name === "columns") change({ columns: [...filters.querySelectorAll("input[name=columns]:checked")].map((box) => box.value) });
    else change({ [target.name]: target.type === "checkbox" ? target.checked : target.value });
  }

  function draw() {
    const state = model.get("state");
    const shown = new Set(model.get("shown"));
    const open = ({ id, date }) => (!state.columns.length || state.columns.includes(id)) && (!date || (state.since <= date && date <= (state.until || "9999")));
    const visible = new Set(content.columns.filter(open).map(({ id }) => id));
    for (const row of body.rows) row.hidden = !shown.has(row.dataset.row);
    for (const cell of table.querySelectorAll("th[data-column], td[data-column]")) cell.hidden = !visible.has(cell.dataset.column);
    for (const button of body.querySelectorAll(".wb-cell")) button.setAttribute("aria-pressed", button.dataset.row === state.row && button.dataset.column === state.column);
    for (const box of filters.querySelectorAll("input")) box.checked = box.name === "columns" ? state.columns.includes(box.value) : state[box.name];
    for (const list of filters.querySelectorAll("select")) list.value = state[list.name];
    count.textContent = `${shown.size} of ${content.rows.length} statements shown`;
    all.hidden = shown.size === content.rows.length && visible.size === content.columns.length;
    if (!body.querySelector('.wb-cell[tabindex="0"]') && buttons()[0]) buttons()[0].tabIndex = 0;
  }

  function drawPanel() {
    const pairs = model.get("pairs");
    const ask = node("p", { class: "wb-soft" }, "Choose a cell: its passages stand here beside the others.");
    panel.replaceChildren(...(pairs.length ? pairs.map((pair) => drawPair(pair, stances)) : [ask]));
  }

  root.addEventListener("keydown", onKey);
  root.addEventListener("click", onClick);
  filters.addEventListener("change", onChoice);
  model.on("change:state change:shown", draw);
  model.on("change:pairs", drawPanel);
  draw();
  drawPanel();
  return () => (model.off("change:state change:shown", draw), model.off("change:pairs", drawPanel));
}

export default { render };
