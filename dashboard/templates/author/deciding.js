// Proposals: the audit is asked about one after the other, and each is accepted or refused alone.

import { get, post } from "./asking.js";

const boxes = (work) => [...work.querySelectorAll("[data-decides]")];

const turns = new WeakMap(); // how often each was asked about: only the last answer counts

async function judge(box, record, choice = "") {
  const proposal = box.dataset.decides;
  const turn = (turns.get(box) ?? 0) + 1;
  turns.set(box, turn);
  const made = await get("/verdict", { record, proposal, choice });
  if (!box.isConnected || turns.get(box) !== turn) return;
  if (made.ok) box.innerHTML = made.html;
  else box.textContent = made.line;
}

// Asks for the verdicts of the proposals that are shown.
export async function judgeAll(work, record) {
  for (const box of boxes(work)) if (box.isConnected && !box.elements.choice) await judge(box, record);
}

async function decide(path, box, record, paragraph, saved) {
  const pairs = [
    ["record", record],
    ["proposal", box.dataset.decides],
    ["paragraph", paragraph],
    ["choice", box.elements.choice.value],
    ["why", box.elements.why.value],
  ];
  const made = await post(path, pairs);
  if (made.ok) return saved(made);
  box.querySelector("[role=alert]").textContent = made.line;
  if (path === "/refuse") box.elements.why.focus();
}

// `acts.saved` shows what was saved, `acts.edit` opens the form of a proposal.
export function watchProposals(work, record, paragraph, acts) {
  work.addEventListener("click", (event) => {
    const box = event.target.closest("[data-decides]");
    const button = event.target.closest("button");
    if (!box || !button) return;
    if (button.dataset.open) acts.edit({ proposal: button.dataset.open, paragraph: paragraph() });
    if (button.matches("[data-accept]")) decide("/accept", box, record, paragraph(), acts.saved);
    if (button.matches("[data-refuse]")) decide("/refuse", box, record, paragraph(), acts.saved);
  });
  work.addEventListener("change", (event) => {
    const box = event.target.closest("[data-decides]");
    if (box && event.target.name === "choice") judge(box, record, event.target.value || "new");
  });
  work.addEventListener("submit", (event) => {
    if (event.target.closest("[data-decides]")) event.preventDefault();
  });
}
