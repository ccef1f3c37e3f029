// The triage desk draws what Python sent and asks Python to judge. A judgment is shown as given when Python
// says that it is in the file; until then it is shown as being saved.

const GROUPS = ["level", "source", "information", "likelihood", "confidence"];
const HELP = [
  ["j", "next"], ["k", "previous"], ["n", "next not judged"], ["c", "confirm the signals"], ["1–9", "dismiss that signal"],
  ["d", "dismiss the only signal"], ["v", "level"], ["q", "needs checking"], ["s", "source A–F"], ["i", "information 1–6"],
  ["l", "likelihood"], ["o", "confidence"], ["t", "note"], ["u", "undo"], ["r", "redo"], ["?", "all keys"], ["Esc", "leave"],
];
const OPENS = { v: "level", s: "source", i: "information", l: "likelihood", o: "confidence" };
const PATIENCE = 4000; // milliseconds until we say that the kernel has not answered
const PAUSE = 3000; // milliseconds without a key after which a note is kept

function keyOf(scale, step, index) {
  return scale === "source" || scale === "information" ? step.value.toLowerCase() : String(index + 1);
}

// The row with the marks of one claim; those of the others would only distract.
function drawPiece(piece, claim, isWithin = false) {
  if (typeof piece === "string") return [piece];
  const isOwn = piece.role === "claim" && piece.key === claim.id;
  const inside = piece.inside.flatMap((child) => drawPiece(child, claim, isWithin || isOwn));
  if (piece.role === "cue") return isWithin ? [node("b", { class: "wb-cue" }, ...inside)] : inside;
  if (piece.role === "by") return piece.key === claim.attribution ? [node("i", { class: "wb-by" }, ...inside)] : inside;
  if (piece.role === "quiet") return [node("span", { class: "wb-quiet" }, ...inside)];
  return isOwn ? [node("mark", { class: `wb-mark wb-${claim.level}` }, ...inside)] : inside;
}

function drawGroup(name, scale) {
  const steps = scale.steps.map((step, index) => {
    const key = keyOf(name, step, index);
    const label = name === "level" ? step.value : step.label; // its whole name stands below once it is chosen
    const shown = key === step.value.toLowerCase() ? [label] : [node("kbd", {}, key), ` ${label}`];
    const words = `${step.label}: ${step.meaning}`;
    const tab = index ? "-1" : "0";
    const band = name === "likelihood" ? [node("span", { class: "wb-band" }, step.meaning.split(", ")[1])] : [];
    const facts = { "data-scale": name, "data-value": step.value, "data-step": key, "aria-label": words, title: words };
    return node("button", { type: "button", class: "wb-step", tabindex: tab, "aria-pressed": "false", ...facts }, ...shown, ...band);
  });
  const title = node("h5", {}, scale.title, node("span", { class: "wb-by-whom" }, scale.namedBy === "this workbench" ? "" : ` · ${scale.namedBy.split(/[,(]/)[0].trim()}`));
  const group = node("div", { class: `wb-steps wb-${name}`, role: "group", "aria-label": `${scale.title}, ${scale.namedBy}` }, ...steps);
  return node("div", { class: "wb-group", "data-group": name }, title, group, node("p", { class: "wb-means" }));
}

function drawHelp() {
  return HELP.map(([key, words]) => node("button", { type: "button", class: "wb-key", "data-key": key, tabindex: "-1" }, node("kbd", {}, key), ` ${words}`));
}

