// Fields that hold several values: entries as chips, figures as rows.

export function addRow(rows) {
  const template = rows.querySelector("template");
  const row = template.content.cloneNode(true);
  const numbers = [...rows.querySelectorAll("[data-row] [name]")].map((one) => Number(one.name.split(".")[1]));
  const number = Math.max(-1, ...numbers) + 1;
  for (const input of row.querySelectorAll("[name]")) input.name = input.name.replace(/\.\d+\./, `.${number}.`);
  template.before(row);
  template.previousElementSibling.querySelector("input").focus();
}

// The entry that has this id or name; else the only one of whose id or name it is a part.
function match(list, typed) {
  const words = typed.toLowerCase();
  const known = [...document.getElementById(list).options];
  const forms = (one) => [one.value.toLowerCase(), one.text.toLowerCase()];
  const same = known.filter((one) => forms(one).includes(words));
  const found = same.length ? same : known.filter((one) => forms(one).some((form) => form.includes(words)));
  return found.length === 1 ? { entry: entry(list, found[0].value) } : { why: whyNone(list, found) };
}

function whyNone(list, found) {
  const noun = list.slice("list-".length, -1);
  if (!found.length) return `no such ${noun}`;
  return `more than one ${noun}: ${found.slice(0, 4).map((one) => one.text).join(", ")}${found.length > 4 ? " …" : ""}`;
}

// An entry by its id, with its name as the list has it.
function entry(list, id) {
  const found = [...document.getElementById(list).options].find((one) => one.value === id);
  return { id, words: found?.text ?? id };
}

// Why what was typed into the field of some chips is none of the entries; empty where it is.
export function refused(name) {
  const input = document.getElementById(name);
  return input?.parentElement.matches("[data-chips]") ? input.validationMessage : "";
}

// Makes a chip of what was typed, or says at the field why it cannot.
function take(chips, input) {
  const typed = input.value.trim();
  const found = typed ? match(chips.dataset.list, typed) : {};
  input.setCustomValidity(found.why ?? "");
  if (!found.entry) return;
  chips.querySelector(".chosen").append(chip(chips.dataset.chips, found.entry));
  input.value = "";
}

function chip(name, { id, words }) {
  const item = document.createElement("li");
  item.className = "chip";
  const value = Object.assign(document.createElement("input"), { type: "hidden", name, value: id });
  const label = Object.assign(document.createElement("span"), { textContent: words });
  const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  remove.dataset.remove = "";
  remove.setAttribute("aria-label", `Remove ${words}`);
  item.append(value, label, remove);
  return item;
}

export function watchChips(form, changed) {
  for (const chips of form.querySelectorAll("[data-chips]")) {
    const input = chips.querySelector(":scope > input");
    const chosen = chips.querySelector(".chosen");
    const add = () => {
      take(chips, input);
      changed();
    };
    input.addEventListener("input", () => input.setCustomValidity(""));
    input.addEventListener("change", add);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Backspace" && !input.value) {
        chosen.lastElementChild?.remove();
        changed();
      } else if (event.key === "," || (event.key === "Enter" && !event.ctrlKey && !event.metaKey)) {
        event.preventDefault();
        add();
      }
    });
    chips.addEventListener("click", (event) => {
      if (!event.target.matches("[data-remove]")) return;
      event.target.closest(".chip").remove();
      input.focus();
      changed();
    });
  }
}

// Gives fields the values of an entry; those that it does not say stay as they are.
export function fill(form, values) {
  for (const [key, value] of Object.entries(values)) {
    const name = form.querySelector(`[id="${key}"]`) ? key : `reports.0.${key}`;
    const chips = form.querySelector(`[data-chips="${name}"]`);
    const field = document.getElementById(name);
    if (chips) {
      const chosen = value.map((one) => chip(name, entry(chips.dataset.list, one)));
      chips.querySelector(".chosen").replaceChildren(...chosen);
    } else if (field && key !== "id") field.value = [value].flat().join(", ");
  }
}
