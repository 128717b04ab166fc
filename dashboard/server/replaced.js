// Takes away what the page was sent with as soon as the app has drawn the same.
{
  const first = document.getElementById("first");
  const parts = first.dataset.until.split(", ");

  const look = () => {
    if (!parts.every((part) => document.querySelector(part))) return;
    watch.disconnect();
    first.remove();
  };
  const watch = new MutationObserver(look);
  const what = { childList: true, subtree: true, attributeFilter: ["data-state"] };
  watch.observe(document.body, what);
}
