// What a reader chooses on the Share page: a chart with its size, shown as another website will
// have it, and what a program takes.

export class Choosing {
  constructor(reading) {
    this.box = reading.box;
    this.box.addEventListener("input", () => this.show());
    this.sizes = new ResizeObserver(() => this.fit());
    this.arrive();
  }

  // A link leads to a part, or to a chart among those to choose from: ./share#embed-timeline
  arrive() {
    const sought = location.hash && this.box.querySelector(`#${CSS.escape(location.hash.slice(1))}`);
    if (!sought) return;
    if (sought.matches("option")) sought.selected = true;
    sought.closest("section").scrollIntoView();
  }

  show() {
    this.embed = this.box.querySelector(".share-embed");
    if (this.embed) this.showChart();
    const program = this.box.querySelector("[name=program]")?.value;
    for (const one of this.box.querySelectorAll("[data-program]"))
      one.hidden = one.dataset.program !== program;
  }

  end() {
    this.sizes.disconnect();
  }

  field(name) {
    return this.embed.querySelector(`[name=${name}]`);
  }

  showChart() {
    const chart = this.field("chart");
    const { address, code } = chart.selectedOptions[0].dataset;
    const width = this.field("fits").value || this.field("width").value;
    const words = code.replace("{width}", width).replace("{height}", this.field("height").value);
    this.field("width").closest("label").hidden = width === "100%";
    this.embed.dataset.words = words;
    this.embed.querySelector("code").textContent = words;
    this.embed.querySelector("a").href = address;
    this.showFrame(address, `Preview: ${chart.selectedOptions[0].text}`);
  }

  showFrame(address, title) {
    this.frame = this.embed.querySelector("iframe");
    this.frame.title = title;
    if (this.frame.getAttribute("src") !== address) this.frame.src = address;
    this.sizes.observe(this.frame.parentElement);
    this.fit();
  }

  // A frame that is wider than there is room for is shown smaller, as a whole.
  fit() {
    const room = this.frame.parentElement;
    const width = this.field("fits").value ? room.clientWidth : Number(this.field("width").value);
    const height = Number(this.field("height").value);
    const scale = Math.min(1, room.clientWidth / width);
    Object.assign(this.frame.style, {
      width: `${width}px`,
      height: `${height}px`,
      transform: `scale(${scale})`,
    });
    room.style.height = `${height * scale}px`;
  }
}
