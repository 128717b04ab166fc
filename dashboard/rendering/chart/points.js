// Marks and words: they stand at points, which stretch and zoom move, and keep their size. What a
// change leaves as it was stays the same element.

import { arrange, drawn, nextId, put } from "./elements.js";

export class Points {
  constructor(chart) {
    this.chart = chart;
    const clip = nextId();
    this.svg = drawn("svg", { class: "chart-points", "aria-hidden": "true" });
    this.edge = drawn("rect");
    this.groups = [drawn("g"), drawn("g", { "clip-path": `url(#${clip})` }), drawn("g")];
    const area = drawn("clipPath", { id: clip });
    area.append(this.edge);
    this.svg.append(area, ...this.groups);
    this.known = new Map();
    this.placed = [];
  }

  show({ points, width, window: time }) {
    const stretch = this.chart.across / width;
    const [left, right] = (time ?? [0, width]).map((x) => x * stretch);
    put(this.edge, { x: left, width: right - left, height: this.chart.down });
    const before = this.known;
    this.known = new Map();
    this.placed = points.map((point) => this.found(point, before));
    this.draw(this.placed.filter(({ node }) => !node));
    // What is fixed lies below what moves, until something moves; after that, above.
    const first = this.placed.findIndex(({ moves }) => moves);
    const until = first < 0 ? this.placed.length : first;
    const part = (inside) => this.placed.filter(inside).map(({ node }) => node);
    arrange(this.groups[0], part(({ moves }, index) => !moves && index < until));
    arrange(this.groups[1], part(({ moves }) => moves));
    arrange(this.groups[2], part(({ moves }, index) => !moves && index >= until));
    this.move();
  }

  // A point with the element that was there already, if it looks the same.
  found(point, before) {
    const key = `${point.at} ${point.moves} ${point.svg}`;
    const node = before.get(key);
    before.delete(key);
    return { ...point, key, node };
  }

  // Makes the elements of all that are new at once: to parse each by itself takes much longer.
  draw(fresh) {
    const made = drawn("g");
    made.innerHTML = fresh.map(({ svg }) => `<g>${svg}</g>`).join("");
    const nodes = [...made.children];
    fresh.forEach((one, index) => {
      one.node = nodes[index];
    });
    for (const { key, node, at } of this.placed) {
      node.at = at;
      this.known.set(key, node);
    }
  }

  put({ node, at, moves }) {
    const { across, down, message, zoom } = this.chart;
    const [x, y] = moves || message.isMap ? zoom.where(at) : at;
    const number = (value) => Math.round(value * 10) / 10;
    const place = [(x * across) / message.width, (y * down) / message.height].map(number);
    put(node, { transform: `translate(${place})` });
  }

  // Follows stretch and zoom.
  move() {
    for (const one of this.placed) this.put(one);
  }
}
