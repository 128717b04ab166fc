// The floor of viewing: files, and a script that shows them.
const CONFIG = { displayModeBar: false };
const fetched = async (name) => (await fetch(name)).json();

async function show(name) {
  const view = await fetched(`view-${name}.json`);
  document.getElementById("words").textContent = view.words;
  for (const chart of ["map", "timeline"]) {
    Plotly.react(chart, view[chart].data, view[chart].layout, CONFIG);
  }
  const cells = (row) => row.map((text) => Object.assign(document.createElement("td"), { textContent: text }));
  const rows = view.rows.map((row) => {
    const made = document.createElement("tr");
    made.replaceChildren(...cells(row));
    return made;
  });
  document.querySelector("table").replaceChildren(...rows);
}

async function start() {
  show("all");
  const filters = document.getElementById("filters");
  for (const [name, label] of Object.entries(await fetched("filters.json"))) {
    const choice = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "filter", value: name });
    input.addEventListener("change", () => show(name));
    choice.append(input, label);
    filters.append(choice);
  }
}

start();
