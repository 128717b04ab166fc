// The reading page: which paragraph is chosen, which words are selected, and the form beside them.

import { get, post, say } from "./asking.js";
import { judgeAll, watchProposals } from "./deciding.js";
import { closed, isDirty, open, save } from "./form.js";
import { morph } from "./morph.js";
import { nextSentence, onSelection } from "./selecting.js";

const body = document.body;
const text = document.getElementById("text");
const work = document.getElementById("work");
const record = body.dataset.record;

const paragraphs = () => [...text.querySelectorAll(".paragraph")];
const chosen = () => text.querySelector("[aria-current]");
const numberOf = (paragraph) => Number(paragraph.dataset.number);

function put(element, html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  morph(element, made.content);
}

// Puts the parts that the server sent in the place of those that are shown.
function show(parts) {
  put(work, parts.work);
  judgeAll(work, record);
  put(document.getElementById("progress"), parts.progress);
  for (const paragraph of paragraphs()) {
    const made = document.createElement("template");
    made.innerHTML = parts[paragraph.id];
    const wanted = made.content.firstElementChild;
    paragraph.className = wanted.className;
    morph(paragraph, wanted);
  }
}

function mark(paragraph) {
  chosen()?.removeAttribute("aria-current");
  paragraph.setAttribute("aria-current", "true");
  paragraph.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `/?record=${encodeURIComponent(record)}&paragraph=${numberOf(paragraph)}`);
}

// An answer to what was asked before something else was is of no use any more.
let turn = 0;

async function latest(asking) {
  const mine = (turn += 1);
  const made = await asking;
  return mine === turn ? made : null;
}

const STACKED = matchMedia("(max-width: 760px)");

// Where the facts stand below the text, they come into view when they are asked for.
function reveal() {
  if (STACKED.matches) work.scrollIntoView();
}

async function choose(paragraph, takesFocus) {
  if (!paragraph || !mayLeave()) return;
  mark(paragraph);
  const parts = await latest(get("/parts", { record, paragraph: numberOf(paragraph) }));
  if (!parts) return;
  if (!parts.ok) return say(parts.line);
  closed();
  show(parts);
  reveal();
  if (takesFocus) paragraph.querySelector(".number").focus({ preventScroll: true });
}

function mayLeave() {
  return !isDirty() || confirm("Close the form? What you typed in it is not saved.");
}

async function edit(asked) {
  if (!mayLeave()) return;
  const made = await latest(get("/form", { record, ...asked }));
  if (!made) return;
  if (!made.ok) return say(made.line);
  put(work, made.html);
  open(work, { saved, close, theirs });
  reveal();
}

function saved(made) {
  say(`Saved: ${made.saved}`);
  closed();
  show(made.parts);
  const paragraph = document.getElementById(`p${made.number}`);
  if (paragraph) mark(paragraph);
  work.focus({ preventScroll: true });
}

// Drops what was typed, and opens the entry as the file has it now.
function theirs(fact) {
  closed();
  edit({ fact, paragraph: numberOf(chosen()) });
}

function close() {
  if (!mayLeave()) return;
  closed();
  choose(chosen(), true);
}

function newFact(selected = {}) {
  const paragraph = chosen();
  if (paragraph) edit({ paragraph: numberOf(paragraph), ...selected });
}

const besides = (steps) => {
  const all = paragraphs();
  const at = all.indexOf(chosen());
  return all[Math.min(Math.max(at + steps, 0), all.length - 1)];
};

function unread() {
  const all = paragraphs();
  const at = all.indexOf(chosen());
  const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((one) =>
    one.classList.contains("is-unread"),
  );
  if (next) choose(next, true);
  else say("No paragraph is unread.");
}

function decided(made) {
  say(`Done: ${made.saved}`);
  show(made.parts);
}

const shownNumber = () => String(numberOf(chosen()));
watchProposals(work, record, shownNumber, { saved: decided, edit });
judgeAll(work, record);

onSelection(text, (paragraph, selected) => {
  if (isDirty()) return say("Save or close the form first: it keeps the words that it began with.");
  mark(paragraph);
  newFact(selected);
});

text.addEventListener("click", (event) => {
  const paragraph = event.target.closest(".paragraph");
  if (event.target.closest(".number")) event.preventDefault();
  if (paragraph && getSelection().isCollapsed && paragraph !== chosen()) choose(paragraph, false);
});

work.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches("[data-new]")) newFact();
  if (button?.dataset.edit) edit({ fact: button.dataset.edit, paragraph: numberOf(chosen()) });
});

work.addEventListener("submit", async (event) => {
  if (event.target.id !== "nothing") return;
  event.preventDefault();
  const number = String(numberOf(chosen()));
  const made = await post("/nothing", [["article", record], ["paragraph", number], ["why", event.target.why.value]]);
  if (made.ok) show(made.parts);
  else document.getElementById("problem-why").textContent = made.line;
});

document.querySelector("[data-unread]").addEventListener("click", unread);

const KEYS = {
  j: () => choose(besides(1), true),
  k: () => choose(besides(-1), true),
  u: unread,
  n: () => newFact(),
  s: () => chosen() && nextSentence(chosen()),
};
const ARROWS = { ArrowDown: "j", ArrowUp: "k" };

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return void save();
  if (event.key === "Escape" && work.querySelector(".form")) return close();
  const types = event.target.closest("input, textarea, select, [popover]:popover-open");
  if (types || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const isArrow = ARROWS[event.key] && text.contains(event.target);
  const act = KEYS[isArrow ? ARROWS[event.key] : event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

addEventListener("beforeunload", (event) => {
  if (isDirty()) event.preventDefault();
});
