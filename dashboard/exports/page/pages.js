// Shows one page of the file at a time, as the dashboard does, and one map. The hash begins with the name
// of the page: #timeline&statuses=denied. A search of the browser finds words on all of them.

const pages = new Map(all("main > section:not(#cards)").map((section) => [section.id, section]));
const [FIRST] = pages.keys();
const views = new Map(all("[data-view]").map((view) => [view.dataset.view, view]));
for (const name of [...pages.keys(), "map"]) OTHERS.add(name);

const pageOf = (parameters) => [...parameters.keys()].find((name) => pages.has(name)) ?? FIRST;

function obeyPage() {
  const page = pageOf(query());
  for (const [name, section] of pages) section.hidden = name === page ? false : "until-found";
  for (const link of all("nav [data-target^='page:']"))
    if (link.dataset.target === `page:${page}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  obeyView();
}

// Another page keeps the filter, and nothing is selected on it yet.
function turnTo(page) {
  const kept = [...query()].filter(([name]) => !pages.has(name) && name !== "focus");
  const named = page === FIRST ? [] : [[page, ""]];
  show([]);
  history.pushState(null, "", addressOf(new URLSearchParams([...named, ...kept])));
  isTyping = false;
  obeyPage();
  scrollTo(0, 0);
  pages.get(page).focus({ preventScroll: true });
}

addEventListener("click", (event) => {
  const page = clicked(event)?.dataset.target.replace(/^page:/, "");
  if (!pages.has(page)) return;
  event.preventDefault();
  one("#more-pages").hidePopover();
  turnTo(page);
});

for (const [name, section] of pages) {
  section.setAttribute("tabindex", "-1");
  section.addEventListener("beforematch", () => turnTo(name));
}

function obeyView() {
  const asked = query().get("map");
  const shown = views.has(asked) ? asked : [...views.keys()][0];
  for (const [name, view] of views) view.hidden = name !== shown;
  for (const button of all("#views button"))
    button.setAttribute("aria-pressed", String(button.value === shown));
}

function turnMap(name) {
  const parameters = query();
  parameters.set("map", name);
  history.pushState(null, "", addressOf(parameters));
  obeyView();
}

if (views.size > 1)
  for (const [name, view] of views) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", value: name, textContent: view.dataset.title });
    button.addEventListener("click", () => turnMap(name));
    one("#views").append(button);
  }

addEventListener("hashchange", obeyPage);
for (const part of all(".hint")) part.hidden = false;
obeyPage();
obeyFilter();
