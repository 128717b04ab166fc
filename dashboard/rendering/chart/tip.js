// The words of a mark beside the pointer, or beside the mark that has the focus. They can be pointed
// at, are dismissed by Escape, and are gone after a click until the pointer has left.

import { element, put, say } from "./elements.js";

const GAP = 14;
const EDGE = 8;
const TIME_TO_REACH = 250; // ms, for the pointer on its way from the mark to the words

export class Tip {
  constructor(chart) {
    this.chart = chart;
    this.box = element("div", { class: "chart-tip", popover: "manual", "aria-hidden": "true" });
    this.box.addEventListener("pointerenter", () => clearTimeout(this.leaving));
    this.box.addEventListener("pointerleave", () => this.leave());
  }

  get isShown() {
    return this.box.matches(":popover-open");
  }

  // Shows an item beside a box of the window.
  show(item, beside) {
    clearTimeout(this.leaving);
    if (this.dismissed === item.target) return;
    this.dismissed = undefined;
    if (this.item !== item) this.write(item);
    if (!this.isShown) this.box.showPopover();
    this.place(beside);
  }

  write(item) {
    this.item = item;
    const lines = [...this.box.children];
    item.said.forEach((line, index) => {
      if (lines[index]) say(lines[index], line);
      else this.box.append(element("p", {}, line));
    });
    for (const line of lines.slice(item.said.length)) line.remove();
  }

  place({ left, top, right, bottom }) {
    const { width, height } = this.box.getBoundingClientRect();
    const isLeft = right + GAP + width + EDGE > innerWidth && left - GAP - width > EDGE;
    const x = isLeft ? left - GAP - width : right + GAP;
    const y = bottom + height + EDGE > innerHeight ? top - height : bottom;
    const within = (value, length, all) => Math.max(EDGE, Math.min(value, all - length - EDGE));
    put(this.box, {
      style: `left:${within(x, width, innerWidth)}px;top:${within(y, height, innerHeight)}px`,
    });
  }

  // Hides soon, unless the pointer comes to the words.
  leave() {
    clearTimeout(this.leaving);
    this.dismissed = undefined;
    this.leaving = setTimeout(() => this.hide(), TIME_TO_REACH);
  }

  // Hides at once and stays hidden for this mark.
  dismiss() {
    this.dismissed = this.item?.target;
    this.hide();
  }

  hide() {
    clearTimeout(this.leaving);
    this.item = undefined;
    if (this.isShown) this.box.hidePopover();
  }
}
