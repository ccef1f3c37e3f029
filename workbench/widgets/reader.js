// The Reader draws what Python sent and tells Python what was chosen. Nothing is decided here, and
// text enters the page as text nodes only: an article is somebody else's text.

const STEPS = { j: [1, false], k: [-1, false], n: [1, true], p: [-1, true] };
const HINTS = { j: "next claim", k: "previous", n: "next with a flag", p: "previous with a flag" };

function drawLabel(claim) {
  const name = `Claim ${claim.number}, ${claim.levelName}: ${claim.words}`;
  return node("button", { type: "button", class: "wb-label", "data-claim": claim.id, "aria-label": name }, claim.label);
}

function drawPiece(piece, claims) {
  if (typeof piece === "string") return piece;
  const inside = piece.inside.map((child) => drawPiece(child, claims));
  if (piece.role === "cue") return node("b", { class: "wb-cue" }, ...inside);
  if (piece.role === "by") return node("i", { class: "wb-by", "data-by": piece.key }, ...inside);
  if (piece.role === "quiet") return node("span", { class: "wb-quiet" }, ...inside);
  const claim = claims.get(piece.key);
  const mark = node("mark", { class: `wb-mark wb-${claim.level}`, "data-claim": claim.id }, ...inside);
  mark.style.setProperty("--wb-lane", claim.lane);
  if (piece.last) mark.append(drawLabel(claim));
  return mark;
}

function drawRow(row, claims) {
  const text = node(row.kind === "heading" ? "h4" : "p", { class: `wb-text wb-${row.kind}` });
  if (row.number) text.append(node("span", { class: "wb-number" }, String(row.number)), " ");
  text.append(...row.pieces.map((piece) => drawPiece(piece, claims)));
  return text;
}

function drawFilter(filter) {
  const chips = filter.options.map(({ value, words, count }) => {
    const box = node("input", { type: "checkbox", name: filter.name, value });
    const shown = filter.name === "levels" ? node("mark", { class: `wb-mark wb-${value}` }, words) : words;
    return node("label", { class: "wb-chip" }, box, shown, node("span", { class: "wb-count" }, String(count)));
  });
  return node("fieldset", { class: "wb-filter" }, node("legend", {}, filter.title), ...chips);
}

function drawHint(key, words) {
  return node("button", { type: "button", class: "wb-hint", "data-key": key }, node("kbd", {}, key), ` ${words}`);
}

function explain(claim) {
  if (!claim) return [node("p", { class: "wb-soft" }, "Choose a claim: click its number, or press j.")];
  const chain = claim.chain.map((name) => node("li", {}, name));
  return [
    node("h4", { class: `wb-${claim.level}` }, `Claim ${claim.number} · ${claim.levelName}`),
    node("ol", { class: "wb-chain", "aria-label": "Through whose hands, nearest first" }, ...chain),
    node("blockquote", {}, claim.words),
    ...claim.sentences.map(({ kind, words }) => node("p", {}, node("b", {}, kind && `${kind} `), words)),
  ];
}

function render({ model, el }) {
  const content = model.get("content");
  const claims = new Map(content.claims.map((claim) => [claim.id, claim]));
  const article = node("div", { class: "wb-pane", tabindex: "0", role: "region", "aria-label": "The article" });
  article.append(...content.rows.map((row) => drawRow(row, claims)));
  const filters = node("div", { class: "wb-filters" }, ...content.filters.map(drawFilter));
  const count = node("span", { class: "wb-shown", role: "status" });
  const all = node("button", { type: "button", class: "wb-hint", "data-key": "all" }, "show all");
  const panel = node("section", { class: "wb-panel", "aria-live": "polite", "aria-label": "The selected claim" });
  const hints = Object.entries(HINTS).map(([key, words]) => drawHint(key, words));
  const keys = node("div", { class: "wb-keys", role: "group", "aria-label": "Move among the claims" }, ...hints);
  keys.append(drawHint("f", "filters"), node("span", {}, node("kbd", {}, "Esc"), " leave"));
  const head = node("header", {}, node("h3", { class: "wb-title" }, content.title), node("p", { class: "wb-soft" }, content.facts));
  const root = node("div", { class: "wb-reader wb-live" }, head, filters, node("p", { class: "wb-status" }, count, all));
  root.append(node("div", { class: "wb-columns" }, article, panel), keys);
  el.append(root);

  const each = (selector, act) => root.querySelectorAll(selector).forEach(act);
  const labelOf = (id) => article.querySelector(`button[data-claim="${CSS.escape(id)}"]`);

  function change(part) {
    model.set("state", { ...model.get("state"), ...part });
    model.save_changes();
  }

  function select(id) {
    change({ selected: id });
    labelOf(id)?.focus();
  }

  function step([direction, flaggedOnly]) {
    const ids = content.claims.map((claim) => claim.id);
    const shown = new Set(model.get("shown"));
    const from = ids.indexOf(model.get("state").selected);
    const start = from < 0 && direction < 0 ? ids.length : from;
    for (let i = start + direction; i >= 0 && i < ids.length; i += direction) {
      if (shown.has(ids[i]) && (claims.get(ids[i]).flagged || !flaggedOnly)) return select(ids[i]);
    }
  }

  function press(key) {
    if (key in STEPS) step(STEPS[key]);
    else if (key === "f" || key === "/") filters.querySelector("input")?.focus();
    else if (key === "all") change({ levels: [], kinds: [], sources: [] });
    else return false;
    return true;
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return; // JupyterLab's and the browser's own
    if (event.key === "Escape") return leave(el);
    if (event.key.length === 1) event.stopPropagation(); // a letter typed here must not edit the notebook
    if (press(event.key)) event.preventDefault();
  }

  function onClick(event) {
    const hint = event.target.closest("[data-key]");
    const mark = event.target.closest("[data-claim]");
    if (hint) press(hint.dataset.key);
    else if (mark && !mark.matches(".wb-off") && getSelection().isCollapsed) select(mark.dataset.claim);
  }

  function onChoice({ target: { name } }) {
    change({ [name]: [...filters.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value) });
  }

  function draw() {
    const state = model.get("state");
    const shown = new Set(model.get("shown"));
    const chosen = claims.get(state.selected);
    each("[data-claim]", (mark) => {
      mark.classList.toggle("wb-off", !shown.has(mark.dataset.claim));
      mark.classList.toggle("wb-selected", mark.dataset.claim === state.selected);
    });
    each("button[data-claim]", (label) => label.setAttribute("aria-pressed", label.dataset.claim === state.selected));
    each("[data-by]", (by) => by.classList.toggle("wb-speaks", by.dataset.by === chosen?.attribution));
    each(".wb-chip input", (box) => (box.checked = state[box.name].includes(box.value)));
    count.textContent = `${shown.size} of ${claims.size} claims shown`;
    all.hidden = shown.size === claims.size;
    if (panel.dataset.shows === (chosen?.id ?? "")) return;
    panel.dataset.shows = chosen?.id ?? "";
    panel.replaceChildren(...explain(chosen));
    const label = chosen && labelOf(chosen.id);
    if (label) article.scrollTop = label.offsetTop - article.clientHeight / 2;
  }

  root.addEventListener("keydown", onKey);
  root.addEventListener("click", onClick);
  filters.addEventListener("change", onChoice);
  model.on("change:state change:shown", draw);
  draw();
  return () => model.off("change:state change:shown", draw);
}

export default { render };
