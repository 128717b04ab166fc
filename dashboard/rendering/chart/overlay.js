// What the pointer selects: transparent shapes over the plot, in the coordinates of the scene, and
// the outline of what has the focus.

import { arrange, drawn, nextId, put } from "./elements.js";

const MOST = 8; // items that are named together
const DRAG = 5; // pixels that a press may move before it is one

// How much room a path takes, about: the corners of its numbers.
function boxOf(path) {
  const steps = path.match(/[MLHVZ][^MLHVZ]*/g) ?? [];
  const xs = [];
  const ys = [];
  for (const step of steps) {
    const numbers = step.slice(1).trim().split(/[ ,]+/).map(Number);
    if (step[0] === "H") xs.push(numbers[0]);
    else if (step[0] === "V") ys.push(numbers[0]);
    else if (step[0] !== "Z") {
      xs.push(numbers[0]);
      ys.push(numbers[1]);
    }
  }
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

// What is said of the items that a shape stands for.
function together({ item, items }) {
  if (!items) return item;
  items.together ??= {
    target: item.target,
    said: [
      `${items.length} marks here: a click opens one after the other`,
      ...items.slice(0, MOST).map(({ said }) => said[0]),
      ...(items.length > MOST ? [`… and ${items.length - MOST} more`] : []),
    ],
  };
  return items.together;
}

export class Overlay {
  constructor(chart) {
    this.chart = chart;
    const clip = nextId();
    this.svg = drawn("svg", { class: "chart-overlay", preserveAspectRatio: "none", "aria-hidden": "true" });
    this.edge = drawn("rect", { y: -4 });
    this.moving = drawn("g");
    this.fixed = drawn("g");
    this.halo = drawn("path", { class: "chart-ring-halo" });
    this.ring = drawn("path", { class: "chart-ring" });
    const window_ = drawn("g", { "clip-path": `url(#${clip})` });
    const area = drawn("clipPath", { id: clip });
    area.append(this.edge);
    window_.append(this.moving);
    this.svg.append(area, window_, this.fixed);
    this.paths = new Map();
    this.listen();
  }

  show({ items, width, height, window: time }) {
    put(this.svg, { viewBox: `0 0 ${width} ${height}` });
    const [left, right] = time ?? [0, width];
    put(this.edge, { x: left, width: right - left, height: height + 8 });
    const before = this.paths;
    this.paths = new Map();
    const placed = items.map((item) => this.update(item, before.get(item.key)));
    share(placed);
    // What is small lies over what is large.
    placed.sort((one, other) => other.size - one.size);
    for (const group of [this.moving, this.fixed]) {
      const isMoving = group === this.moving;
      const inside = placed.filter(({ item }) => Boolean(item.moves) === isMoving);
      const rings = [this.halo, this.ring].filter((ring) => ring.parentNode === group);
      arrange(group, [...inside.flatMap(({ nodes }) => nodes), ...rings]);
    }
    this.move();
    if (this.focused) this.focus(items.find(({ key }) => key === this.focused));
  }

  // The shapes of an item: those that it had, changed where they differ.
  update(item, before) {
    const wanted = [];
    if (item.area) wanted.push(["chart-area", item.area]);
    if (item.line) wanted.push(["chart-line", item.line]);
    const nodes = wanted.map(([name, path], index) => {
      const node = before?.nodes[index] ?? drawn("path");
      node.item = item;
      node.items = undefined;
      return put(node, { class: name, d: path });
    });
    const path = (item.area ?? "") + (item.line ?? "");
    const isSame = before?.path === path;
    const box = isSame ? before.box : boxOf(path);
    const placed = { item, nodes, path, box, size: box.width * box.height };
    this.paths.set(item.key, placed);
    return placed;
  }

  // Follows the zoom.
  move() {
    const [left, right, top, bottom] = this.chart.zoom.seen;
    const [from, until, above, below] = this.chart.zoom.whole;
    const x = (until - from) / (right - left);
    const y = (below - above) / (bottom - top);
    const isWhole = !this.chart.zoom.view;
    const matrix = `matrix(${x} 0 0 ${y} ${from - left * x} ${above - top * y})`;
    put(this.moving, { transform: isWhole ? undefined : matrix });
  }

  box(item) {
    return this.paths.get(item.key)?.box;
  }

  // Draws the outline of an item, or of none.
  focus(item) {
    const placed = item && this.paths.get(item.key);
    this.focused = placed ? item.key : undefined;
    if (!placed) {
      this.halo.remove();
      this.ring.remove();
      return undefined;
    }
    const group = item.moves ? this.moving : this.fixed;
    if (this.ring.parentNode !== group) group.append(this.halo, this.ring);
    for (const ring of [this.halo, this.ring]) put(ring, { d: placed.path });
    return this.ring.getBoundingClientRect();
  }

  listen() {
    const itemOf = ({ target }) => target.item;
    const { tip } = this.chart;
    this.svg.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch" || event.buttons || !itemOf(event)) return;
      tip.show(together(event.target), around(event));
    });
    this.svg.addEventListener("pointerout", (event) => {
      if (itemOf(event) && event.relatedTarget?.item !== itemOf(event)) tip.leave();
    });
    this.svg.addEventListener("click", ({ target }) => {
      const { item, items } = target;
      if (!item) return;
      if (items) target.item = items[(items.indexOf(item) + 1) % items.length];
      this.chart.select(item);
    });
  }

  // A press that moves drags what is zoomed, also where it begins on a mark.
  dragged(canvas) {
    let start;
    canvas.addEventListener("pointerdown", (event) => {
      start = this.chart.zoom.view && event.button === 0 ? event : undefined;
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!start || !event.buttons) return;
      const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
      if (!canvas.hasPointerCapture(event.pointerId) && Math.hypot(x, y) < DRAG) return;
      canvas.setPointerCapture(event.pointerId); // so no click follows on the mark below
      this.chart.tip.hide();
      this.chart.zoom.pan(x, y);
      start = event;
    });
    canvas.addEventListener("pointerup", () => (start = undefined));
  }
}

// Words such as "and 20 more" stand for several items, which a pointer selects one after the other.
function share(placed) {
  const byPath = new Map();
  for (const one of placed) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  for (const same of byPath.values()) {
    if (same.length < 2) continue;
    const items = same.map(({ item }) => item);
    for (const { nodes } of same) for (const node of nodes) node.items = items;
    for (const { nodes } of same.slice(1)) nodes.length = 0;
  }
}

const around = ({ clientX: x, clientY: y }) => ({ left: x, right: x, top: y, bottom: y });
