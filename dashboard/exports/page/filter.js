// Makes the file answer to a filter. The hash of the address keeps it, in the parameters that a page of
// the dashboard has: #statuses=denied&text=ships. It stands behind cards.js and search.js.

const main = one("main");
const form = one("form");
const boxes = all("[type=checkbox]", form);
const LISTS = [...new Set(boxes.map((box) => box.name))];
const FORMER = { kind: "kinds", status: "statuses", basis: "bases" };
const PERIOD = /^(\d{4}(?:-\d\d){0,2}|\.\.)(?:\/(\d{4}(?:-\d\d){0,2}|\.\.))?$/;

const isIn = (card) => card.dataset.shown === "in";
const whole = new Set([...cards].filter(([, card]) => isIn(card)).map(([id]) => id));
const stand = (ids) => [...ids].filter((id) => !cards.get(id).dataset.struck).length;

const chosen = (name) => boxes.filter((box) => box.name === name && box.checked);
let period = "";

// Whether some day of a card may lie in the period; days as text, of which the beginning decides.
function isInPeriod({ earliest, latest }) {
  const [, start, end = start] = period.match(PERIOD) ?? [];
  if (!start) return true;
  const isBefore = latest && start !== ".." && latest < start;
  const isAfter = earliest && end !== ".." && earliest.slice(0, end.length) > end;
  return !isBefore && !isAfter;
}

function matching() {
  const text = form.elements.text.value.trim();
  const lists = LISTS.map((name) => [name, chosen(name).map((box) => box.value)]).filter(
    ([, values]) => values.length,
  );
  const fits = ({ dataset }) =>
    lists.every(([name, values]) => words(dataset[name]).some((one) => values.includes(one))) &&
    (!text || holds(words(dataset.indexed), text)) &&
    isInPeriod(dataset);
  return new Set([...whole].filter((id) => fits(cards.get(id))));
}

// What the filter asks for, as a page says it: 'status denied or no comment; actor Iran'.
function asked() {
  const parts = LISTS.filter((name) => chosen(name).length).map((name) => {
    const box = chosen(name)[0].closest("[data-said]:not(input)");
    return `${box.dataset.said} ${chosen(name).map((one) => one.dataset.said).join(" or ")}`;
  });
  const text = form.elements.text.value.trim();
  return [...(text ? [`text “${text}”`] : []), ...parts, ...(period ? [`period ${period}`] : [])].join("; ");
}

// Says in a table, a list or a cell of which nothing is left that nothing is.
function sayWhereNone(box) {
  const rows = all("[data-rests]", box);
  box.nextElementSibling?.matches(".none") && box.nextElementSibling.remove();
  all(":scope > .none", box).forEach((note) => note.remove());
  if (!rows.length || rows.some((row) => !row.hidden)) return;
  const note = document.createElement(box.dataset.none ? "span" : "p");
  note.className = "none lesser";
  note.textContent = box.dataset.none ?? main.dataset.none;
  if (box.dataset.none) box.append(note);
  else box.after(note);
}

// A card that the dossier's own filter leaves out says so itself.
function mark(card, isOut) {
  card.querySelector(":scope > .context")?.remove();
  if (!isOut) return;
  const note = document.createElement("p");
  note.className = "context";
  note.textContent = main.dataset.context;
  card.prepend(note);
}

function filter() {
  const found = matching();
  const what = asked();
  const left = (id) => found.has(id);
  for (const row of all("[data-rests]")) row.hidden = what && !words(row.dataset.rests).some(left);
  const named = new Set([
    ...all("[data-rests]:not([hidden])").flatMap((row) => words(row.dataset.rests)),
    ...[...found].flatMap((id) => words(cards.get(id).dataset.names)),
  ]);
  for (const [id, card] of cards) {
    card.toggleAttribute("data-out", !left(id) && !named.has(id));
    mark(card, isIn(card) && !left(id));
  }
  all("[data-table], [data-none]", main).forEach(sayWhereNone);
  for (const sign of all("[data-facts]"))
    sign.toggleAttribute("data-out", !words(sign.dataset.facts).some(left));
  document.documentElement.classList.toggle("filtered", Boolean(what));
  say(found, what);
  charts.forEach(rove);
}

function say(found, what) {
  const total = counted(stand(whole), "fact");
  one("#filter-said").textContent =
    what && `${stand(found)} of ${total}: ${what}. Numbers in charts count all facts.`;
  const others = [...query().keys()].filter((name) => !isKnown(FORMER[name] ?? name));
  one("#filter-misread").textContent = others.length
    ? `Part of the link was not understood and is ignored: ${others.slice(0, 5).join(", ")}`
    : "";
}

// Other scripts of the file add what they read.
const OTHERS = new Set(["text", "period", "focus"]);
const isKnown = (name) => OTHERS.has(name) || LISTS.includes(name);

function obeyFilter() {
  const given = [...query()].map(([name, value]) => [FORMER[name] ?? name, value]);
  for (const box of boxes)
    box.checked = given.some(([name, value]) => name === box.name && value === box.value);
  const first = (name) => given.find(([one]) => one === name)?.[1] ?? "";
  form.elements.text.value = first("text");
  period = PERIOD.test(first("period")) ? first("period") : "";
  filter();
}

// A text that is being typed is one step back.
let isTyping = false;

function filterAnew({ target }) {
  const parameters = query();
  for (const name of ["text", ...LISTS, ...Object.keys(FORMER)]) parameters.delete(name);
  for (const [name, value] of new FormData(form)) if (value.trim()) parameters.append(name, value.trim());
  if (period) parameters.set("period", period);
  else parameters.delete("period");
  const isSame = isTyping && target.name === "text";
  isTyping = target.name === "text";
  history[isSame ? "replaceState" : "pushState"](null, "", addressOf(parameters));
  filter();
}

function showAll() {
  form.reset();
  period = "";
  filterAnew({ target: form });
}

form.addEventListener("input", filterAnew);
form.addEventListener("submit", (event) => event.preventDefault());
for (const button of all("[data-show-all]")) button.addEventListener("click", showAll);
addEventListener("hashchange", () => {
  isTyping = false;
  obeyFilter();
});
form.hidden = false;
