// How far a chart is zoomed: time along its window, a map both ways.

import { plotly } from "./engine.js";

const STEP = 1.6;
const MOST = 16;

const middle = (start, end) => (start + end) / 2;

export class Zoom {
  constructor(chart) {
    this.chart = chart;
  }

  get isThere() {
    return Boolean(this.chart.message?.zooms);
  }

  // The whole, as left, right, top and bottom in the coordinates of the scene.
  get whole() {
    const { width, height, window: time } = this.chart.message;
    return time ? [...time, 0, height] : [0, width, 0, height];
  }

  // What is seen of it.
  get seen() {
    if (!this.isThere || !this.view) return this.whole;
    const isTime = Boolean(this.chart.message.window);
    return isTime ? [...this.view.slice(0, 2), ...this.whole.slice(2)] : this.view;
  }

  // How much larger than the whole it is seen.
  get factor() {
    return (this.whole[1] - this.whole[0]) / (this.seen[1] - this.seen[0]);
  }

  // The axes that move: where time moves, all else stands on other pairs.
  get names() {
    const pair = this.chart.message.window ? "2" : "";
    return [`xaxis${pair}`, `yaxis${pair}`];
  }

  // These axes of a layout with what is seen. Plotly writes into them, so they are copies.
  axes(layout) {
    const [left, right, top, bottom] = this.seen;
    const [x, y] = this.names;
    return {
      [x]: { ...layout[x], range: [left, right] },
      [y]: { ...layout[y], range: [bottom, top] },
    };
  }

  // Where a point of what moves lies, in the coordinates of the scene as a whole.
  where([x, y]) {
    const [left, right, top, bottom] = this.seen;
    const [from, until, above, below] = this.whole;
    return [
      from + ((x - left) * (until - from)) / (right - left),
      above + ((y - top) * (below - above)) / (bottom - top),
    ];
  }

  by(steps) {
    const [left, right, top, bottom] = this.seen;
    return this.to(middle(left, right), middle(top, bottom), this.factor * STEP ** steps);
  }

  reset() {
    return this.to(0, 0, 1);
  }

  // Moves what is seen by some pixels of the screen.
  pan(across, down) {
    const [left, right, top, bottom] = this.seen;
    const { width, height } = this.chart.overlay.svg.getBoundingClientRect();
    const x = (across * this.chart.message.width) / width / this.factor;
    const y = (down * this.chart.message.height) / height / this.factor;
    return this.to(middle(left, right) - x, middle(top, bottom) - y, this.factor);
  }

  // Brings a box that lies outside into what is seen.
  include(box) {
    if (!this.view || !box) return undefined;
    const [left, right, top, bottom] = this.seen;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const isInside = x >= left && x <= right && y >= top && y <= bottom;
    return isInside ? undefined : this.to(x, y, this.factor);
  }

  // Shows the surroundings of a point, so many times as large as the whole.
  async to(x, y, factor) {
    const [from, until, above, below] = this.whole;
    const times = Math.min(Math.max(factor, 1), MOST);
    const part = (at, least, most) => {
      const length = (most - least) / times;
      const start = Math.max(least, Math.min(at - length / 2, most - length));
      return [start, start + length];
    };
    const down = this.chart.message.isMap ? part(y, above, below) : [above, below];
    const view = times > 1.01 ? [...part(x, from, until), ...down] : undefined;
    if (view) await plotly();
    this.view = view;
    this.chart.points.move();
    this.chart.overlay.move();
    this.chart.tools.enable();
    await this.chart.paint();
  }
}
