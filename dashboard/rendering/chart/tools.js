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
    this.status = element("span", { class: "chart-status", role: "status" });
    this.copy = element("button", { type: "button" }, "Copy picture");
    this.copy.addEventListener("click", () => this.copyPicture());
    this.links = element("div", { class: "chart-links" });
    this.save = element("details", {}, element("summary", {}, "Save picture"), this.links);
    this.closeAtOnce();
    this.bar.append(...this.zooms, this.full, this.save, this.copy, this.status);
    this.foot = element("div", { class: "chart-foot" }, this.legend, this.bar);
    this.box = element("div", { class: "chart-below" }, this.foot, this.more);
  }

  button(label, path, act) {
    const node = element("button", { type: "button", "aria-label": label, title: label });
    node.innerHTML = icon(path);
    node.addEventListener("click", act);
    return node;
  }

  show({ title, legend, notes, pictures }) {
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
    this.link(pictures);
    const canCopy = Boolean(navigator.clipboard?.write && window.ClipboardItem && pictures.length);
    put(this.copy, { hidden: canCopy ? undefined : "hidden" });
    put(this.full, { hidden: document.fullscreenEnabled ? undefined : "hidden" });
    this.enable();
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

  link(pictures) {
    put(this.save, { hidden: pictures.length ? undefined : "hidden" });
    this.pictures = pictures;
    const links = pictures.map(({ words, address }, index) => {
      const link = this.links.children[index] ?? element("a");
      link.download = ""; // the server says the name
      put(link, { href: address });
      say(link, words);
      return link;
    });
    arrange(this.links, links);
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

  // A list of links closes by Escape, by a choice, and when the focus leaves it.
  closeAtOnce() {
    const close = () => this.save.removeAttribute("open");
    this.save.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.save.open) return;
      event.stopPropagation();
      close();
      this.save.firstChild.focus();
    });
    this.save.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.save.contains(relatedTarget)) close();
    });
    this.links.addEventListener("click", close);
  }

  async copyPicture() {
    const { address } = this.pictures.find(({ isCopied }) => isCopied);
    const picture = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} at ${address}`);
      return answer.blob();
    });
    say(this.status, "Being made…");
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      say(this.status, "Copied");
    } catch (error) {
      console.warn(error);
      say(this.status, "Could not be copied");
    }
  }
}
