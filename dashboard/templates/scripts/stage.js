// The stage: holds all slides of the deck and turns them at once, without the server. The address
// and the second window follow. What opens a card is asked of the server, as on every page.

import { clicked } from "./clicked.js";
import { placeCard } from "./beside.js";
import { Marks } from "./marks.js";
import { recalled } from "./memory.js";
import { Presenter } from "./presenter.js";

const IDLE = 2000; // milliseconds without a movement, after which the controls fade

// What a key does; a clicker sends PageDown and PageUp.
const KEYS = {
  ArrowRight: "on",
  ArrowDown: "on",
  PageDown: "on",
  " ": "on",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Home: "first",
  End: "last",
  Enter: "number",
  Escape: "escape",
  b: "blank",
  ".": "blank",
  p: "presenter",
  f: "full",
};
const PRESSES = "a, button, summary, [role=button]"; // what Space and Enter press
const WRITES = "input, textarea, select, [contenteditable]";
const SCROLLS = new Set(["ArrowUp", "ArrowDown", "Home", "End", " "]);

const root = document.documentElement;
let lastShown = ""; // when the stage was left; a reload has it in the address

const made = (name, attributes) => Object.assign(document.createElement(name), attributes);

export class Stage {
  constructor(reading) {
    this.reading = reading;
    this.place = -1;
    this.digits = "";
    this.status = made("p", { className: "unseen", role: "status" });
    this.note = made("p", { className: "stage-note", role: "alert", hidden: true });
    this.blank = made("div", { className: "stage-blank", hidden: true });
    this.own = made("div", { className: "read" });
    this.marks = new Marks(this);
    this.own.append(this.status, this.note, this.blank, this.marks.tip.box);
    reading.box.after(this.own);
    this.presenter = new Presenter(this);
    this.listen();
  }

  listen() {
    this.ended = new AbortController();
    const hear = (node, types, act, capture) => {
      for (const type of types)
        node.addEventListener(type, act, { signal: this.ended.signal, capture });
    };
    hear(window, ["keydown"], (event) => this.press(event), true);
    hear(window, ["resize"], () => this.slide && this.reach());
    hear(window, ["popstate"], () => this.follow());
    hear(window, ["pointermove", "pointerdown", "focusin"], () => this.wake());
    hear(window, ["click"], (event) => this.click(event), true);
    hear(this.blank, ["click"], () => this.black(false));
  }

  // What the server has sent: the first time, and where the facts or the filter have changed.
  show() {
    this.box = this.reading.box.querySelector(".stage");
    this.own.dataset.theme = this.box.closest("[data-theme]").dataset.theme;
    this.slides = [...this.box.querySelectorAll(".slide")];
    for (const slide of this.slides) this.marks.prepare(slide);
    const wanted = [this.slide?.dataset.slide, this.inAddress(), lastShown];
    const places = wanted.map((name) => this.slides.findIndex((one) => one.dataset.slide === name));
    const place = places.find((one) => one >= 0) ?? 0;
    this.place = -1;
    this.turnTo(place);
    this.box.dataset.state = "drawn";
    const focus = new URLSearchParams(location.search).get("focus");
    placeCard(focus && this.slide?.querySelector(`[data-target="${CSS.escape(focus)}"]`));
    this.presenter.comeBack();
    this.wake();
  }

  get slide() {
    return this.slides?.[this.place];
  }

  inAddress() {
    return new URLSearchParams(location.search).get("slide");
  }

  // Turns to a slide, as far as there are any.
  turnTo(wanted) {
    const place = Math.max(0, Math.min(wanted, this.slides.length - 1));
    if (place === this.place || !this.slides.length) return;
    const isTurn = this.place >= 0;
    const hadFocus = isTurn && this.slide.contains(document.activeElement);
    this.place = place;
    this.slides.forEach((one, at) => one.toggleAttribute("data-shown", at === place));
    if (isTurn) this.closeCard();
    if (hadFocus) this.slide.focus({ preventScroll: true });
    this.marks.hide();
    this.reach();
    this.write();
    this.say();
    if (isTurn) this.box.parentElement.scrollIntoView({ block: "start" }); // a phone has scrolled
    this.presenter.update();
  }

  // Into the address, without an entry in the history: one way back leaves the stage.
  write() {
    const address = new URL(location.href);
    address.searchParams.set("slide", this.slide.dataset.slide);
    lastShown = this.slide.dataset.slide;
    History.prototype.replaceState.call(history, history.state, "", address);
  }

  say() {
    const [number, count] = [this.place + 1, this.slides.length];
    const list = this.box.querySelectorAll("[data-go]");
    list.forEach((link, at) => link.toggleAttribute("aria-current", at === this.place));
    const button = this.box.querySelector(".stage-number");
    button.textContent = `${number} / ${count}`;
    button.setAttribute("aria-label", `${number} / ${count}: all slides`);
    const disable = (act, is) =>
      this.box.querySelector(`[data-act=${act}]`).setAttribute("aria-disabled", is);
    disable("back", number === 1);
    disable("on", number === count);
    this.status.textContent = `Slide ${number} of ${count}: ${this.title(this.slide)}`;
  }