function render({ model, el }) {
  const content = model.get("content");
  const order = content.claims.map((claim) => claim.id);
  const claims = new Map(content.claims.map((claim) => [claim.id, claim]));
  const client = crypto.randomUUID?.() ?? String(Math.random());
  const pending = new Map();
  let current = order.find((id) => !model.get("state").claims[id].judged) ?? order[0];
  let sent = 0, draft = null, pause = null;

  const progress = node("progress", { max: String(order.length), "aria-label": "Claims judged" });
  const count = node("b", { class: "wb-done" });
  const saved = node("span", { class: "wb-saved", role: "status" });
  const top = node("header", { class: "wb-top" }, count, progress, saved);
  const items = order.map((id) => node("li", {}, node("button", { type: "button", class: "wb-item", "data-claim": id, tabindex: "-1" })));
  const queue = node("ol", { class: "wb-queue", "aria-label": "Claims, those most worth a look first" }, ...items);
  const shown = node("section", { class: "wb-case", "aria-label": "The claim", tabindex: "0" });
  const note = node("textarea", { class: "wb-note", rows: "4", maxlength: "5000", "aria-label": "Note; Escape keeps it and goes back" });
  const remarks = node("div", { class: "wb-remarks", role: "status" });
  const groups = GROUPS.map((name) => drawGroup(name, content.scales[name]));
  const switches = [["c", "marks", "confirmed", "marks are right"], ["q", "check", "yes", "needs checking"]].map(([key, scale, value, words]) =>
    node("button", { type: "button", class: "wb-step", "data-scale": scale, "data-value": value, "aria-pressed": "false" }, node("kbd", {}, key), ` ${words}`));
  const both = node("div", { class: "wb-steps", role: "group", "aria-label": "The claim as it is marked" }, ...switches);
  const side = node("section", { class: "wb-side", "aria-label": "Your judgment" }, both, ...groups, node("div", {}, node("h5", {}, "Note"), note, remarks));
  const keys = node("footer", { class: "wb-keys wb-few", role: "group", "aria-label": "Keys" }, ...drawHelp());
  const problems = node("p", { class: "wb-problems" });
  const desk = node("div", { class: "wb-desk" }, queue, shown, side);
  const root = node("div", { class: "wb-triage wb-live", role: "group", "aria-label": `Triage desk: ${content.title}` }, top, problems, desk, keys);
  el.append(root);
  if (!order.length) return void desk.replaceWith(node("p", {}, "No claim was found in this text: there is nothing to judge."));

  const itemOf = (id) => queue.querySelector(`[data-claim="${CSS.escape(id)}"]`);
  const stateOf = (id) => model.get("state").claims[id];
  const isDead = () => el.closest(".jupyter-widgets-disconnected") !== null;

  function ask(message) {
    const number = ++sent;
    if (message.do !== "look") {
      pending.set(number, message);
      say(isDead() ? "not saved: there is no kernel. Run this cell again." : "saving …", isDead());
      setTimeout(() => pending.has(number) && say("not saved yet: the kernel has not answered", true), PATIENCE);
    }
    model.send({ ...message, number, client });
  }

  function say(words, isBad = false) {
    saved.textContent = words;
    saved.classList.toggle("wb-bad", isBad);
  }

  function onAnswer(answer) {
    if (answer.client !== client || answer.words === null) return;
    pending.delete(answer.number);
    if (!answer.ok) return say(`not saved: ${answer.words}`, true);
    if (answer.claim) choose(answer.claim);
    if (!pending.size) say(`✓ saved ${new Date().toLocaleTimeString()}${answer.words && ` · ${answer.words}`}`);
  }

  function judge(scale, value) {
    const isGiven = stateOf(current).values[scale] === value;
    ask({ do: "judge", claim: current, scale, value: isGiven ? "withdrawn" : value });
  }

  function dismiss(signal) {
    if (signal >= claims.get(current).signals.length) return say(`this claim has no signal ${signal + 1}`);
    ask({ do: "dismiss", claim: current, signal, withdraw: stateOf(current).dismissed.includes(signal) });
  }

  function keepNote() {
    clearTimeout(pause);
    if (draft === null) return;
    const { claim, value } = draft;
    draft = null;
    if (value.trim() !== (stateOf(claim).values.note ?? "").trim()) ask({ do: "judge", claim, scale: "note", value: value.trim() || "withdrawn" });
  }

  function choose(id, takesFocus = root.contains(document.activeElement)) {
    keepNote();
    current = id;
    draw();
    if (takesFocus) home();
  }

  function home() {
    itemOf(current).focus({ preventScroll: true });
  }

  function step(direction) {
    const at = order.indexOf(current) + direction;
    if (at >= 0 && at < order.length) choose(order[at], true);
  }

  function nextOpen() {
    const at = order.indexOf(current);
    const open = [...order.slice(at + 1), ...order.slice(0, at)].find((id) => !stateOf(id).judged);
    open ? choose(open, true) : say("every claim is judged");
  }

  function openGroup(name) {
    const group = side.querySelector(`[data-group="${name}"]`);
    (group.querySelector('[aria-pressed="true"]') ?? group.querySelector(".wb-step")).focus({ preventScroll: true });
    reveal(side, group);
  }

  function reveal(pane, part) {
    const [outer, inner] = [pane.getBoundingClientRect(), part.getBoundingClientRect()];
    if (inner.top < outer.top) pane.scrollTop -= outer.top - inner.top + 8;
    else if (inner.bottom > outer.bottom) pane.scrollTop += Math.min(inner.bottom - outer.bottom, inner.top - outer.top) + 8;
  }

  function press(key) {
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "n") nextOpen();
    else if (key === "c") judge("marks", "confirmed");
    else if (key === "q") judge("check", "yes");
    else if (key === "d") claims.get(current).signals.length > 1 ? say("several signals: press its number") : dismiss(0);
    else if (/^[1-9]$/.test(key)) dismiss(Number(key) - 1);
    else if (key in OPENS) openGroup(OPENS[key]);
    else if (key === "t") note.focus({ preventScroll: true }), reveal(side, note);
    else if (key === "u" || key === "r") ask({ do: key === "u" ? "undo" : "redo" });
    else if (key === "?") keys.classList.toggle("wb-few");
    else return false;
    return true;
  }

  // In a group of steps its own keys come first: c is a grade there.
  function pressInGroup(group, key) {
    const steps = [...group.querySelectorAll(".wb-step")];
    const at = steps.indexOf(document.activeElement);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    if (by) return steps[(at + by + steps.length) % steps.length].focus({ preventScroll: true }), true;
    const meant = steps.find((one) => one.dataset.step === key.toLowerCase());
    if (!meant) return false;
    judge(meant.dataset.scale, meant.dataset.value);
    home();
    return true;
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return; // JupyterLab's and the browser's own
    const { key, target } = event;
    const group = target.closest("[data-group]");
    if (key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (target === note) keepNote();
      return group || target === note ? home() : leave(el);
    }
    if (event.shiftKey && key === "Enter") return; // runs the cell
    if (key.length === 1 || key === "Enter" || key.startsWith("Arrow")) event.stopPropagation(); // none of it edits the notebook
    if (target === note) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && target.closest(".wb-queue")) event.preventDefault(), step(key === "ArrowDown" ? 1 : -1);
    else if ((group && pressInGroup(group, key)) || press(key)) event.preventDefault(), root.scrollIntoView({ block: "nearest" });
  }

  function onClick(event) {
    const { scale, value, signal, claim, key, article, twin } = event.target.closest("button")?.dataset ?? {};
    if (twin) goTo(article, twin) || say("that article’s Reader is no longer on this page");
    else if (claim) choose(claim, true);
    else if (scale) judge(scale, value);
    else if (signal) dismiss(Number(signal));
    else if (key === "Esc") leave(el);
    else if (key) press(key);
    if ((scale || signal) && event.detail) home(); // after a mouse the keys are the desk's again
  }

  function drawCase(claim, state) {
    const row = content.rows[claim.row];
    const heading = content.rows.slice(0, claim.row).findLast((one) => one.kind === "heading");
    const words = node("p", { class: "wb-text" }, ...row.pieces.flatMap((piece) => drawPiece(piece, claim)));
    if (row.number) words.prepend(node("span", { class: "wb-number" }, String(row.number)));
    const chain = claim.chain.map((name, at) => node("li", { class: claim.unnamed[at] ? "wb-hand wb-unnamed" : "wb-hand" }, name));
    const signals = claim.signals.map(({ kind, words }, at) => {
      const isGone = state.dismissed.includes(at);
      const name = `${isGone ? "Take the dismissal back" : "Dismiss"}: ${kind}`;
      const facts = { type: "button", class: "wb-step", "data-signal": String(at), "aria-pressed": String(isGone), "aria-label": name };
      const button = node("button", facts, ...(at < 9 ? [node("kbd", {}, String(at + 1)), " "] : []), isGone ? "dismissed" : "dismiss");
      return node("li", { class: isGone ? "wb-gone" : "" }, node("b", {}, kind), node("span", {}, words), button);
    });
    const own = state.values.level ? [node("b", { class: "wb-own" }, ` · you say: ${state.levelName}`)] : [];
    return [
      node("h4", { class: `wb-${claim.level}` }, `Claim ${claim.number} · ${claim.levelName}`, ...own),
      ...(heading ? [node("p", { class: "wb-heading wb-soft" }, ...heading.pieces.flatMap((piece) => drawPiece(piece, {})))] : []),
      words,
      node("ol", { class: "wb-chain", "aria-label": "Through whose hands, nearest first" }, ...chain),
      ...(signals.length ? [node("ul", { class: "wb-signals", "aria-label": "Signals" }, ...signals)] : []),
      ...(claim.why.length ? [node("p", { class: "wb-why" }, node("b", {}, "Why look: "), claim.why.join(" "))] : []),
      ...drawTwins(claim.twins),
      ...claim.sentences.map((sentence) => node("p", { class: "wb-soft" }, sentence)),
    ];
  }

  function drawItem(id) {
    const claim = claims.get(id), state = stateOf(id), button = itemOf(id);
    const tick = state.judged ? "✓ " : "";
    const below = state.summary || (state.judged ? "note" : claim.why[0]) || "";
    const name = `Claim ${claim.number}, ${claim.levelName}: ${claim.words}. ${state.judged ? `Judged: ${state.summary || "note"}` : "Not judged"}`;
    button.replaceChildren(node("span", { class: `wb-label wb-${claim.level}` }, tick + claim.label), " ", node("span", { class: "wb-words" }, claim.words), node("small", {}, below));
    button.classList.toggle("wb-judged", state.judged);
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-current", String(id === current));
    button.tabIndex = id === current ? 0 : -1;
  }

  function drawSide(state) {
    for (const button of side.querySelectorAll(".wb-step")) {
      button.setAttribute("aria-pressed", String(state.values[button.dataset.scale] === button.dataset.value));
    }
    for (const group of groups) {
      const given = group.querySelector('[aria-pressed="true"]');
      group.querySelector(".wb-means").textContent = given?.title ?? "";
      const first = given ?? group.querySelector(".wb-step");
      for (const button of group.querySelectorAll(".wb-step")) button.tabIndex = button === first ? 0 : -1;
    }
    if (draft === null && document.activeElement !== note) note.value = state.values.note ?? "";
    const said = remarks.textContent;
    remarks.replaceChildren(...state.remarks.map(({ words, source }) => node("p", {}, words, node("small", {}, ` ${source}`))));
    if (remarks.textContent && remarks.textContent !== said) reveal(side, remarks);
  }

  function draw() {
    const state = model.get("state");
    const held = document.activeElement?.dataset?.signal; // a redrawn button keeps the focus
    order.forEach(drawItem);
    if (shown.dataset.shows !== current) shown.scrollTop = side.scrollTop = 0;
    shown.dataset.shows = current;
    shown.replaceChildren(...drawCase(claims.get(current), stateOf(current)));
    if (held !== undefined) (shown.querySelector(`[data-signal="${held}"]`) ?? itemOf(current)).focus({ preventScroll: true });
    drawSide(stateOf(current));
    reveal(queue, itemOf(current));
    count.textContent = `${state.judged} of ${order.length} judged`;
    progress.value = state.judged;
    problems.textContent = state.problems.join(" ");
    problems.hidden = !state.problems.length;
    keys.querySelector('[data-key="u"]').disabled = !state.undo;
    keys.querySelector('[data-key="r"]').disabled = !state.redo;
  }

  function look() {
    if (!document.hidden) ask({ do: "look" });
  }

  root.addEventListener("keydown", onKey);
  root.addEventListener("click", onClick);
  note.addEventListener("input", () => {
    draft = { claim: current, value: note.value };
    say("note not saved yet");
    clearTimeout(pause);
    pause = setTimeout(keepNote, PAUSE);
  });
  note.addEventListener("blur", keepNote);
  addEventListener("pagehide", keepNote);
  addEventListener("focus", look);
  model.on("change:state", draw);
  model.on("msg:custom", onAnswer);
  draw();
  return () => {
    keepNote();
    removeEventListener("pagehide", keepNote);
    removeEventListener("focus", look);
    model.off("change:state", draw);
    model.off("msg:custom", onAnswer);
  };
}

export default { render };
