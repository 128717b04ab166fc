// The presenter view: a second window that this page writes and turns. It asks for nothing by itself,
// so it needs no network. A reload of this page finds it again by its name.

import { recalled, remember } from "./memory.js";

const NAME = "dashboard-presenter";
const BEGUN = "presenting-since";
const OPEN = "presenter-is-open";
const MINUTE = 60_000;

const LAYOUT = `
  <main class="presenter read">
    <header>
      <p class="presenter-number"></p>
      <p class="presenter-clock"></p>
      <p><span class="presenter-time"></span> <button type="button" data-do="reset">Reset</button></p>
      <p>
        <button type="button" data-do="back">Back</button>
        <button type="button" data-do="on">Next</button>
        <button type="button" data-do="blank">Black</button>
      </p>
    </header>
    <section class="presenter-slides">
      <h2>Now</h2>
      <div class="presenter-now" inert></div>
      <h2>Next</h2>
      <div class="presenter-next" inert></div>
    </section>
    <section class="presenter-notes"><h2>Notes</h2><div></div></section>
    <footer class="presenter-state"></footer>
  </main>`;
const SIZES = [40, 36, 32, 28, 26, 24, 22, 20]; // pixels of the type of the notes

const two = (number) => String(number).padStart(2, "0");

export class Presenter {
  constructor(stage) {
    this.stage = stage;
  }

  get isOpen() {
    return Boolean(this.window && !this.window.closed);
  }

  open() {
    if (!this.isOpen) {
      this.window = window.open("", NAME, "popup,width=1200,height=760");
      if (!this.window)
        return this.stage.warn("The browser blocked the presenter view: allow pop-ups for this page.");
      this.build();
    }
    this.window.focus();
    remember(OPEN, "yes");
  }

  // What the server has sent anew is shown there, too; after a reload, in the window of before.
  comeBack() {
    if (recalled(OPEN) && !this.isOpen) this.find();
    if (this.isOpen) this.dress();
    this.update();
  }

  find() {
    const found = window.open("", NAME);
    if (found?.document.querySelector(".presenter")) {
      this.window = found;
      this.build();
      return;
    }
    found?.close();
    remember(OPEN, "");
    this.stage.warn("The presenter view is gone: press P to open it again.");
  }

  build() {
    if (!recalled(BEGUN)) remember(BEGUN, String(Date.now()));
    this.begun = Number(recalled(BEGUN)) || Date.now();
    const { document: page } = this.window;
    page.title = "Presenter view";
    page.documentElement.lang = document.documentElement.lang;
    for (const style of page.querySelectorAll("style")) style.remove();
    for (const style of document.querySelectorAll("style")) page.head.append(style.cloneNode(true));
    page.body.innerHTML = LAYOUT;
    this.dress();
    this.closeWithUs(page);
    page.addEventListener("click", ({ target }) => this.click(target.closest("[data-do]")));
    page.addEventListener("keydown", (event) => this.press(event));
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.tick(), 500);
    this.update();
  }

  // A script of that window closes it once this one is gone; only scripts of our pages may run there.
  closeWithUs(page) {
    if (page.querySelector("script")) return;
    const ours = [...document.scripts].find((one) => one.textContent.includes(NAME));
    const script = page.createElement("script");
    script.textContent = ours.textContent;
    page.head.append(script);
  }

  dress() {
    this.window.document.body.dataset.theme = this.stage.own.dataset.theme;
  }

  click(button) {
    if (!button) return;
    button.blur();
    if (button.dataset.do === "reset") {
      this.begun = Date.now();
      remember(BEGUN, String(this.begun));
      this.tick();
    } else if (button.dataset.do === "blank") this.stage.black(!this.stage.isBlank);
    else this.stage.act(button.dataset.do);
  }

  // The same keys, but for those that are about the first window itself.
  press(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.altKey || event.metaKey || ["Escape", "p", "f"].includes(key)) return;
    if (["Enter", " "].includes(key) && event.target.closest("button")) return;
    if (this.stage.obey(key)) event.preventDefault();
  }

  update() {
    if (!this.isOpen || !this.stage.slide) return;
    const { slides, place } = this.stage;
    const find = (name) => this.window.document.querySelector(`.presenter-${name}`);
    this.fill(find("now"), slides[place]);
    this.fill(find("next"), slides[place + 1]);
    find("now").toggleAttribute("data-blank", this.stage.isBlank);
    find("number").textContent = `Slide ${place + 1} of ${slides.length}`;
    const notes = slides[place].querySelectorAll(".slide-notes > *");
    find("notes").lastElementChild.replaceChildren(...[...notes].map((note) => note.cloneNode(true)));
    this.fit(find("notes"));
    this.tick();
  }

  // As large as the window has room for.
  fit(notes) {
    notes.scrollTop = 0;
    for (const size of SIZES) {
      notes.style.fontSize = `${size}px`;
      if (notes.scrollHeight <= notes.clientHeight) return;
    }
  }

  fill(frame, slide) {
    const shown = slide?.cloneNode(true) ?? "The last slide is shown.";
    if (slide) shown.setAttribute("data-shown", "");
    frame.replaceChildren(shown);
  }

  tick() {
    if (!this.isOpen) return this.forget();
    const find = (name) => this.window.document.querySelector(`.presenter-${name}`);
    const now = new Date();
    const passed = now - this.begun;
    find("clock").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    const seconds = two(Math.floor((passed % MINUTE) / 1000));
    find("time").textContent = `${Math.floor(passed / MINUTE)}:${seconds} since the start`;
    const root = getComputedStyle(document.documentElement);
    const isLost = root.getPropertyValue("--connection").trim() === "lost";
    const lost = "No connection: slides turn, cards open again once it is back. ";
    find("state").textContent = (isLost ? lost : "") + this.stage.box.dataset.ready;
  }

  forget() {
    clearInterval(this.ticking);
    remember(OPEN, "");
  }

  close() {
    if (this.isOpen) this.window.close();
    this.forget();
  }
}
