// Copies and saves what a button holds: data-copy="the words" or, with data-save="name.bib", a file.
// With data-share the words go to whatever the device shares with; such buttons are shown where
// :root has data-shares. Buttons that hold the same words leave theirs empty and stand within data-words="the words".
// "{address}" in the words is where the nearest link to the thing itself (data-permalink) leads, "{base}"
// where the dashboard is. A text area within data-words shows the words. data-picture="ADDRESS" copies
// a picture, in the {theme} around it; such buttons are shown where :root has data-pictures.
// It imports nothing and exports nothing, so that a file in HTML can hold it as it is.
{
  const SHOWN = 2000; // milliseconds that a button says that it has copied

  const wordsOf = (node) => {
    const link = node.closest("[data-permalink]")?.dataset.permalink ?? "";
    const words = node.dataset.copy || node.closest("[data-words]").dataset.words;
    return words
      .replaceAll("{address}", new URL(link, location.href).href)
      .replaceAll("{base}", new URL("./", location.href).href);
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

  const copyPicture = (button) => {
    const { theme } = button.closest("[data-theme]").dataset;
    const picture = fetch(button.dataset.picture.replace("{theme}", theme)).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} at ${answer.url}`);
      return answer.blob();
    });
    return navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]).then(
      () => true,
      (error) => console.warn(error),
    );
  };

  // The words of the button change for a moment; a screen reader hears them, as they have its focus.
  const say = (button, words) => {
    button.dataset.said ??= button.textContent;
    button.textContent = words;
  };
  const sayBriefly = (button, words) => {
    say(button, words);
    setTimeout(() => {
      button.textContent = button.dataset.said;
      delete button.dataset.said;
    }, SHOWN);
  };

  const { dataset } = document.documentElement;
  if (navigator.share) dataset.shares = "";
  if (navigator.clipboard?.write && window.ClipboardItem) dataset.pictures = "";
  addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy], [data-picture]");
    if (!button) return;
    if (button.dataset.picture) {
      say(button, "Being made…");
      return sayBriefly(button, (await copyPicture(button)) ? "Copied" : "Not copied");
    }
    const words = wordsOf(button);
    if (button.dataset.save) save(words, button.dataset.save);
    else if ("share" in button.dataset) share(words);
    else sayBriefly(button, (await copy(words)) ? "Copied" : "Not copied");
  });
  const fill = ({ target }) => {
    for (const area of target.querySelectorAll("[data-words] textarea")) area.value = wordsOf(area);
  };
  addEventListener("toggle", fill, true);
}
