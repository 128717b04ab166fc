// Opens cards beside what is clicked, and lets the keyboard reach the signs of charts. The hash of the
// address is the query of a page of the dashboard: #statuses=denied&focus=fact:ID. This script writes
// `focus` and leaves the rest of it alone.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const words = (text) => (text ?? "").split(" ").filter(Boolean);
const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

const cards = new Map(all("[data-card]").map((card) => [card.dataset.card, card]));
const panel = one("#cards");
const charts = all(".drawn > svg");
const AIR = 12; // pixels between what was clicked and the sheet
let isOpen = false;

// The address.

const query = () => new URLSearchParams(location.hash.slice(1));

// Written as the server writes it: colons as they are, a name without a value alone.
function addressOf(parameters) {
  const hash = `${parameters}`.replaceAll("%3A", ":").replace(/=(?=&|$)/g, "");
  return hash ? `#${hash}` : location.pathname + location.search;
}

function withFocus(targets) {
  const parameters = query();
  parameters.delete("focus");
  for (const target of targets) parameters.append("focus", target);
  return addressOf(parameters);
}

// The facts of a target: 'fact:ID' is one; of a place, an actor or a relation a sign names them.
function factsOf(target) {
  if (target.startsWith("fact:")) return [target.slice(5)];
  const sign = one(`[data-facts][data-target="${CSS.escape(target)}"]`);
  return words(sign?.dataset.facts);
}

const showFocus = () => show(query().getAll("focus").flatMap(factsOf));

// The panel: cards beside what was clicked, never over it; on a phone a sheet below it.

let opener = null;

function show(ids, from, x) {
  const found = new Set(ids.filter((id) => cards.has(id)));
  const wasOpen = isOpen;
  for (const [id, card] of cards) card.toggleAttribute("data-open", found.has(id));
  isOpen = found.size > 0;
  panel.toggleAttribute("data-open", isOpen);
  if (!isOpen) return wasOpen && opener?.focus({ preventScroll: true });
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

// Opens what a sign or a link stands for; returns whether there was anything.
function open(control, x) {
  const { facts, target } = control.dataset;
  const ids = (facts === undefined ? factsOf(target) : words(facts)).filter((id) => cards.has(id));
  if (!ids.length) return false;
  const wasOpen = isOpen;
  show(ids, panel.contains(control) ? null : control, x);
  const isWhole = facts !== undefined && /^(place|actor|relation):/.test(target);
  const address = withFocus(isWhole ? [target] : ids.map((id) => `fact:${id}`));
  if (wasOpen) history.replaceState(history.state, "", address);
  else history.pushState({ isCard: true }, "", address);
  return true;
}

// A step back gives the focus to the element that the address names, so it is taken back after that.
function close() {
  show([]);
  const refocus = () => opener?.focus({ preventScroll: true });
  if (!history.state?.isCard) return history.replaceState(null, "", withFocus([]));
  addEventListener("hashchange", refocus, { once: true });
  history.back();
}

panel.setAttribute("role", "dialog");
panel.setAttribute("tabindex", "-1");
panel.removeAttribute("aria-labelledby");
one("#close").addEventListener("click", close);
one("#close").hidden = false;
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen && !one(":popover-open")) close();
});
addEventListener("click", (event) => {
  const control = clicked(event);
  if (control && open(control, event.clientX)) event.preventDefault();
});
addEventListener("hashchange", showFocus);

// The signs of a chart: one stop of Tab; the arrows go from sign to sign, and from lane to lane.

const live = (chart) => all("[data-live]:not([data-out])", chart);

function rove(chart) {
  const signs = live(chart);
  const current = signs.find((sign) => sign.getAttribute("tabindex") === "0") ?? signs[0];
  for (const sign of all("[data-live]", chart))
    sign.setAttribute("tabindex", sign === current ? "0" : "-1");
}

function step(signs, index, key) {
  const forward = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (!forward) return null;
  const isOther = (sign) => sign.dataset.lane !== signs[index].dataset.lane;
  const isAcross = (key === "ArrowUp" || key === "ArrowDown") && signs.some(isOther);
  let next = index;
  do next = (next + forward + signs.length) % signs.length;
  while (isAcross && !isOther(signs[next]));
  return signs[next];
}

function press(event, chart) {
  const signs = live(chart);
  const index = signs.indexOf(document.activeElement);
  if (index < 0) return;
  const next = step(signs, index, event.key);
  if (next) {
    signs[index].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  } else if (event.key === "Enter" || event.key === " ") open(signs[index]);
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
  rove(chart);
}

document.documentElement.classList.add("scripted");
showFocus();
