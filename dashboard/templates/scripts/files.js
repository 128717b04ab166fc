// The files of a view: says how large they are, and that one is being prepared.
// Each file is measured by the server, which builds it for that: one after the other, as long as
// this view is open. Without this script the links save their files all the same.

const PAUSE = 1000; // milliseconds that a view stays before anything is built for it
const MOST_TRIES = 12;

const wait = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    setTimeout(resolve, milliseconds);
  });

export class Files {
  constructor(reading) {
    this.box = reading.box;
    this.box.addEventListener("click", (event) => this.click(event));
  }

  // What is open may have changed: what was asked for it is given up.
  show() {
    this.end();
    this.asking = new AbortController();
    this.measureAll(this.asking.signal).catch(() => {}); // the view was left, or the server is away
  }

  end() {
    this.asking?.abort();
  }

  async measureAll(signal) {
    await wait(PAUSE, signal);
    for (const place of this.box.querySelectorAll("[data-size]")) await this.measure(place, signal);
  }

  async measure(place, signal) {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const answer = await fetch(place.dataset.size, { signal });
      if (answer.status !== 503) {
        if (answer.ok) place.textContent = (await answer.json()).size;
        return;
      }
      await wait(1000 * Number(answer.headers.get("Retry-After") ?? 5), signal);
    }
  }

  click(event) {
    const link = event.target.closest("a[download]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const row = link.closest(".file");
    const say = (words) => (row.querySelector(".file-said").textContent = words);
    this.save(link, say).catch((error) => {
      console.warn(error);
      say("The server does not answer. Try again in a moment.");
    });
  }

  async save(link, say) {
    say("Being prepared; your browser saves it when it is ready.");
    const answer = await fetch(link.href);
    if (!answer.ok) {
      const isPlain = answer.headers.get("Content-Type")?.startsWith("text/plain");
      say(isPlain ? await answer.text() : "It could not be prepared.");
      return;
    }
    const file = document.createElement("a");
    file.href = URL.createObjectURL(await answer.blob());
    file.download = link.download;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
    say(`Saved as ${link.download}`);
    const place = link.closest(".file").querySelector("[data-size]");
    if (link.matches(".file-name")) this.measure(place, this.asking.signal).catch(() => {});
  }
}
