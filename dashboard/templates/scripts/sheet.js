// The card of a page. Beside the chart where there is room, else a sheet at the lower edge, which a
// click on its handle enlarges and which is drawn by its head. It covers nothing that was clicked,
// Escape closes it, the focus stays where it was, and a screen reader hears that it came or went.

const PANEL = ".st-key-card";
const BESIDE = ".st-key-with-card"; // what it is in beside a chart
const SMALLEST = 0.35; // of the window: a sheet that is drawn below this is closed,
const LARGE = 0.75; // above this it stays as large as it can be
const AIR = 12; // pixels between what was clicked and the sheet
const HEADER = 52; // pixels at the top of a page that stay where they are
const LEAST = 5; // pixels: what is drawn less is a click
const TALL = 160; // pixels: of what is taller, the point that was clicked is kept in view
const ROOM = 320; // pixels: a card whose place beside a chart has less in the window floats instead
const END = 120; // pixels: as does one whose place ends further above the end of the window

const root = document.documentElement;
let pressed = null; // what was clicked last outside the card: the element, and where
let opener = null; // what of it opened the card
let open = ""; // which card is open

const wide = matchMedia("(min-width: 1240px)");
const isSheet = (panel) => !wide.matches && panel.closest(BESIDE);
const cardNow = () => document.querySelector(`[data-part="card"] .card`);
const closeButton = () => cardNow()?.querySelector(".card-close");

function say(words) {
  let region = document.getElementById("card-said");
  if (!region) {
    region = document.createElement("p");
    region.id = "card-said";
    region.role = "status";
    document.body.append(region);
  }
  region.textContent = words;
}

// Called for whatever part of a page has changed: what was clicked may be elsewhere after it.
export function arrive() {
  const card = cardNow();
  const panel = card?.closest(PANEL);
  if (!panel) return;
  mark(card);
  if (open !== card.dataset.permalink) opened(panel, card);
  fit(panel);
  if (pressed && panel.closest(BESIDE)) uncover(panel);
}

function opened(panel, card) {
  open = card.dataset.permalink;
  panel.scrollTop = 0;
  root.dataset.clicked = pressed?.x > innerWidth / 2 ? "right" : "left";
  root.toggleAttribute("data-floats", Boolean(pressed?.isFar));
  if (pressed?.element.isConnected) opener = pressed.element.closest("a, button, [tabindex]");
  say(`Card opened. ${card.getAttribute("aria-label")}`);
}

// A page that is left takes its card along, and the next one brings it again.
export function leave() {
  setTimeout(() => {
    if (!open || closeButton()) return;
    open = "";
    delete root.dataset.sheet;
    delete root.dataset.floats;
    if (document.activeElement === document.body) opener?.focus?.({ preventScroll: true });
    say("Card closed.");
  });
}

function scrollerOf(element) {
  const scrolls = (one) => /auto|scroll/.test(getComputedStyle(one).overflowY);
  let one = element.parentElement;
  while (one && !scrolls(one)) one = one.parentElement;
  return one ?? document.scrollingElement;
}

// Beside a chart it ends where the window does.
function fit(panel) {
  const top = Math.max(HEADER, panel.getBoundingClientRect().top);
  root.style.setProperty("--room", `${innerHeight - top - AIR}px`);
}

// Scrolls what was clicked to where it is seen, and the card does not cover it.
function uncover(panel) {
  const { element, y } = pressed;
  const box = element.isConnected ? element.getBoundingClientRect() : { height: Infinity };
  const { top, bottom } = box.height > TALL ? { top: y, bottom: y } : box;
  const below = bottom + AIR - (isSheet(panel) ? panel.getBoundingClientRect().top : innerHeight);
  const above = HEADER + AIR - top;
  if (below > 0) scrollerOf(panel).scrollBy(0, below);
  else if (above > 0) scrollerOf(panel).scrollBy(0, -above);
}

function mark(card) {
  const isLarge = root.dataset.sheet === "large";
  card.querySelector(".card-larger").setAttribute("aria-pressed", isLarge);
}

function resize(isLarge) {
  if (isLarge) root.dataset.sheet = "large";
  else delete root.dataset.sheet;
  mark(cardNow());
}

let isDrawn = false; // the click that ends a drawing is none

function draw(event) {
  isDrawn = false;
  const panel = event.target.closest?.(`${PANEL} .card-head`)?.closest(PANEL);
  if (!panel || event.target.closest(".card-close") || !isSheet(panel)) return;
  const start = panel.offsetHeight + event.clientY;
  const move = (at) => {
    isDrawn ||= Math.abs(at.clientY - event.clientY) > LEAST;
    if (isDrawn) root.style.setProperty("--sheet", `${start - at.clientY}px`);
  };
  const end = (at) => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    root.style.removeProperty("--sheet");
    const share = (start - at.clientY) / innerHeight;
    if (!isDrawn || at.type === "pointercancel") return;
    if (share < SMALLEST) closeButton()?.click();
    else resize(share > LARGE);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
}

function press(event) {
  const { target } = event;
  if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
  if (!target.closest || target.closest(PANEL)) return;
  const { x, y } = event.detail ? event : target.getBoundingClientRect();
  pressed = { element: target, x, y, isFar: isFar() };
  if (!open) root.toggleAttribute("data-floats", pressed.isFar);
}

// Whether the place of the card beside a chart is out of view.
function isFar() {
  const place = document.querySelector(BESIDE)?.getBoundingClientRect();
  if (!place || !wide.matches) return false;
  return place.top > innerHeight - ROOM || place.bottom < innerHeight - END;
}

// What has a way of its own to be left is left first; words beside a mark only come and go.
const LEFT_FIRST = ":popover-open:not(.chart-tip)";

function escape(event) {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea") || document.querySelector(LEFT_FIRST)) return;
  closeButton()?.click();
}

addEventListener("click", press, true);
addEventListener("keydown", press, true);
addEventListener("keydown", escape);
addEventListener("pointerdown", draw);
for (const type of ["wheel", "touchmove"]) addEventListener(type, () => (pressed = null));
addEventListener("click", (event) => {
  if (isDrawn || !event.target.closest?.(`${PANEL} .card-larger`)) return;
  resize(root.dataset.sheet !== "large");
});
