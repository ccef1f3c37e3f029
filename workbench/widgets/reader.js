// The Reader draws what Python sent and tells Python what was chosen. Nothing is decided here, and
// text enters the page as text nodes only: an article is somebody else's text.

const STEPS = { j: [1, false], k: [-1, false], n: [1, true], p: [-1, true] };
const ROOMY = 900; // pixels of a window in which the filters leave room for the article
const EVERYTHING = { levels: [], kinds: [], cues: [], sources: [], relations: [] }; // the filters that let all through
const HINTS = { j: "next claim", k: "previous", n: "next with a flag", p: "previous with a flag", "/": "search", a: "add a note", y: "copy as a citation", e: "in another article", f: "filters" };

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
  if (row.number) text.append(node("span", { class: "wb-number" }, `${row.number} `));
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

function drawHand(source, words) {
  const title = "Show only what this source says or passes on; again: show all";
  return node("button", { type: "button", class: "wb-hand", "data-source": source, title }, words);
}

function explain(claim) {
  if (!claim) return [node("p", { class: "wb-soft" }, "Choose a claim: click its number, or press j.")];
  const chain = claim.chain.map(({ source, words }) => node("li", {}, drawHand(source, words)));
  return [
    node("h4", { class: `wb-${claim.level}` }, `Claim ${claim.number} · ${claim.levelName}`),
    node("ol", { class: "wb-chain", "aria-label": "Through whose hands, nearest first" }, ...chain),
    node("blockquote", {}, claim.words),
    ...claim.sentences.map(({ kind, words }) => node("p", {}, node("b", {}, kind && `${kind} `), words)),
    ...drawTwins(claim.twins),
  ];
}

// Anything can be judged, not only what the machine marked: the words are quoted, and what you write is kept.
function drawForm({ exact, claim }) {
  const field = node("textarea", { class: "wb-own", rows: "3", maxlength: "5000", "aria-label": "Your note" });
  const keep = (as, words) => node("button", { type: "button", class: "wb-keep", "data-keep": as }, words);
  const buttons = [keep("note", "Keep as a note"), ...(claim ? [] : [keep("claim", "Keep as a claim that was missed")]), keep("", "Leave it")];
  return [node("h4", {}, claim ? `A note on claim ${claim.number}` : "Your own words on this"), node("blockquote", {}, exact), field, node("p", {}, ...buttons)];
}

function drawNote(note) {
  const go = node("button", { type: "button", class: "wb-go", "data-note": note.key }, `“${note.exact}”`);
  const gone = node("button", { type: "button", class: "wb-keep", "data-back": note.key, "aria-label": `Take back the note on: ${note.exact}` }, "take back");
  return node("li", {}, go, node("span", {}, ` ${note.words} `), node("small", { class: "wb-soft" }, `${note.who} `), gone);
}

function drawTick(claim, share) {
  const tick = node("span", { class: `wb-tick wb-${claim.level}`, "data-claim": claim.id, title: claim.label });
  tick.style.top = `${100 * share}%`;
  return tick;
}

