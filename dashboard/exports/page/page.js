// Makes the file answer: a filter, a card beside what is clicked, signs that the keyboard reaches, a
// switch between the maps. The address keeps filter and card. Without it all can be read.

const all = (query, root = document) => [...root.querySelectorAll(query)];
const one = (query) => document.querySelector(query);
const words = (text) => (text ?? "").split(" ").filter(Boolean);
const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

const main = one("main");
const cards = new Map(all("[data-card]").map((card) => [card.dataset.card, card]));
const panel = one("#cards");
const form = one("form");
const charts = all(".drawn > svg");
const AIR = 12; // pixels between what was clicked and the sheet
let isOpen = false;

// The filter.

const isIn = (card) => card.dataset.shown === "in";
const whole = new Set([...cards].filter(([, card]) => isIn(card)).map(([id]) => id));
const stand = (ids) => [...ids].filter((id) => !cards.get(id).dataset.struck).length;

function matching() {
  const chosen = new FormData(form);
  const statuses = chosen.getAll("status");
  const actor = chosen.get("actor");
  const fits = ({ dataset }) =>
    (!statuses.length || statuses.includes(dataset.status)) &&
    (!actor || words(dataset.actors).includes(actor));
  return new Set([...whole].filter((id) => fits(cards.get(id))));
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
  const isWhole = found.size === whole.size;
  const left = (id) => found.has(id);
  for (const row of all("[data-rests]"))
    row.hidden = !isWhole && !words(row.dataset.rests).some(left);
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
  const total = counted(stand(whole), "fact");
  one("#shown").textContent = isWhole
    ? `All ${total} are shown.`
    : `${stand(found)} of ${total} shown. Numbers in charts count all facts.`;
  one("#reset").disabled = isWhole;
  charts.forEach(rove);
}

// The address: #f-FACT&status=STATUS&actor=ACTOR.

const given = () => new URLSearchParams(location.hash.slice(1));
const inAddress = () =>
  [...given().keys()].filter((key) => key.startsWith("f-")).map((key) => key.slice(2));

function address(ids) {
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const parts = [...ids.map((id) => `f-${encodeURIComponent(id)}`), `${chosen}`].filter(Boolean);
  return parts.length ? `#${parts.join("&")}` : location.pathname + location.search;
}

function obeyAddress() {
  const statuses = given().getAll("status");
  for (const box of all("[name=status]", form)) box.checked = statuses.includes(box.value);
  form.elements.actor.value = given().get("actor") ?? "";
  filter();
  show(inAddress());
}

// The panel: cards beside what was clicked, never over it; on a phone a sheet below it.

let opener = null;

function show(ids, from, x) {
  const found = new Set(ids.filter((id) => cards.has(id)));
  for (const [id, card] of cards) card.toggleAttribute("data-open", found.has(id));
  isOpen = found.size > 0;
  panel.toggleAttribute("data-open", isOpen);
  if (!isOpen) return opener?.focus({ preventScroll: true });
  const [first] = found;
  const label = cards.get(first).querySelector("[aria-label]").getAttribute("aria-label");
  panel.setAttribute("aria-label", found.size > 1 ? counted(found.size, "fact") : label);
  if (from) keepInView(from, x);
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
}

// `x` is where the pointer was; the keyboard says none.
function keepInView(from, x) {
  opener = from.matches("a, [tabindex]") ? from : from.querySelector("a");
  const { left, right, top, bottom } = from.getBoundingClientRect();
  panel.toggleAttribute("data-left", (x || (left + right) / 2) > innerWidth / 2);
  const sheet = panel.getBoundingClientRect();
  const isBelow = sheet.width === innerWidth;
  if (isBelow && bottom > sheet.top) scrollBy(0, Math.min(top - AIR, bottom - sheet.top + AIR));
}

function open(ids, from, x) {
  const wasOpen = isOpen;
  show(ids, panel.contains(from) ? null : from, x);
  if (wasOpen) history.replaceState(history.state, "", address(ids));
  else history.pushState({ isCard: true }, "", address(ids));
}

function close() {
  show([]);
  if (history.state?.isCard) history.back();
  else history.replaceState(null, "", address([]));
}

panel.setAttribute("role", "dialog");
panel.setAttribute("tabindex", "-1");
panel.removeAttribute("aria-labelledby");
one("#close").addEventListener("click", close);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen && !one(":popover-open")) close();
});
addEventListener("popstate", () => {
  if (!document.getElementById(location.hash.slice(1))?.matches("section")) obeyAddress();
});
addEventListener("click", (event) => {
  const control = clicked(event);
  if (!control) return;
  const { facts, target } = control.dataset;
  const ids = facts === undefined ? [target.replace(/^fact:/, "")] : words(facts);
  if (!ids.some((id) => cards.has(id))) return;
  event.preventDefault();
  open(ids, control, event.clientX);
});

// The signs of a chart: one stop of Tab; the arrows go from sign to sign, and from lane to lane.

const live = (chart) => all("[data-live]:not([data-out])", chart);

function rove(chart) {
  const signs = live(chart);
  const current = signs.find((sign) => sign.getAttribute("tabindex") === "0") ?? signs[0];
  for (const sign of all("[data-live]", chart))
    sign.setAttribute("tabindex", sign === current ? "0" : "-1");
}

function step(signs, at, key) {
  const forward = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (!forward) return null;
  const isOther = (sign) => sign.dataset.lane !== signs[at].dataset.lane;
  const isAcross = (key === "ArrowUp" || key === "ArrowDown") && signs.some(isOther);
  let next = at;
  do next = (next + forward + signs.length) % signs.length;
  while (isAcross && !isOther(signs[next]));
  return signs[next];
}

function press(event, chart) {
  const signs = live(chart);
  const at = signs.indexOf(document.activeElement);
  if (at < 0) return;
  const next = step(signs, at, event.key);
  if (next) {
    signs[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  } else if (event.key === "Enter" || event.key === " ") open(words(signs[at].dataset.facts), signs[at]);
  else return;
  event.preventDefault();
}

for (const chart of charts) {
  const signs = all("g[data-target]", chart);
  if (signs.length) chart.setAttribute("role", "group");
  for (const sign of signs) {
    sign.setAttribute("role", "button");
    sign.setAttribute("data-live", "");
    for (const text of all("text", sign)) text.setAttribute("aria-hidden", "true");
  }
  chart.addEventListener("keydown", (event) => press(event, chart));
}

// The maps: one at a time.

const views = all("[data-view]");

function turn(to) {
  for (const view of views) view.hidden = view !== to;
  all("#views button").forEach((button, at) =>
    button.setAttribute("aria-pressed", String(views[at] === to)),
  );
}

if (views.length > 1) {
  const buttons = views.map((view) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = view.dataset.view;
    button.addEventListener("click", () => turn(view));
    return button;
  });
  one("#views").replaceChildren(...buttons);
  turn(views[0]);
}

const filterAnew = () => {
  filter();
  history.replaceState(history.state, "", address(isOpen ? inAddress() : []));
};
form.addEventListener("input", filterAnew);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filterAnew));
form.hidden = false;
for (const part of all(".hint, #close")) part.hidden = false;
document.documentElement.classList.add("scripted");
obeyAddress();
