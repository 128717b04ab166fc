// Paints the lines and areas of a figure as plain SVG: at once, and with few changes of the
// document. Plotly paints the same figure where a reader zooms; its script is not fetched before.

import { arrange, drawn, nextId, put } from "./elements.js";

const DASHES = { dash: 3, dot: 1 }; // for the width of a line, which counts as 3 at least
const AXES = ["x", "x2", "x3"];
const MOVING = "x2"; // what stands on it is seen in the window alone

const colourOf = ([at, colour]) => ({ offset: at, "stop-color": colour });

// The line of a trace: its pen is lifted at null.
const traced = ({ x, y }) =>
  x.map((at, index) => (at === null ? "" : `${x[index - 1] == null ? "M" : "L"}${at},${y[index]}`));

// What is painted, from the ground up: first what each pair of axes has, then what lies above.
function layers({ data, layout }) {
  const lines = (layout.shapes ?? []).map(({ path, fillcolor, line, layer, xref }) => ({
    path,
    line,
    fill: fillcolor,
    axis: xref ?? "x",
    isAbove: layer === "above",
  }));
  const fades = data.map((trace) => ({
    path: traced(trace).join(""),
    line: trace.line,
    fade: trace.fillgradient,
    axis: trace.xaxis ?? "x",
  }));
  const below = [...lines.filter(({ isAbove }) => !isAbove), ...fades];
  const ordered = AXES.flatMap((name) => below.filter(({ axis }) => axis === name));
  return [...ordered, ...lines.filter(({ isAbove }) => isAbove)];
}

export class Sketch {
  constructor() {
    this.clip = nextId();
    this.svg = drawn("svg", { class: "chart-sketch", preserveAspectRatio: "none", "aria-hidden": "true" });
    this.ground = drawn("image", { preserveAspectRatio: "none" });
    this.edge = drawn("rect", { y: 0 });
    this.paths = drawn("g");
    this.fades = drawn("defs");
    const area = drawn("clipPath", { id: this.clip });
    area.append(this.edge);
    this.svg.append(area, this.fades, this.ground, this.paths);
  }

  show({ figure, width, height, window: time }) {
    const [left, right] = time ?? [0, width];
    const source = figure.layout.images?.[0].source;
    put(this.svg, { viewBox: `0 0 ${width} ${height}` });
    put(this.edge, { x: left, width: right - left, height });
    put(this.ground, { width, height, href: source, display: source ? undefined : "none" });
    const painted = layers(figure);
    arrange(this.fades, painted.flatMap(({ fade }, index) => (fade ? [this.fade(fade, index)] : [])));
    arrange(this.paths, painted.map((one, index) => this.path(one, index)));
  }

  path({ path, line, fill, fade, axis }, index) {
    const { width = 0, color, dash } = line ?? {};
    const length = (DASHES[dash] ?? 0) * Math.max(width, 3);
    return put(this.paths.childNodes[index] ?? drawn("path"), {
      d: path,
      fill: fade ? `url(#${this.clip}-${index})` : fill,
      stroke: width ? color : undefined,
      "stroke-width": width || undefined,
      "stroke-dasharray": length || undefined,
      "clip-path": axis === MOVING ? `url(#${this.clip})` : undefined,
    });
  }

  fade({ start, stop, colorscale }, index) {
    const id = `${this.clip}-${index}`;
    const known = [...this.fades.childNodes].find((one) => one.id === id);
    const node = put(known ?? drawn("linearGradient", { gradientUnits: "userSpaceOnUse" }), {
      id,
      x1: start,
      x2: stop,
    });
    const stops = colorscale.map(
      (each, at) => put(node.childNodes[at] ?? drawn("stop"), colourOf(each)),
    );
    arrange(node, stops);
    return node;
  }
}
