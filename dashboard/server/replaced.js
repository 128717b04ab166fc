// Takes away what the page was sent with as soon as the app has drawn the same. What is pressed while
// a slide is seen and nothing turns it yet, counts once something does.
{
  const first = document.getElementById("first");
  const parts = first.dataset.until.split(", ");

  const pressed = [];
  const press = (event) => {
    if (!event.ctrlKey && !event.altKey && !event.metaKey) pressed.push(event.key);
  };
  if (first.querySelector(".stage")) addEventListener("keydown", press);

  const look = () => {
    if (!parts.every((part) => document.querySelector(part))) return;
    watch.disconnect();
    first.remove();
    removeEventListener("keydown", press);
    for (const key of pressed) dispatchEvent(new KeyboardEvent("keydown", { key }));
  };
  const watch = new MutationObserver(look);
  const what = { childList: true, subtree: true, attributeFilter: ["data-state"] };
  watch.observe(document.body, what);
}
