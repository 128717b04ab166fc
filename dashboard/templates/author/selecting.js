// Words of a paragraph that were selected, by mouse or keyboard, as characters from its beginning.

const SENTENCE = new Intl.Segmenter(document.querySelector(".paragraphs").lang, {
  granularity: "sentence",
});

const wordsOf = (node) => (node.nodeType === 3 ? node.parentElement : node)?.closest(".words");

function offset(words, node, at) {
  const before = document.createRange();
  before.setStart(words, 0);
  before.setEnd(node, at);
  return [...before.toString()].length;
}

// The words between two characters of a paragraph, as a range of the document.
function rangeOf(words, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
    if (start >= at && start <= at + node.length) range.setStart(node, start - at);
    if (end >= at && end <= at + node.length) range.setEnd(node, end - at);
  }
  return range;
}

function highlight(range) {
  if ("highlights" in CSS) CSS.highlights.set("quoted", new Highlight(range));
}

export function unhighlight() {
  if ("highlights" in CSS) CSS.highlights.delete("quoted");
}

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const words = wordsOf(range.startContainer);
  if (!words || wordsOf(range.endContainer) !== words || !range.toString().trim()) return null;
  return { words, range };
}

// Calls `take` with the paragraph and its selected words once they stand: the button or Shift is up.
export function onSelection(text, take) {
  let last = "";
  const look = () => {
    const found = selected();
    if (!found) return (last = "");
    const { words, range } = found;
    const start = offset(words, range.startContainer, range.startOffset);
    const end = offset(words, range.endContainer, range.endOffset);
    const paragraph = words.closest(".paragraph");
    const now = `${paragraph.id} ${start} ${end}`;
    if (now === last) return;
    last = now;
    highlight(range.cloneRange());
    take(paragraph, { start, end });
  };
  text.addEventListener("mouseup", () => setTimeout(look));
  text.addEventListener("touchend", () => setTimeout(look));
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" || event.key === "s") look();
  });
}

// Selects the sentence after the selected one, or the first.
export function nextSentence(paragraph) {
  const words = paragraph.querySelector(".words");
  const sentences = [...SENTENCE.segment(words.textContent)];
  const found = selected();
  const from = found?.words === words ? endOf(words, found.range) : 0;
  const next = sentences.find((one) => one.index >= from) ?? sentences[0];
  const end = next.index + next.segment.trimEnd().length;
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(rangeOf(words, next.index, end));
}

function endOf(words, range) {
  const before = document.createRange();
  before.setStart(words, 0);
  before.setEnd(range.endContainer, range.endOffset);
  return before.toString().length;
}
