// Draws one chart of a page with Plotly, in an element that stays as long as the page is open: what a
// change leaves as it was is not drawn again, and keeps its zoom.

const EXPAND = {
  width: 24,
  height: 24,
  path: "M4 4h6v2H6v4H4zm10 0h6v6h-2V6h-4zM4 14h2v4h4v2H4zm14 0h2v6h-6v-2h4z",
};

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
  one?.length === other.length && one.every((byte, place) => byte === other[place]);

async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

class Chart {
  constructor(parent) {
    this.box = document.createElement("div");
    this.box.className = "chart";
    this.box.setAttribute("role", "figure");
    this.plot = document.createElement("div");
    this.box.append(this.plot);
    parent.append(this.box);
    this.work = Promise.resolve();
    this.seen = new ResizeObserver(() => this.draw());
    this.seen.observe(this.box);
    this.box.addEventListener("mousemove", (event) => (this.pointer = event));
    this.box.addEventListener("mouseleave", () => (this.pointer = undefined));
  }

  // Draws what the last message holds, one after another.
  draw() {
    this.work = this.work.then(() => this.react()).catch((error) => console.error(error));
    return this.work;
  }

  async show(bytes) {
    if (isSame(this.bytes, bytes)) return this.work;
    this.bytes = bytes;
    const figure = await unpacked(bytes);
    if (this.bytes !== bytes) return this.work; // a later one came meanwhile
    this.figure = figure;
    this.box.setAttribute("aria-label", figure.alt);
    return this.draw();
  }

  async react() {
    const width = this.box.clientWidth;
    if (!this.figure || !width) return;
    const isFull = document.fullscreenElement === this.box;
    const height = isFull ? this.box.clientHeight : (this.figure.layout.height ?? this.box.clientHeight);
    if (this.drawn === this.figure && this.width === width && this.height === height) return;
    const Plotly = await plotly();
    const { data, layout, config } = this.figure;
    const size = { width, height: height || 450 };
    await Plotly.react(this.plot, data, { ...layout, ...size }, this.settings(config));
    if (!this.drawn) this.listen();
    Object.assign(this, { drawn: this.figure, width, height });
    this.point();
  }

  // Plotly forgets what the pointer is over, and would miss a click before it moves again.
  point() {
    if (!this.pointer) return;
    const { clientX, clientY } = this.pointer;
    const target = document.elementFromPoint(clientX, clientY);
    if (!this.plot.contains(target)) return;
    target.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true }));
  }

  settings(config) {
    this.config ??= {
      ...config,
      modeBarButtonsToAdd: [
        { name: "Fullscreen", title: "Fullscreen", icon: EXPAND, click: () => this.fill() },
      ],
    };
    return this.config;
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.box.requestFullscreen();
  }

  listen() {
    this.plot.on("plotly_click", ({ points }) => {
      const target = points[0]?.customdata ?? "";
      this.clicked(Array.isArray(target) ? (target[0] ?? "") : target);
    });
  }

  end() {
    this.seen.disconnect();
    if (this.drawn) window.Plotly.purge(this.plot);
    this.box.remove();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const chart = charts.get(parentElement) ?? new Chart(parentElement);
  charts.set(parentElement, chart);
  chart.clicked = (target) => setTriggerValue("clicked", target);
  chart.show(data);
  return () => {
    charts.delete(parentElement);
    chart.end();
  };
}