async function copy(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  const field = node("textarea", {}, words); // where the page is not served safely there is no clipboard
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

function render({ model, el }) {
  const content = model.get("content");
  const claims = new Map(content.claims.map((claim) => [claim.id, claim]));
  const article = node("div", { class: "wb-pane", tabindex: "0", role: "region", "aria-label": "The article" });
  article.append(...content.rows.map((row) => drawRow(row, claims)));
  const filters = node("details", { class: "wb-filters" }, node("summary", {}, "Filters"), ...content.filters.map(drawFilter));
  filters.open = innerWidth >= ROOMY;
  const count = node("span", { class: "wb-shown", role: "status" });
  const all = node("button", { type: "button", class: "wb-hint", "data-key": "all" }, "show all");
  const panel = node("section", { class: "wb-panel", "aria-live": "polite", "aria-label": "The selected claim" });
  const compared = content.claims.some((claim) => claim.twins.length);
  const hints = Object.entries(HINTS).filter(([key]) => compared || key !== "e").map(([key, words]) => drawHint(key, words));
  const keys = node("div", { class: "wb-keys", role: "group", "aria-label": "Move among the claims" }, ...hints);
  keys.append(node("span", {}, node("kbd", {}, "Esc"), " leave"));
  const search = node("input", { type: "search", class: "wb-search", placeholder: "search", "aria-label": "Search in the article; Enter goes on" });
  const told = node("span", { class: "wb-told", role: "status" });
  const map = node("div", { class: "wb-map", "aria-hidden": "true" });
  const form = node("section", { class: "wb-form", "aria-label": "Add a note" });
  const own = node("ul", { class: "wb-list", "aria-label": "Your notes" });
  const head = node("header", {}, node("h3", { class: "wb-title" }, content.title), node("p", { class: "wb-soft" }, content.facts));
  const root = node("div", { class: "wb-reader wb-live", "data-article": content.article }, head, filters, node("p", { class: "wb-status" }, count, all, search, told));
  const columns = node("div", { class: "wb-columns" }, article, map, node("div", { class: "wb-aside" }, form, panel, own));
  root.append(columns, keys);
  el.append(root);
  const rows = [...article.querySelectorAll(".wb-text")];
  const client = crypto.randomUUID?.() ?? String(Math.random());
  let found = [], at = -1, quoted = [], place = null;

  const each = (selector, act) => root.querySelectorAll(selector).forEach(act);
  const labelOf = (id) => article.querySelector(`button[data-claim="${CSS.escape(id)}"]`);

  function change(part) {
    model.set("state", { ...model.get("state"), ...part });
    model.save_changes();
  }

  function select(id) {
    change({ selected: id });
    labelOf(id)?.focus({ preventScroll: true });
    columns.scrollIntoView({ block: "nearest" });
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
    else if (key === "f") (filters.open = true), filters.querySelector("input")?.focus();
    else if (key === "/") search.focus();
    else if (key === "a") openForm();
    else if (key === "y") cite();
    else if (key === "e") goElsewhere();
    else if (key === "all") change(EVERYTHING);
    else return false;
    return true;
  }

  // The claim is shown whatever the filters hide, and the keys are this Reader's from then on.
  function arrive({ detail: id }) {
    if (!claims.has(id)) return;
    if (!model.get("shown").includes(id)) change(EVERYTHING);
    select(id);
  }

  function goElsewhere() {
    const twin = panel.querySelector(".wb-twin");
    if (twin) return twin.focus();
    const count = claims.get(model.get("state").selected)?.twins.length;
    say(count ? "what other articles say is beside it; their Readers are not on this page" : "no other article here speaks of it");
  }

  function showOnly(source) {
    const { sources } = model.get("state");
    const already = sources.length === 1 && sources[0] === source;
    change(already ? EVERYTHING : { ...EVERYTHING, sources: [source] });
  }

  function cite() {
    const claim = claims.get(model.get("state").selected);
    if (!claim) return say("choose a claim first");
    copy(claim.citation).then(() => say("citation copied"), () => say("the browser did not let it be copied"));
  }

  function openForm() {
    const claim = claims.get(model.get("state").selected);
    place = selectedIn(article, rows) ?? (claim ? { claim, exact: claim.words } : null);
    if (!place) return say("select words of the article first, or choose a claim");
    form.replaceChildren(...drawForm(place));
    form.querySelector("textarea").focus();
  }

  function keep(as) {
    const words = form.querySelector("textarea").value;
    if (as === "note" && !words.trim()) return say("a note needs words");
    if (as) ask({ do: "keep", as, words, claim: place.claim?.id, row: place.row, before: place.before, exact: place.exact });
    else closeForm();
  }

  function closeForm() {
    form.replaceChildren();
    article.focus({ preventScroll: true });
  }

  function ask(message) {
    say("saving …");
    model.send({ ...message, client });
  }

  function onAnswer({ client: whose, ok, words }) {
    if (whose !== client) return;
    say(ok ? `✓ saved ${new Date().toLocaleTimeString()}` : `not saved: ${words}`);
    if (ok && form.firstChild) closeForm();
  }

  function say(words) {
    told.textContent = words;
  }

  function show(range) {
    const [pane, words] = [article.getBoundingClientRect(), range.getBoundingClientRect()];
    article.scrollTop += words.top - pane.top - pane.height / 3;
  }

  function seek(step) {
    if (!found.length) return say(search.value ? "not found" : "");
    at = (at + step + found.length) % found.length;
    CSS.highlights?.set("wb-here", new Highlight(found[at]));
    show(found[at]);
    say(`${at + 1} of ${found.length} found`);
  }

  function onSearch() {
    CSS.highlights?.delete("wb-here");
    found = paint("wb-found", found, findAll(rows, search.value.toLowerCase()));
    at = -1;
    seek(1);
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return; // JupyterLab's and the browser's own
    const { key, target } = event;
    const isField = target.matches("textarea, .wb-search");
    if (key === "Escape" && isField) return event.stopPropagation(), target === search ? article.focus({ preventScroll: true }) : closeForm();
    if (key === "Escape") return leave(el);
    if (key === "Enter" && target === search) return event.stopPropagation(), seek(event.shiftKey ? -1 : 1);
    if (key.length === 1 || (isField && key === "Enter" && !event.shiftKey)) event.stopPropagation(); // a letter typed here must not edit the notebook
    if (!isField && press(key)) event.preventDefault();
  }

  function onClick(event) {
    const { keep: as, note, back, twin, article: where } = event.target.closest("button")?.dataset ?? {};
    if (twin) return goTo(where, twin) || say("that article’s Reader is no longer on this page");
    if (as !== undefined) return keep(as);
    if (back) return ask({ do: "undo", key: back });
    if (note) return show(quoted[model.get("notes").findIndex((one) => one.key === note)]);
    const hint = event.target.closest("[data-key]");
    const hand = event.target.closest("[data-source]");
    const mark = event.target.closest("[data-claim]");
    if (hint) press(hint.dataset.key);
    else if (hand) showOnly(hand.dataset.source);
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

  function drawNotes() {
    const notes = model.get("notes");
    own.replaceChildren(...notes.map(drawNote));
    quoted = paint("wb-quoted", quoted, notes.map((note) => rangeOf(rows[note.row], note.before.length, note.before.length + note.exact.length)));
  }

  function drawMap() {
    const height = article.scrollHeight || 1;
    map.replaceChildren(...content.claims.map((claim) => drawTick(claim, (labelOf(claim.id)?.offsetTop ?? 0) / height)));
    draw();
  }

  const resized = new ResizeObserver(drawMap);
  resized.observe(article);
  root.addEventListener("keydown", onKey);
  root.addEventListener("click", onClick);
  filters.addEventListener("change", onChoice);
  search.addEventListener("input", onSearch);
  root.addEventListener("wb-go", arrive);
  model.on("change:state change:shown", draw);
  model.on("change:notes", drawNotes);
  model.on("msg:custom", onAnswer);
  draw();
  drawNotes();
  return () => {
    resized.disconnect();
    paint("wb-found", found, []);
    paint("wb-quoted", quoted, []);
    model.off("change:state change:shown", draw);
    model.off("change:notes", drawNotes);
    model.off("msg:custom", onAnswer);
  };
}

export default { render };
