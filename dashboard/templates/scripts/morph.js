// Makes the children of one element those of another, with few changes: what stays keeps its focus,
// its place in the order of the keyboard and how far it is scrolled.

const keyOf = (node) => node.id || node.dataset?.key || "";

const isAlike = (one, other) => one.nodeName === other.nodeName && keyOf(one) === keyOf(other);

// Whether a box is open is its reader's to say.
const isTheReaders = (name, node) => name === "open" && node.nodeName === "DETAILS";

function putAttributes(node, wanted) {
  for (const { name } of [...node.attributes])
    if (!wanted.hasAttribute(name) && !isTheReaders(name, node)) node.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (node.getAttribute(name) !== value && !isTheReaders(name, node))
      node.setAttribute(name, value);
}

function become(node, wanted) {
  if (node.isEqualNode(wanted)) return;
  if (node.nodeType !== Node.ELEMENT_NODE) node.data = wanted.data;
  else {
    putAttributes(node, wanted);
    morph(node, wanted);
  }
}

export function morph(parent, wanted) {
  const kept = new Set([...wanted.children].map(keyOf));
  const known = new Map();
  for (const child of [...parent.children]) {
    const key = keyOf(child);
    if (key && !kept.has(key)) child.remove();
    else if (key) known.set(key, child);
  }
  let next = parent.firstChild;
  for (const child of [...wanted.childNodes]) {
    const same = known.get(keyOf(child)) ?? (next && isAlike(next, child) ? next : null);
    if (!same || !isAlike(same, child)) parent.insertBefore(child, next);
    else {
      if (same === next) next = next.nextSibling;
      else parent.insertBefore(same, next);
      become(same, child);
    }
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}
