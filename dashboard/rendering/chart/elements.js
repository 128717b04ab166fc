// Elements, made and changed with as few changes as there are differences.

const SVG = "http://www.w3.org/2000/svg";

let last = 0;

export const nextId = () => `chart-${(last += 1)}`;

export function put(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === "") {
      if (node.hasAttribute(name)) node.removeAttribute(name);
    } else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
  }
  return node;
}

export const element = (name, attributes = {}, ...children) => {
  const node = put(document.createElement(name), attributes);
  node.append(...children);
  return node;
};

export const drawn = (name, attributes = {}) =>
  put(document.createElementNS(SVG, name), attributes);

// Have exactly these children in this order; those that stand right are left alone, and new ones
// that stand together come together.
export function arrange(parent, children) {
  const wanted = new Set(children);
  const gone = [...parent.childNodes].filter((child) => !wanted.has(child));
  if (gone.length && gone.length === parent.childNodes.length) parent.replaceChildren();
  else for (const child of gone) child.remove();
  let next = parent.firstChild;
  let coming = [];
  const come = () => {
    const together = document.createDocumentFragment();
    together.append(...coming);
    parent.insertBefore(together, next);
    coming = [];
  };
  for (const child of children) {
    if (child !== next) coming.push(child);
    else {
      if (coming.length) come();
      next = next.nextSibling;
    }
  }
  if (coming.length) come();
}

export function say(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
