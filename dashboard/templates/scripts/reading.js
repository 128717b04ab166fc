// Shows one template of a page, and tells the server what is selected in it. The element stays as
// long as the page is open; what a change leaves as it was is not touched.

import { clicked } from "./clicked.js";
import "./copying.js";
import "./roving.js";
import { morph } from "./morph.js";
import { arrive, leave } from "./sheet.js";
import { isSame, Missing, unpacked } from "./unpacked.js";

const readings = new WeakMap();

// Only a page that has such a part fetches its scripts.
const PARTS = [
  [".stage", async () => (await import("./stage.js")).Stage],
  [".files", async () => (await import("./files.js")).Files],
  [".share-embed, .share-programs", async () => (await import("./choosing.js")).Choosing],
];

class Reading {
  constructor(parent) {
    this.box = document.createElement("div");
    this.box.addEventListener("click", (event) => this.click(event));
    parent.append(this.box);
  }

  async show(bytes) {
    if (isSame(this.bytes, bytes)) return;
    this.bytes = bytes;
    const wanted = document.createElement("template");
    wanted.innerHTML = await unpacked(bytes);
    if (this.bytes !== bytes) return; // a later one came meanwhile
    morph(this.box, wanted.content);
    await this.showPart();
    arrive();
    this.bringToView();
  }

  async showPart() {
    const [, fetched] = PARTS.find(([selector]) => this.box.querySelector(selector)) ?? [];
    if (!fetched) return;
    const Part = await fetched();
    if (!this.box.isConnected) return;
    this.part ??= new Part(this);
    this.part.show();
  }

  // What is selected elsewhere is to be seen in a list that scrolls; the page stays where it is.
  bringToView() {
    const selected = this.box.querySelector("[data-roving] [aria-current]");
    const target = selected?.dataset.target;
    if (target === this.selected) return;
    this.selected = target;
    if (!target) return;
    const frame = selected.closest("[data-roving]").getBoundingClientRect();
    const row = selected.getBoundingClientRect();
    if (row.top < frame.top + frame.height / 8 || row.bottom > frame.bottom)
      selected.closest("[data-roving]").scrollTop += row.top - frame.top - frame.height / 3;
  }

  click(event) {
    const control = clicked(event);
    if (!control) return;
    event.preventDefault();
    control.closest("[popover]")?.hidePopover(); // a list over the page ends with a choice
    this.select(control.dataset.target);
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const reading = readings.get(parentElement) ?? new Reading(parentElement);
  readings.set(parentElement, reading);
  reading.select = (target) => setTriggerValue("clicked", target);
  reading.show(data).catch((error) => {
    reading.bytes = undefined;
    if (error instanceof Missing) setTriggerValue("missing", true);
    else console.error(error);
  });
  // Streamlit also calls this where a newer run has overtaken an older one: then the reading goes on.
  return () => {
    if (parentElement.isConnected || !readings.delete(parentElement)) return;
    reading.part?.end();
    reading.box.remove();
    leave();
  };
}
