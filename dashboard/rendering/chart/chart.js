// Draws one chart of a page: Plotly paints it, and over it lies what can be selected. The element
// stays as long as the page is open; what a change leaves as it was is not touched.

import { element, put } from "./elements.js";
import { List } from "./list.js";
import { Overlay } from "./overlay.js";
import { Points } from "./points.js";
import { Tip } from "./tip.js";
import { Tools } from "./tools.js";
import { Zoom } from "./zoom.js";

// Plotly paints; what moves and is selected is ours.
const CONFIG = { staticPlot: true, displayModeBar: false };

const charts = new WeakMap();

// The page itself names the script of Plotly, which then comes together with all others.
const plotly = () =>
  window.Plotly
    ? Promise.resolve(window.Plotly)
    : new Promise((resolve, reject) => {
        const script = document.querySelector("script[src*=plotly]");
        script.addEventListener("load", () => resolve(window.Plotly));
        script.addEventListener("error", () => reject(new Error("Plotly did not load")));
      });

const isSame = (one, other) =>
  one?.length === other.length && one.every((byte, index) => byte === other[index]);

async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// The server lays a chart out for a class of widths, and is told once for all charts of a page
// where this window has another.
let told;
let telling;

const fits = ([least, below]) => innerWidth >= least && (below === null || innerWidth < below);

class Chart {
  constructor(parent) {
    this.box = element("div", { class: "chart", role: "figure" });
    this.stage = element("div", { class: "chart-stage" });
    this.canvas = element("div", { class: "chart-canvas" });
    this.plot = element("div", { class: "chart-plot", "aria-hidden": "true" });
    this.tip = new Tip(this);
    this.points = new Points(this);
    this.overlay = new Overlay(this);
    this.list = new List(this);
    this.zoom = new Zoom(this);
    this.tools = new Tools(this);
    this.canvas.append(this.plot, this.points.svg, this.overlay.svg);
    this.overlay.dragged(this.canvas);
    this.stage.append(this.canvas);
    this.box.append(this.stage, this.list.box, this.tools.box, this.tip.box);
    parent.append(this.box);
    this.work = Promise.resolve();
    this.seen = new ResizeObserver(() => this.draw());
    this.seen.observe(this.box);
  }

  // Draws what the last message holds, one after another.
  draw() {
    this.work = this.work.then(() => this.react()).catch((error) => console.error(error));
    return this.work;
  }

  async show(bytes) {
    if (isSame(this.bytes, bytes)) return this.work;
    this.bytes = bytes;
    const message = await unpacked(bytes);
    if (this.bytes !== bytes) return this.work; // a later one came meanwhile
    this.message = message;
    put(this.box, { "data-state": "drawing" });
    if (fits(message.fits)) told = undefined;
    return this.draw();
  }

  // A chart that is laid out for another window waits for the one that is not.
  isToWait() {
    if (fits(this.message.fits)) return false;
    clearTimeout(telling);
    const tell = () => {
      if (told === innerWidth || fits(this.message.fits)) return;
      told = innerWidth;
      this.tell(innerWidth);
    };
    if (this.drawn) telling = setTimeout(tell, 150);
    else tell();
    return true;
  }

  async react() {
    const { message } = this;
    const room = this.stage.clientWidth;
    if (!message || !room || (this.isToWait() && !this.drawn)) return;
    const { across, down } = this.size(room);
    const isNew = this.drawn !== message;
    if (!isNew && this.across === across && this.down === down) return;
    Object.assign(this, { across, down });
    this.drawn = message;
    if (isNew) this.label();
    this.resize();
    await this.paint();
    this.points.show(message);
    this.overlay.show(message);
    if (isNew) this.list.show(message);
    if (isNew) this.tools.show(message);
    if (message === this.message) put(this.box, { "data-state": "drawn" });
  }

  // How wide and high it is drawn: stretched, and never narrower than it was laid out for. A map
  // keeps its shape. What a style sheet enlarges is drawn as it is.
  size(room) {
    const { width, height, isMap, isEnlarged } = this.message;
    if (isEnlarged) return { across: width, down: height };
    if (!isMap) return { across: Math.max(room, width), down: height };
    const isFull = document.fullscreenElement === this.box;
    const most = isFull ? (this.stage.clientHeight * width) / height : Infinity;
    const across = Math.max(Math.min(room, most), width);
    return { across, down: Math.round((across * height) / width) };
  }

  label() {
    const { title, list, isEnlarged } = this.message;
    const enlarged = isEnlarged ? "true" : undefined;
    put(this.box, { "aria-label": title, "data-list": list, "data-enlarged": enlarged });
  }

  resize() {
    const { across, down } = this;
    put(this.box, { style: `--across:${across}px;--down:${down}px` });
  }

  async paint() {
    const { figure } = this.message;
    if (!figure) return this.clear();
    const Plotly = await plotly();
    const { data, layout } = figure;
    const size = { width: this.across, height: this.down };
    await Plotly.react(this.plot, data, { ...layout, ...size, ...this.zoom.axes(layout) }, CONFIG);
    this.isPainted = true;
  }

  clear() {
    if (this.isPainted) window.Plotly.purge(this.plot);
    this.isPainted = false;
  }

  select(item) {
    this.tip.dismiss();
    this.clicked(item.target);
  }

  end() {
    this.seen.disconnect();
    this.tip.hide();
    this.clear();
    this.box.remove();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const chart = charts.get(parentElement) ?? new Chart(parentElement);
  charts.set(parentElement, chart);
  chart.clicked = (target) => setTriggerValue("clicked", target);
  chart.tell = (width) => setTriggerValue("width", width);
  chart.show(data);
  return () => {
    charts.delete(parentElement);
    chart.end();
  };
}
