// Finds facts as the search of the dashboard does (domain/search.py): those whose cards hold every word
// of a text, folded, as a whole or by their beginning. The cards hold their indexed words.

const WORD = /[\p{L}\p{N}]+(?:[-\u2010'’.·][\p{L}\p{N}]+)*/gu;
const PART = /\p{Nd}+(?:·\p{Nd}+)*|(?:(?!\p{Nd})[\p{L}\p{N}])+/gu;
const GROUPED = /(?<!\p{Nd})\p{Nd}{1,3}(?:[\s,.'’]\p{Nd}{3})+(?!\p{Nd})/gu;
const DECIMAL_MARK = /(?<=\p{Nd})[.,](?=\p{Nd})/gu;
const LONGEST_WHOLE = 2; // words up to this length are found whole only: 'us' does not find 'used'

const folded = (text) => text.normalize("NFKD").toLowerCase().replace(/[\p{Mn}\p{Mc}\p{Me}\p{Cf}]/gu, "");

// Words as [joined, parts]: 'Mk-12' as 'mk12', and by its parts 'mk' and '12'.
function searched(text) {
  const plain = folded(text).replace(GROUPED, (found) => found.replace(/\P{Nd}/gu, ""));
  return [...plain.replace(DECIMAL_MARK, "·").matchAll(WORD)].map(([word]) => [
    (word.match(PART) ?? []).join(""),
    word.replace(/['’]s$/, "").match(PART) ?? [],
  ]);
}

const isHeld = (form, indexed) =>
  form.length <= LONGEST_WHOLE || /\p{Nd}$/u.test(form)
    ? indexed.includes(form)
    : indexed.some((word) => word.startsWith(form));

function holds(indexed, text) {
  const found = searched(text);
  const held = (form) => isHeld(form, indexed);
  return found.length > 0 && found.every(([joined, parts]) => held(joined) || parts.every(held));
}
