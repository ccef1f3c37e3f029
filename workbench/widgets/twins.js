// From a claim to its twin in another article. Readers that are on the page are found by the article's id; each goes to
// a claim when it is told "wb-go".

function readerOf(article) {
  return document.querySelector(`.wb-reader[data-article="${CSS.escape(article)}"]`);
}

// Selects the claim in its article's Reader and hands it the keyboard; false where that Reader is not on the page.
function goTo(article, claim) {
  return readerOf(article)?.dispatchEvent(new CustomEvent("wb-go", { detail: claim })) ?? false;
}

// The words stand here in any case; where the article can be gone to, its name is the way.
function drawTwin({ article, claim, name, how, words, through }) {
  const way = { type: "button", class: "wb-twin", "data-article": article, "data-twin": claim, "aria-label": `Go to the claim in ${name}` };
  const title = readerOf(article) ? node("button", way, name) : node("b", {}, name);
  return node("li", {}, title, ` ${how}: `, node("q", {}, words), node("small", { class: "wb-soft" }, ` ${through}`));
}

function drawTwins(twins) {
  if (!twins.length) return [];
  return [node("h5", { class: "wb-elsewhere" }, "In other articles"), node("ul", { class: "wb-twins" }, ...twins.map(drawTwin))];
}

