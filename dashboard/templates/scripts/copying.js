// Copies and saves what a button holds: data-copy="the words" or, with data-save="name.bib", a file.
// With data-share the words go to whatever the device shares with; such buttons are shown where
// :root has data-shares. Buttons that hold the same words leave theirs empty and stand within data-words="the words".
// "{address}" in the words is where the nearest link to the thing itself (data-permalink) leads.
// It imports nothing and exports nothing, so that a file in HTML can hold it as it is.
{
  const SHOWN = 2000; // milliseconds that a button says that it has copied

  const wordsOf = (button) => {
    const link = button.closest("[data-permalink]")?.dataset.permalink ?? "";
    const words = button.dataset.copy || button.closest("[data-words]").dataset.words;
    return words.replaceAll("{address}", new URL(link, location.href).href);
  };

  // Without HTTPS there is no clipboard but the old one.
  const copyTheOldWay = (words) => {
    const area = document.createElement("textarea");
    area.value = words;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    return isCopied;
  };

  const copy = async (words) => {
    if (!navigator.clipboard) return copyTheOldWay(words);
    return navigator.clipboard.writeText(words).then(
      () => true,
      () => copyTheOldWay(words),
    );
  };

  const save = (words, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([words], { type: "text/plain" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const share = (words) => navigator.share({ text: words }).catch(() => {}); // or given up

  // The words of the button change for a moment; a screen reader hears them, as they have its focus.
  const say = (button, words) => {
    button.dataset.said ??= button.textContent;
    button.textContent = words;
    setTimeout(() => {
      button.textContent = button.dataset.said;
      delete button.dataset.said;
    }, SHOWN);
  };

  if (navigator.share) document.documentElement.dataset.shares = "";
  addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    const words = wordsOf(button);
    if (button.dataset.save) save(words, button.dataset.save);
    else if ("share" in button.dataset) share(words);
    else say(button, (await copy(words)) ? "Copied" : "Not copied");
  });
}
