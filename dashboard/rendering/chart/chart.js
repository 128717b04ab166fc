// Draws one chart of a page: it is painted, and over it lies what can be selected. The element stays
// as long as the page is open; what a change leaves as it was is not touched.

import { element, put } from "./elements.js";
import { plotly } from "./engine.js";
import { List } from "./list.js";
import { Overlay } from "./overlay.js";
import { Points } from "./points.js";
import { Sketch } from "./sketch.js";
import { Tip } from "./tip.js";
import { Tools } from "./tools.js";
import { isSame, Missing, unpacked } from "./unpacked.js";
import { Zoom } from "./zoom.js";

// Plotly paints; what moves and is selected is ours.
const CONFIG = { staticPlot: true, displayModeBar: false };

const charts = new WeakMap();

// The server lays a chart out for a class of widths, and is told once for all charts of a page
// where this window has another.
let told;
let telling;

const fits = ([least, below]) => innerWidth >= least && (below === null || innerWidth < below);

// On paper a chart is as wide as it was laid out for, however wide the window is, and made smaller
// by the style sheet as a whole.
const PRINTING = ["beforeprint", "afterprint"];
let isPrinted = false;
addEventListener("beforeprint", () => (isPrinted = true));
addEventListener("afterprint", () => (isPrinted = false));

class Chart {
  constructor(parent) {
    this.box = element("div", { class: "chart", role: "figure" });
    this.stage = element("div", { class: "chart-stage" });
    this.canvas = element("div", { class: "chart-canvas" });
    this.plot = element("div", { class: "chart-plot", "aria-hidden": "true" });
    this.sketch = new Sketch();
    this.tip = new Tip(this);
    this.points = new Points(this);
    this.overlay = new Overlay(this);
    this.list = new List(this);
    this.zoom = new Zoom(this);
    this.tools = new Tools(this);
    this.canvas.append(this.sketch.svg, this.plot, this.points.svg, this.overlay.svg);
    this.overlay.dragged(this.canvas);
    this.stage.append(this.canvas);
    this.box.append(this.stage, this.list.box, this.tools.box, this.tip.box);
    parent.append(this.box);
    this.work = Promise.resolve();
    this.seen = new ResizeObserver(() => this.draw());
    this.seen.observe(this.box);
    this.reprint = () => this.draw();
    for (const event of PRINTING) addEventListener(event, this.reprint);
  }

  // Draws what the last message holds, one after another.
  draw() {
    this.work = this.work.then(() => this.react()).catch((error) => console.error(error));
    return this.work;
  }

  async show(bytes) {
    if (isSame(this.bytes, bytes)) return this.work;
    this.bytes = bytes;
    const message = JSON.parse(await unpacked(bytes));
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
    const room = isPrinted ? 1 : this.stage.clientWidth;
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
    const { width, height, isMap } = this.message;
    if (!isMap) return { across: Math.max(room, width), down: height };
    const isFull = document.fullscreenElement === this.box;
    const most = isFull ? (this.stage.clientHeight * width) / height : Infinity;
    const across = Math.max(Math.min(room, most), width);
    return { across, down: Math.round((across * height) / width) };
  }

  label() {
    const { title, list } = this.message;
    put(this.box, { "aria-label": title, "data-list": list });
  }

  resize() {
    const { across, down } = this;
    put(this.box, { style: `--across:${across}px;--down:${down}px;--units:${across}` });
  }

  // Plotly paints what is zoomed, the sketch the whole.
  async paint() {
    const { figure } = this.message;
    const isZoomed = Boolean(figure && this.zoom.view);
    if (isZoomed) await this.paintZoomed(figure);
    else if (this.isPainted) window.Plotly.purge(this.plot);
    if (figure && !isZoomed) this.sketch.show(this.message);
    this.isPainted = isZoomed;
    put(this.sketch.svg, { display: figure && !isZoomed ? undefined : "none" });
  }

  async paintZoomed({ data, layout }) {
    const Plotly = await plotly();
    const size = { width: this.across, height: this.down };
    await Plotly.react(this.plot, data, { ...layout, ...size, ...this.zoom.axes(layout) }, CONFIG);
  }

  select(item) {
    this.tip.dismiss();
    this.clicked(item.target);
  }

  end() {
    this.seen.disconnect();
    for (const event of PRINTING) removeEventListener(event, this.reprint);
    this.tip.hide();
    if (this.isPainted) window.Plotly.purge(this.plot);
    this.box.remove();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const chart = charts.get(parentElement) ?? new Chart(parentElement);
  charts.set(parentElement, chart);
  chart.clicked = (target) => setTriggerValue("clicked", target);
  chart.tell = (width) => setTriggerValue("width", width);
  chart.show(data).catch((error) => {
    chart.bytes = undefined;
    if (error instanceof Missing) setTriggerValue("missing", true);
    else console.error(error);
  });
  // Streamlit also calls this where a newer run has overtaken an older one: then the chart goes on.
  return () => {
    if (!parentElement.isConnected && charts.delete(parentElement)) chart.end();
  };
}
