// One person's chat with the bot.
import { act, byId, element, show } from "./dom.js";
import { format, link } from "./text.js";

const NEAR = 60; // pixels from the end within which a reader follows what comes

function key(button) {
  const className = `key ${button.style ?? ""}`.trim();
  if (button.url) {
    const node = link(element("a", `${className} corner`, button.text), button.url);
    node.title = button.url;
    return node;
  }
  const dataset = button.copy_text ? { copy: button.copy_text.text } : { data: button.callback_data };
  const node = act(button.text, dataset, className);
  node.title = button.text;
  return node;
}

function clock(at, language) {
  const time = new Date(at * 1000);
  const node = element("time", "", time.toLocaleTimeString(language, { timeStyle: "short" }));
  node.dateTime = time.toISOString();
  return node;
}

function quote({ id, text }) {
  const node = element("a", "reply", element("b", "", "TrueConf"), text.split("\n")[0]);
  node.href = `#message-${id}`;
  return node;
}

function picture({ id, width, height }) {
  const node = element("img", "photo");
  Object.assign(node, { src: `/photos/${id}`, alt: "", width, height });
  return node;
}

function message(each, language) {
  const node = element("article", each.mine ? "mine" : "");
  node.dataset.key = node.id = `message-${each.id}`;
  node.dataset.message = each.id;
  const bubble = element("div", "bubble", ...(each.reply ? [quote(each.reply)] : []));
  if (each.photo) bubble.append(picture(each.photo));
  if (each.file) bubble.append(element("div", "file", `📎 ${each.file}`));
  node.append(format(bubble, each.text, each.entities));
  bubble.append(clock(each.at, language));
  if (each.keyboard.length) {
    const rows = each.keyboard.map((row) => element("div", "row", ...row.map(key)));
    node.append(element("div", "keyboard", ...rows));
  }
  return node;
}

function line(name, text) {
  const node = element("p", name, text);
  node.dataset.key = name;
  return node;
}

function day(at, language) {
  const date = new Date(at * 1000);
  return line("day", date.toLocaleDateString(language, { day: "numeric", month: "long" }));
}

function invitation() {
  const start = act("START", { command: "/start" }, "key primary start");
  start.dataset.key = "start";
  return start;
}

// `unread`: the id of the first message that this person has not seen, 0 where there is none.
export function showChat({ messages, commands, language }, { unread, follow }) {
  const list = byId("messages");
  const wasNear = isNear();
  const nodes = messages.map((each) => message(each, language));
  const first = messages.findIndex(({ id }) => id === unread);
  if (first >= 0) nodes.splice(first, 0, line("unread", "Unread messages"));
  nodes.unshift(messages.length ? day(messages[0].at, language) : invitation());
  list.lang = language;
  show(list, nodes);
  if (follow || wasNear) toEnd();
  showCommands(commands);
}

export function isNear() {
  const list = byId("messages");
  return list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
}

export function toEnd() {
  byId("messages").scrollTop = byId("messages").scrollHeight;
}

function showCommands(commands) {
  show(byId("commands"), commands.map(({ command, description }) => {
    const node = act(`/${command}`, { command: `/${command}` });
    node.append(element("span", "", description));
    return element("li", "", node);
  }));
  narrowCommands();
}

// To those that begin with what is being typed; returns how many these are.
export function narrowCommands() {
  const text = byId("text").value;
  const unfit = (item) => text.startsWith("/") && !item.textContent.startsWith(text);
  for (const item of byId("commands").children) item.hidden = unfit(item);
  return byId("commands").querySelectorAll(":scope > :not([hidden])").length;
}
