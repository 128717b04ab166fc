// What stands under a chart: what its signs mean, what is not drawn, and its buttons.

import { arrange, element, put, say } from "./elements.js";
import { plotly } from "./engine.js";

const ICONS = {
  in: "M9 4h2v5h5v2h-5v5H9v-5H4V9h5z",
  out: "M4 9h12v2H4z",
  whole: "M10 4a6 6 0 1 1-5.7 4.1l1.9.6A4 4 0 1 0 10 6v3L5.5 5 10 1z",
  full: "M3 3h5v2H5v3H3zm9 0h5v5h-2V5h-3zM3 12h2v3h3v2H3zm12 0h2v5h-5v-2h3z",
};

const icon = (path) =>
  `<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="${path}"/></svg>`;

const MOST = 15; // times as large as the whole: beyond, a map is only its ground

export class Tools {
  constructor(chart) {
    this.chart = chart;
    this.legend = element("ul", { class: "chart-legend", "aria-label": "Legend" });
    this.omitted = element("summary");
    this.notes = element("div");
    this.more = element("details", { class: "chart-notes" }, this.omitted, this.notes);
    this.bar = element("div", { class: "chart-tools", role: "group" });
    this.zooms = [
      this.button("Zoom in", ICONS.in, () => chart.zoom.by(1)),
      this.button("Zoom out", ICONS.out, () => chart.zoom.by(-1)),
      this.button("Show the whole", ICONS.whole, () => chart.zoom.reset()),
    ];
    for (const zoom of this.zooms) // so that a click need not wait for the script
      for (const way of ["pointerenter", "focus"]) zoom.addEventListener(way, plotly, { once: true });
    this.full = this.button("Full screen", ICONS.full, () => this.fill());
    this.below = element("div");
    this.offered = element("template");
    this.below.addEventListener("beforetoggle", (event) => this.open(event), true);
    this.bar.append(...this.zooms, this.full, this.below);
    this.foot = element("div", { class: "chart-foot" }, this.legend, this.bar);
    this.box = element("div", { class: "chart-below" }, this.foot, this.more);
  }

  button(label, path, act) {
    const node = element("button", { type: "button", "aria-label": label, title: label });
    node.innerHTML = icon(path);
    node.addEventListener("click", act);
    return node;
  }

  show({ title, legend, notes, below }) {
    this.list(legend);
    put(this.bar, { "aria-label": title });
    const lines = notes.map((note, index) => {
      const line = this.notes.children[index] ?? element("p");
      say(line, note);
      return line;
    });
    arrange(this.notes, lines);
    say(this.omitted, `What is not drawn, and why (${notes.length})`);
    put(this.more, { hidden: notes.length ? undefined : "hidden" });
    this.offer(below);
    put(this.full, { hidden: document.fullscreenEnabled ? undefined : "hidden" });
    this.enable();
  }

  // A filter changes all that is offered, which is written only when its box opens.
  offer(below) {
    this.offered.innerHTML = below;
    const wanted = this.offered.content.firstElementChild;
    const known = this.below.firstElementChild;
    if (!known) return this.below.append(wanted.cloneNode(true));
    put(known, { "data-theme": wanted.dataset.theme });
    for (const name of [".take-open", "[popover]"])
      put(known.querySelector(name), { "aria-label": wanted.querySelector(name).ariaLabel });
  }

  open({ newState, target }) {
    if (newState !== "open") return;
    const wanted = this.offered.content.querySelector("[popover]").cloneNode(true);
    target.replaceChildren(...wanted.childNodes);
  }

  list(legend) {
    const known = new Map([...this.legend.children].map((entry) => [entry.key, entry]));
    const entries = legend.map(({ sample, words }) => {
      const key = sample + words;
      const entry = known.get(key) ?? element("li");
      if (!entry.key) {
        entry.innerHTML = sample;
        entry.append(words);
        entry.key = key;
      }
      return entry;
    });
    arrange(this.legend, entries);
  }

  enable() {
    const { zoom } = this.chart;
    const [closer, farther, whole] = this.zooms;
    for (const node of this.zooms) put(node, { hidden: zoom.isThere ? undefined : "hidden" });
    put(this.chart.canvas, { "data-zoomed": zoom.view && zoom.isThere ? "true" : undefined });
    if (!zoom.isThere) return;
    const can = (node, is) => put(node, { "aria-disabled": is ? undefined : "true" });
    can(closer, zoom.factor < MOST);
    can(farther, Boolean(zoom.view));
    can(whole, Boolean(zoom.view));
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.chart.box.requestFullscreen();
  }
}
