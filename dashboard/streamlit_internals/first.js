// Runs before Streamlit's own script.

// Streamlit takes a page's address for a base path first and finds out by two requests that fail.
// All pages lie one step below the base, as the page's own links assume.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };

// One click is one entry in the browser's history. Streamlit makes entries when the server answers:
// one for the path of a page and often another for its parameters, and one for each late answer to
// a visitor who has gone back or forward meanwhile (1.67; streamlit/streamlit#9049 tells why).
// On the stage the address has the slide, which the browser turns by itself and the server does not
// know; and the page that was left for the stage is remembered, so that the way back leads there.
{
  const { pushState, replaceState } = history;
  let last = "load"; // or "act", "move" through the history, "path" or "query" written
  let links = 0; // clicked, and their pages not yet there

  const act = ({ type, target, key }) => {
    const isLink = target.closest?.("a[data-testid$=Link]");
    if (isLink && type === "click") links += 1;
    else if (!isLink || key !== "Enter") last = "act"; // Enter on a link clicks it, too
  };
  for (const type of ["click", "input", "keydown"]) addEventListener(type, act, true);

  const move = () => {
    last = "move";
    links = 0;
  };
  addEventListener("popstate", move, true);

  const STAGE = /\/present$/;
  const slide = () => document.querySelector(".slide[data-shown]")?.dataset.slide;

  const keepPage = () => {
    if (STAGE.test(location.pathname)) return;
    const [page] = location.pathname.split("/").slice(-1);
    try {
      sessionStorage.setItem("page-before-stage", page + location.search);
    } catch {
      // a browser may forbid it
    }
  };

  const write = (state, title, to) => {
    const url = new URL(to, location.href);
    const isPath = url.pathname !== location.pathname;
    if (isPath && STAGE.test(url.pathname)) keepPage();
    if (!isPath && STAGE.test(url.pathname) && slide()) {
      url.searchParams.set("slide", slide());
      if (url.href === location.href) return;
    }
    const isEntry = last === "act" || (isPath ? links > 0 : last === "query" && !links);
    // After a move, the entry already has the right address. The parameters of a page that is not
    // there yet come once more with its path.
    if (!isEntry && (last === "move" || (links && !isPath))) return;
    if (isPath) links = Math.max(0, links - 1);
    last = isPath ? "path" : "query";
    (isEntry ? pushState : replaceState).call(history, state, title, url);
  };
  history.pushState = write;
  history.replaceState = write;
}
