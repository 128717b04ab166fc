// The same marks as one list: for the keyboard, for screen readers, and on a phone to read. It is one
// stop of Tab; the arrows move along lanes and between them.

import { arrange, element, nextId, put, say } from "./elements.js";

export class List {
  constructor(chart) {
    this.chart = chart;
    this.box = element("div", { class: "chart-list" });
    this.words = element("p", { class: "chart-description", id: nextId() });
    this.marks = element("div", {
      class: "chart-marks",
      role: "listbox",
      tabindex: 0,
      "aria-describedby": this.words.id,
    });
    this.box.append(this.words, this.marks);
    this.options = new Map();
    this.lanes = new Map();
    this.items = [];
    this.listen();
  }

  show({ title, description, items, list, selected }) {
    this.isRead = list !== "hidden";
    put(this.marks, { "aria-label": title });
    this.hide(!items.length && !this.hasFocus);
    say(this.words, description);
    this.items = inLanes(items);
    const before = this.options;
    this.options = new Map();
    for (const item of this.items) this.update(item, before.get(item.key), selected);
    const lanes = [...new Set(this.items.map(({ lane }) => lane ?? ""))].map((lane) => this.lane(lane));
    arrange(this.marks, lanes);
    if (this.active && !this.options.has(this.active.key)) this.active = undefined;
    this.active = this.active && this.options.get(this.active.key).item;
    this.mark();
  }

  // An empty list is no stop of Tab; but one that has the focus keeps it.
  hide(is) {
    put(this.marks, { hidden: is ? "hidden" : undefined });
  }

  lane(name) {
    const group = this.lanes.get(name) ?? element("div", { role: "group" });
    this.lanes.set(name, group);
    put(group, { "aria-label": name || "Marks" });
    const inside = this.items.filter(({ lane }) => (lane ?? "") === name);
    arrange(group, inside.map(({ key }) => this.options.get(key).node));
    return group;
  }

  update(item, before, selected) {
    const option = before ?? { node: element("div", { role: "option", id: nextId() }) };
    const said = item.said.join("\n");
    put(option.node, { "aria-selected": item.target === selected, "data-target": item.target });
    if (this.isRead) this.write(option, item, said);
    else say(option.node, said);
    option.node.item = item;
    option.item = item;
    option.isRead = this.isRead;
    this.options.set(item.key, option);
  }

  // What a phone shows: number or sample, date, short words; a screen reader says all words.
  write({ node, isRead }, item, said) {
    const short = item.short || item.said[0];
    if (!isRead || node.children.length !== 4) {
      const whole = element("b", { class: "chart-whole" });
      node.replaceChildren(element("i"), element("small"), element("span"), whole);
    }
    const [mark, when, words, whole] = node.children;
    say(whole, said);
    const sample = item.number ? String(item.number) : (item.sample ?? "");
    if (mark.shown !== sample) {
      mark.shown = sample;
      mark.innerHTML = sample;
      put(mark, { class: item.number ? "chart-number" : "chart-sample" });
    }
    say(when, item.when ?? "");
    say(words, short);
  }

  listen() {
    this.marks.addEventListener("keydown", (event) => this.press(event));
    this.marks.addEventListener("focus", () => {
      this.chart.tip.dismissed = undefined;
      this.go(this.active ?? this.selected() ?? this.items[0]);
    });
    this.marks.addEventListener("blur", () => {
      this.hide(!this.items.length);
      this.mark();
      this.chart.tip.hide();
    });
    this.marks.addEventListener("click", ({ target }) => {
      const item = target.closest("[role=option]")?.item;
      if (!item) return;
      this.active = item;
      this.mark();
      this.chart.select(item);
    });
  }

  get hasFocus() {
    return document.activeElement === this.marks;
  }

  selected() {
    const { selected } = this.chart.message;
    return this.items.find(({ target }) => target === selected);
  }

  press(event) {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey) return;
    if (key === "Escape") {
      if (!this.chart.tip.isShown) return; // closes the card
      this.chart.tip.dismiss();
    } else if (key === "Enter" || key === " ") {
      if (this.active) this.chart.select(this.active);
    } else {
      const next = this.next(key);
      if (next === undefined) return;
      if (next) this.go(next);
    }
    // Nobody else turns a slide or closes a card by the same key.
    event.preventDefault();
    event.stopPropagation();
  }

  // The item that a key leads to; null at an end, undefined for any other key.
  next(key) {
    const { items } = this;
    const here = items.indexOf(this.active);
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (this.isRead) Object.assign(steps, { ArrowDown: 1, ArrowUp: -1 });
    if (key in steps) return items[here + steps[key]] ?? null;
    if (key === "Home") return items[0];
    if (key === "End") return items.at(-1);
    if (key === "ArrowDown") return this.across(1);
    return key === "ArrowUp" ? this.across(-1) : undefined;
  }

  // The item of the next lane that lies nearest.
  across(step) {
    const lanes = [...new Set(this.items.map(({ lane }) => lane ?? ""))];
    const lane = lanes[lanes.indexOf(this.active?.lane ?? "") + step];
    if (lane === undefined) return null;
    const middle = (item) => {
      const box = this.chart.overlay.box(item);
      return box ? box.x + box.width / 2 : 0;
    };
    const from = middle(this.active);
    const inside = this.items.filter((item) => (item.lane ?? "") === lane);
    return inside.reduce((best, one) =>
      Math.abs(middle(one) - from) < Math.abs(middle(best) - from) ? one : best,
    );
  }

  go(item) {
    if (!item) return;
    this.active = item;
    this.chart.tip.dismissed = undefined;
    const moved = this.chart.zoom.include(this.chart.overlay.box(item));
    this.mark();
    moved?.then(() => this.mark());
  }

  // Shows where the focus is: on the list, on the mark, and in words.
  mark() {
    const isThere = this.hasFocus && this.active;
    const option = this.active && this.options.get(this.active.key).node;
    put(this.marks, { "aria-activedescendant": isThere ? option.id : undefined });
    if (this.current !== option) this.current?.classList.remove("is-active");
    this.current = isThere ? option : undefined;
    const around = this.chart.overlay.focus(isThere ? this.active : undefined);
    if (!isThere) return;
    option.classList.add("is-active");
    const seen = this.isRead ? option : this.chart.overlay.ring;
    seen.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!this.isRead && around) this.chart.tip.show(this.active, this.chart.overlay.ring.getBoundingClientRect());
  }
}

// Lanes in the order of their first items, which stay in their order.
function inLanes(items) {
  const lanes = new Map();
  for (const item of items) {
    const lane = item.lane ?? "";
    lanes.set(lane, [...(lanes.get(lane) ?? []), item]);
  }
  return [...lanes.values()].flat();
}
