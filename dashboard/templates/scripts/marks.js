// The marks of the drawings on slides: one stop of Tab for each drawing, the arrows go from mark to
// mark, and their words are beside what has the focus or the pointer.

import { boxOf } from "./beside.js";
import { Tip } from "./tip.js";

const ALL = "svg g[data-target]";
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export class Marks {
  constructor(stage) {
    this.stage = stage;
    this.tip = new Tip();
    const { box } = stage.reading;
    box.addEventListener("pointermove", (event) => this.point(event));
    box.addEventListener("pointerout", ({ target }) => target.closest(ALL) && this.tip.leave());
    box.addEventListener("focusin", ({ target }) => this.focus(target.closest(ALL)));
    box.addEventListener("focusout", () => this.tip.hide());
  }

  prepare(slide) {
    for (const drawing of slide.querySelectorAll("svg"))
      drawing.querySelectorAll("g[data-target]").forEach((mark, place) => {
        this.name(mark);
        mark.setAttribute("role", "button");
        mark.setAttribute("tabindex", place ? -1 : 0);
      });
  }

  // A browser shows titles in its own way, late and small: the same words are shown by us. What is
  // written on the drawing begins the name, so that who speaks to the machine can say it.
  name(mark) {
    const title = mark.querySelector(":scope > title");
    if (!title) return;
    title.remove();
    for (const line of mark.querySelectorAll("text, tspan + tspan")) line.before(" ");
    const written = [...mark.querySelectorAll("text")].map((text) => text.textContent);
    mark.dataset.said = title.textContent;
    mark.setAttribute("aria-label", [...written, title.textContent].join(" "));
  }

  // The mark at a point of the window: whose words are there, else the smallest.
  at(x, y) {
    const found = document.elementsFromPoint(x, y).filter((one) => one.closest(ALL));
    const size = (one) => {
      const { width, height } = one.getBoundingClientRect();
      return width * height;
    };
    const [words] = found.filter((one) => one.closest("text"));
    return (words ?? found.sort((one, other) => size(one) - size(other))[0])?.closest(ALL);
  }

  point(event) {
    const mark = event.target.closest(ALL) && this.at(event.clientX, event.clientY);
    if (!mark || event.pointerType === "touch" || event.buttons) return;
    const { clientX: x, clientY: y } = event;
    this.show(mark, { left: x, right: x, top: y, bottom: y });
  }

  focus(mark) {
    if (!mark) return;
    for (const one of mark.ownerSVGElement.querySelectorAll("g[tabindex='0']"))
      one.setAttribute("tabindex", -1);
    mark.setAttribute("tabindex", 0);
    if (mark.matches(":focus-visible")) this.show(mark, boxOf(mark));
  }

  show(mark, beside) {
    this.tip.show({ target: mark.dataset.target, said: [mark.dataset.said] }, beside);
  }

  hide() {
    this.tip.hide();
  }

  // Returns whether there were words to take away.
  dismiss() {
    const { isShown } = this.tip;
    if (isShown) this.tip.dismiss();
    return isShown;
  }

  // Returns whether a key is for the mark that has the focus.
  press(target, key) {
    const mark = target.closest(ALL);
    if (!mark) return false;
    const all = [...mark.ownerSVGElement.querySelectorAll("g[data-target]")];
    const place = all.indexOf(mark);
    const next = { Home: 0, End: all.length - 1 }[key] ?? place + STEPS[key];
    if (key === "Enter" || key === " ")
      mark.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    else if (Number.isNaN(next)) return false;
    else all[Math.max(0, Math.min(next, all.length - 1))].focus({ preventScroll: true });
    return true;
  }

  // Marks what the card is of.
  select(target) {
    for (const one of this.stage.box.querySelectorAll("[data-selected]"))
      one.removeAttribute("data-selected");
    if (!target) return;
    const same = this.stage.slide.querySelectorAll(`[data-target="${CSS.escape(target)}"]`);
    for (const one of same) one.setAttribute("data-selected", "");
  }
}
