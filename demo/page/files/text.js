// Formatted text, from Telegram's entities.
import { element } from "./dom.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", text_link: "a",
};

export function link(node, url) {
  if (/^(https?|tg):/i.test(url)) node.href = url;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

// Offsets count UTF-16 units, as strings do here. Entities come sorted and never cross.
export function format(parent, text, entities, begin = 0, end = text.length) {
  let at = begin;
  entities.forEach((entity, index) => {
    if (entity.offset < at) return;
    const stop = entity.offset + entity.length;
    const inner = entities.slice(index + 1).filter((other) => other.offset < stop);
    parent.append(text.slice(at, entity.offset));
    parent.append(format(mark(entity), text, inner, entity.offset, stop));
    at = stop;
  });
  parent.append(text.slice(at, end));
  return parent;
}

function mark(entity) {
  if (entity.type === "spoiler") return spoiler();
  const node = element(TAGS[entity.type] ?? "span", entity.type === "bot_command" ? "link" : "");
  return entity.type === "text_link" ? link(node, entity.url) : node;
}

function spoiler() {
  const node = element("span", "spoiler");
  node.tabIndex = 0;
  node.role = "button";
  node.ariaLabel = "Hidden text: press to show";
  return node;
}

export function reveal(node) {
  node.className = "spoiler open";
  for (const name of ["tabindex", "role", "aria-label"]) node.removeAttribute(name);
}
