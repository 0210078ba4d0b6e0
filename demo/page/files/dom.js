// Makes nodes, and brings those on the page up to date. Everything foreign enters as text nodes.

export const byId = (id) => document.getElementById(id);

export function element(tag, className = "", ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

export function act(label, dataset = {}, className = "") {
  const node = element("button", className, label);
  Object.assign(node.dataset, dataset);
  return node;
}

// Gives a node the wanted children by changing those that it has: focus, scrolling and what the
// reader has folded out stay, and nothing flickers. Children with a data-key are told by it.
export function show(parent, wanted) {
  const keys = new Set(wanted.map((node) => node.dataset?.key));
  for (const node of [...parent.children]) {
    if (node.dataset.key && !keys.has(node.dataset.key)) node.remove();
  }
  let old = parent.firstChild;
  for (const node of wanted) {
    if (old && isSame(old, node)) {
      const next = old.nextSibling;
      update(old, node);
      old = next;
    } else {
      parent.insertBefore(node, old);
    }
  }
  while (old) {
    const next = old.nextSibling;
    old.remove();
    old = next;
  }
}

function isSame(old, wanted) {
  return old.nodeName === wanted.nodeName && old.dataset?.key === wanted.dataset?.key;
}

function update(old, wanted) {
  if (old.isEqualNode(wanted)) return;
  if (old.nodeType === Node.TEXT_NODE) {
    old.data = wanted.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  show(old, [...wanted.childNodes]);
}
