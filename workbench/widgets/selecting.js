// Where words stand in a row of the article. A place is told by the row's words before it, so that no offset leaves
// the browser, which counts otherwise than Python. Labels and numbers that are drawn into a row are no words of it.

const DRAWN = ".wb-label, .wb-number";

function textNodes(row) {
  const keep = (text) => (text.parentElement.closest(DRAWN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT, keep);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function wordsOf(row) {
  return textNodes(row).map((text) => text.data).join("");
}

function rangeOf(row, start, end) {
  const range = new Range();
  let at = 0;
  for (const text of textNodes(row)) {
    if (start >= at && start < at + text.length) range.setStart(text, start - at);
    if (end > at && end <= at + text.length) range.setEnd(text, end - at);
    at += text.length;
  }
  return range;
}

// What is selected in the article, as far as it stands in the row where it begins; null where nothing is.
function selectedIn(article, rows) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount || !article.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  for (const [index, row] of rows.entries()) {
    let at = 0, start = null, end = null;
    for (const text of textNodes(row)) {
      if (range.intersectsNode(text)) {
        const from = text === range.startContainer ? range.startOffset : 0;
        const to = text === range.endContainer ? range.endOffset : text.length;
        if (from < to) [start, end] = [start ?? at + from, at + to];
      }
      at += text.length;
    }
    if (start === null) continue;
    const words = wordsOf(row);
    const exact = words.slice(start, end);
    start += exact.length - exact.trimStart().length;
    return exact.trim() ? { row: index, before: words.slice(0, start), exact: exact.trim() } : null;
  }
  return null;
}

function findAll(rows, sought) {
  const found = [];
  for (const row of sought ? rows : []) {
    const words = wordsOf(row).toLowerCase();
    for (let at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + sought.length)) {
      found.push(rangeOf(row, at, at + sought.length));
    }
  }
  return found;
}

// Paints ranges without touching the marks; several widgets of a page share one name.
function paint(name, before, ranges) {
  if (!CSS.highlights) return ranges;
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, highlight);
  before.forEach((range) => highlight.delete(range));
  ranges.forEach((range) => highlight.add(range));
  return ranges;
}

