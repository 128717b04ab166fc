// What a click means: the link, button or box around it. It imports nothing, so that a file in HTML
// can hold it as it is.

// Who opens a link in another tab, or selects words, means just that; and so does who uses a control
// within a row that can be selected itself.
export function clicked(event) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  if (!getSelection().isCollapsed) return null;
  const control = event.target.closest("a, button, summary, input, select, label, [data-target]");
  return control?.dataset.target ? control : null;
}
