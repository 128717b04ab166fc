// Moves the focus through a list by arrows, Home and End, so that Tab reaches the list once:
// data-roving on the list is the selector of what can have the focus within it, of which one has
// tabindex 0 and all others have -1.
// It imports nothing and exports nothing, so that a file in HTML can hold it as it is.
{
  const STEPS = {
    ArrowDown: (place) => place + 1,
    ArrowUp: (place) => place - 1,
    Home: () => 0,
    End: (_, last) => last,
  };

  addEventListener("keydown", (event) => {
    const list = event.target.closest?.("[data-roving]");
    const step = STEPS[event.key];
    if (!list || !step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const all = [...list.querySelectorAll(list.dataset.roving)];
    const place = all.indexOf(event.target);
    if (place < 0) return;
    event.preventDefault();
    all[Math.max(0, Math.min(step(place, all.length - 1), all.length - 1))].focus();
  });

  addEventListener("focusin", (event) => {
    const list = event.target.closest?.("[data-roving]");
    if (!list || !event.target.matches(list.dataset.roving)) return;
    for (const one of list.querySelectorAll(`${list.dataset.roving}[tabindex="0"]`))
      one.tabIndex = -1;
    event.target.tabIndex = 0;
  });
}
