// The form of a fact: what was typed is checked while one types, and saved on purpose.

import { post, say } from "./asking.js";
import { addRow, fill, refused, watchChips } from "./rows.js";
import { unhighlight } from "./selecting.js";

const PAUSE = 350; // milliseconds after the last key

let form = null;
let acts = {};
let before = "";
let waiting;
let asking = null;
let wasSaved = false;
let wrong = 0;
let accepted = ""; // what was about to be saved when its problems were pointed out

const pairs = () => [...new FormData(form)].filter(([, value]) => value.trim());
const written = () => JSON.stringify(pairs());

export const isDirty = () => form !== null && written() !== before;

export function open(work, actions) {
  form = work.querySelector(".form");
  acts = actions;
  wasSaved = false;
  wrong = 0;
  accepted = "";
  watchChips(form, changed);
  before = written();
  form.addEventListener("input", changed);
  form.elements.from?.addEventListener("change", take);
  form.addEventListener("click", clicked);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  work.scrollTop = 0;
  check();
}

export function closed() {
  asking?.abort();
  clearTimeout(waiting);
  form = null;
  unhighlight();
}

// Gives the fields what a passage that was chosen says.
function take(event) {
  const given = event.target.selectedOptions[0].dataset.gives;
  if (given) fill(form, JSON.parse(given));
  changed();
}

function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(check, PAUSE);
}

function clicked(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches("[data-cancel]")) acts.close();
  if (button.matches("[data-first]")) toFirst();
  if (button.dataset.date) fill(form, JSON.parse(button.dataset.date));
  if (button.matches("[data-add]")) addRow(button.closest("[data-rows]"));
  if (button.matches("[data-drop]")) button.closest("[data-row]").remove();
  if (button.matches("[data-mine]")) {
    form.elements.before.value = button.dataset.mine;
    save();
  }
  if (button.matches("[data-theirs]")) acts.theirs(form.dataset.known);
  if (button.matches("[data-drop], [data-date]")) changed();
}

// Leads to the first field that something is wrong with.
function toFirst() {
  const spots = [...form.querySelectorAll(".problem:not(:empty), .also")];
  const spot = spots.find((one) => one.querySelector(".wrong")) ?? spots[0];
  spot?.scrollIntoView({ block: "center" });
  document.getElementById(spot?.dataset.problem)?.focus({ preventScroll: true });
}

async function check() {
  asking?.abort();
  asking = new AbortController();
  const shown = form;
  verdict("checking …", false);
  const made = await post("/check", pairs(), asking.signal);
  if (!made || form !== shown) return;
  if (!made.ok) return verdict(made.line, true);
  answer(made);
}

function answer(made) {
  const missing = made.said.filter((one) => one.what === "is missing").length;
  form.elements.id.placeholder = made.id;
  for (const spot of form.querySelectorAll("[data-problem]")) problems(spot, made.said);
  const chosen = form.elements.choice;
  const hadFocus = document.activeElement === chosen;
  form.querySelector("#answers").innerHTML = made.html;
  keepChoice(chosen);
  if (hadFocus) form.elements.choice?.focus();
  wrong = made.wrong - missing;
  const needed = missing ? `${missing} to fill in` : "";
  const found = wrong ? `${wrong} problem${wrong === 1 ? "" : "s"}` : "";
  verdict([found, needed].filter(Boolean).join(", ") || "✓ nothing to object to", wrong > 0);
}

// What was chosen while check was running stays chosen, also where it is no longer offered.
function keepChoice(chosen) {
  const select = form.elements.choice;
  if (!chosen || !select || select.value === chosen.value) return;
  const isOffered = [...select.options].some((one) => one.value === chosen.value);
  if (!isOffered) select.append(new Option(chosen.selectedOptions?.[0].text ?? chosen.value, chosen.value));
  select.value = chosen.value;
}

function verdict(line, isWrong) {
  const element = form.querySelector("#verdict");
  element.textContent = line;
  element.classList.toggle("is-wrong", isWrong);
}

// What is said of a field, or of a row or part below it.
function problems(spot, said) {
  const name = spot.dataset.problem;
  const lines = said.filter((one) => one.field === name || one.field.startsWith(`${name}.`));
  const typed = refused(name);
  if (typed) lines.unshift({ what: typed });
  spot.replaceChildren(...lines.map(line));
  const isWrong = lines.some((one) => !one.is_warning && one.what !== "is missing");
  document.getElementById(name)?.setAttribute("aria-invalid", String(isWrong));
}

function line(one) {
  const element = document.createElement("p");
  const isMissing = one.what === "is missing" && !wasSaved;
  element.className = isMissing ? "needed" : one.is_warning ? "warned" : "wrong";
  element.textContent = isMissing ? "to fill in" : one.what;
  if (one.hint && !isMissing) {
    const hint = document.createElement("span");
    hint.className = "hint";
    hint.textContent = one.hint;
    element.append(hint);
  }
  return element;
}

// Saves what was typed; where check has found something, only when it is asked a second time.
export async function save() {
  if (!form) return;
  wasSaved = true;
  if (!form.reportValidity()) return;
  if (wrong > 0 && accepted !== written()) {
    accepted = written();
    toFirst();
    return say("Check found problems. Save once more to save it all the same.");
  }
  asking?.abort();
  clearTimeout(waiting);
  const made = await post("/save", pairs());
  const conflict = form.querySelector("#conflict");
  conflict.hidden = made.ok || !made.html;
  if (made.ok) return acts.saved(made);
  if (!made.html) return say(made.line), check();
  conflict.innerHTML = made.html;
  conflict.scrollIntoView({ block: "nearest" });
}