  // What scrolls on a phone is reached by the keyboard, too.
  reach() {
    for (const box of this.slide.querySelectorAll(".slide-table, .drawing-room")) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", 0);
      else box.removeAttribute("tabindex");
    }
  }

  title(slide) {
    return slide.querySelector("h1").textContent.replace(/\s+/g, " ").trim();
  }

  // Back and forward of the browser.
  follow() {
    root.removeAttribute("data-card-closed");
    const place = this.slides.findIndex((one) => one.dataset.slide === this.inAddress());
    if (place < 0 || place === this.place) return;
    this.place = -1;
    this.turnTo(place);
  }

  // Keys. All of them count from here on, whatever the server does.

  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!this.slides?.length || this.isForAnother(event.target, key)) return;
    if (!this.obey(key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  isForAnother(target, key) {
    if (!target.closest) return false;
    if (target.closest(WRITES)) return true;
    if (this.isBlank) return false;
    if (this.marks.press(target, key)) return true;
    if (target.closest("[popover]") || document.querySelector("[popover]:popover-open:not(.chart-tip)"))
      return !key.startsWith("Page");
    if ((key === " " || key === "Enter") && target.closest(PRESSES)) return true;
    return Boolean(target.closest(".st-key-card") && SCROLLS.has(key));
  }

  // Returns whether a key means anything here.
  obey(key) {
    if (this.isBlank) {
      if (key.length > 1 && !(key in KEYS)) return false; // Shift, F11
      this.black(false);
      return true;
    }
    if (/^\d$/.test(key)) {
      this.digits = `${this.digits}${key}`.slice(-3);
      return true;
    }
    const act = KEYS[key];
    if (act === "number" && !this.digits) return false;
    if (act) this.act(act);
    this.digits = "";
    return Boolean(act);
  }

  act(name) {
    if (name === "on") this.turnTo(this.place + 1);
    else if (name === "back") this.turnTo(this.place - 1);
    else if (name === "first") this.turnTo(0);
    else if (name === "last") this.turnTo(Infinity);
    else if (name === "number") this.turnTo(Number(this.digits) - 1);
    else if (name === "blank") this.black(true);
    else if (name === "presenter") this.presenter.open();
    else if (name === "full") this.fill();
    else if (name === "leave" || !(this.marks.dismiss() || this.closeCard())) this.leave();
  }

  get isBlank() {
    return !this.blank.hidden;
  }

  black(is) {
    this.blank.hidden = !is;
    if (is) this.status.textContent = "The screen is black. Any key brings the slide back.";
    else this.say();
    this.presenter.update();
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => this.warn("Press F11 to fill the screen."));
  }

  // To the page before, as it was; where none is known, to the first one with this filter.
  leave() {
    const filter = new URLSearchParams(location.search);
    filter.delete("slide");
    filter.delete("focus");
    this.reading.select(`leave:${recalled("page-before-stage") || `?${filter}`}`);
  }

  // A line for the person at the machine; it disappears after a while.
  warn(words) {
    this.note.textContent = words;
    this.note.hidden = false;
    clearTimeout(this.warned);
    this.warned = setTimeout(() => (this.note.hidden = true), 6000);
  }

  // The pointer.

  click(event) {
    if (!event.target.closest) return;
    if (event.target.closest(".card-close")) return void this.hideCard();
    const control = event.target.closest("[data-act], [data-go]");
    if (control) {
      event.preventDefault();
      control.closest("[popover]")?.hidePopover();
      if (control.dataset.go) this.turnTo(Number(control.dataset.go));
      else this.act(control.dataset.act);
      if (event.detail) document.activeElement?.blur(); // so that Space turns, and the controls fade
      return;
    }
    const opener = this.slide?.contains(event.target) && clicked(event);
    if (!opener) return;
    const mark = event.isTrusted && opener.ownerSVGElement && this.marks.at(event.clientX, event.clientY);
    if (mark && mark !== opener) {
      event.stopImmediatePropagation();
      mark.focus({ preventScroll: true }); // that one was meant
      mark.dispatchEvent(new MouseEvent("click", event));
    } else this.opens(opener, event);
  }

  // The server opens the card; where it will stand is known at once.
  opens(opener, { clientX: x, clientY: y, detail }) {
    this.isAsked = true;
    root.removeAttribute("data-card-closed");
    this.marks.hide();
    placeCard(opener, detail ? { x, y } : null);
    this.marks.select(opener.dataset.target);
  }

  // Returns whether there was a card.
  closeCard() {
    const isOpen = this.isAsked || document.querySelector(".st-key-card .card");
    if (!isOpen || root.hasAttribute("data-card-closed")) return false;
    this.hideCard();
    this.reading.select("close");
    return true;
  }

  // It is gone from the screen before the server knows.
  hideCard() {
    this.isAsked = false;
    root.setAttribute("data-card-closed", "");
    this.marks.select("");
  }

  // The controls are there while something moves.
  wake() {
    root.removeAttribute("data-idle");
    clearTimeout(this.resting);
    this.resting = setTimeout(() => root.setAttribute("data-idle", ""), IDLE);
  }

  end() {
    this.ended.abort();
    clearTimeout(this.resting);
    clearTimeout(this.warned);
    this.presenter.close();
    this.own.remove();
    for (const name of ["data-idle", "data-card-closed"]) root.removeAttribute(name);
  }
}
