// A plain Telegram client. Everything foreign enters the page as text nodes, never as markup.
"use strict";

const byId = (id) => document.getElementById(id);
const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", text_link: "a",
};
const shown = new Map(); // message id -> { json, node }
let person = 0;
let stream = null;
let toastTimer = 0;

function element(tag, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function makeLink(node, url) {
  if (/^(https?|tg):/i.test(url)) node.href = url;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

function entityNode(entity) {
  if (entity.type === "spoiler") {
    const node = element("span", "spoiler");
    node.addEventListener("click", () => node.classList.add("open"));
    return node;
  }
  const node = element(TAGS[entity.type] ?? "span");
  return entity.type === "text_link" ? makeLink(node, entity.url) : node;
}

// Offsets count UTF-16 units, as strings do here. Entities come sorted and never cross.
function format(parent, text, entities, begin = 0, end = text.length) {
  let at = begin;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    if (entity.offset < at) continue;
    const stop = entity.offset + entity.length;
    parent.append(text.slice(at, entity.offset));
    const inner = entities.slice(i + 1).filter((other) => other.offset < stop);
    parent.append(format(entityNode(entity), text, inner, entity.offset, stop));
    at = stop;
  }
  parent.append(text.slice(at, end));
  return parent;
}

function keyNode(message, button) {
  const className = ["key", button.style ?? ""].join(" ").trim();
  if (button.url) {
    const link = makeLink(element("a", className, `${button.text} ↗`), button.url);
    link.title = button.url;
    return link;
  }
  const node = element("button", className, button.text);
  node.title = button.text;
  node.addEventListener("click", () =>
    button.copy_text ? copy(button.copy_text.text) : press(node, message.id, button.callback_data));
  return node;
}

function messageNode(message) {
  const node = element("article", message.mine ? "message mine" : "message");
  const bubble = format(element("div", "bubble"), message.text, message.entities);
  const time = new Date(message.at * 1000).toLocaleTimeString([], { timeStyle: "short" });
  bubble.append(element("span", "time", message.edited ? `edited ${time}` : time));
  node.append(bubble);
  if (message.keyboard.length) {
    const keyboard = element("div", "keyboard");
    for (const buttons of message.keyboard) {
      const row = element("div", "row");
      row.append(...buttons.map((button) => keyNode(message, button)));
      keyboard.append(row);
    }
    node.append(keyboard);
  }
  return node;
}

function showMessages(messages) {
  const list = byId("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const ids = new Set(messages.map((message) => message.id));
  for (const [id, { node }] of shown) {
    if (!ids.has(id)) { node.remove(); shown.delete(id); }
  }
  list.querySelector(".start")?.remove();
  for (const message of messages) {
    const json = JSON.stringify(message);
    const old = shown.get(message.id);
    if (old?.json === json) continue;
    const node = messageNode(message);
    if (old) old.node.replaceWith(node); else list.append(node);
    shown.set(message.id, { json, node });
  }
  if (!messages.length) {
    const start = element("button", "key primary start", "Start");
    start.addEventListener("click", () => send("/start"));
    list.append(start);
  }
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function showCommands(commands) {
  byId("commands").replaceChildren(...commands.map(({ command, description }) => {
    const item = element("li");
    const node = element("button", "", `/${command}`);
    node.append(element("span", "", description));
    node.addEventListener("click", () => { toggleCommands(false); send(`/${command}`); });
    item.append(node);
    return item;
  }));
}

function toggleCommands(open) {
  byId("commands").hidden = !open;
  byId("menu").setAttribute("aria-expanded", String(open));
}

function toast(text) {
  clearTimeout(toastTimer);
  byId("toast").textContent = text;
  byId("toast").hidden = false;
  toastTimer = setTimeout(() => { byId("toast").hidden = true; }, 4000);
}

function alertBox(text) {
  const dialog = byId("alert");
  dialog.querySelector("p").textContent = text;
  if (!dialog.open) dialog.showModal();
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast("Copied");
}

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ person, ...body }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function send(text) {
  try {
    await post("send", { text });
    byId("messages").scrollTop = byId("messages").scrollHeight;
  } catch {
    toast("Not sent: the simulator does not answer");
  }
}

async function press(node, message, data) {
  node.classList.add("waiting");
  try {
    const answer = await post("press", { message, data });
    if (answer.text && answer.alert) alertBox(answer.text);
    else if (answer.text) toast(answer.text);
  } catch {
    toast("The bot did not answer");
  } finally {
    node.classList.remove("waiting");
  }
}

// EventSource connects again by itself, and each event holds the whole chat: nothing can be missed.
function choose(id) {
  person = id;
  location.hash = String(id);
  byId("person").value = String(id);
  stream?.close();
  shown.clear();
  byId("messages").replaceChildren();
  stream = new EventSource(`events?person=${id}`);
  stream.addEventListener("open", () => { byId("state").textContent = "online"; });
  stream.addEventListener("error", () => { byId("state").textContent = "connecting…"; });
  stream.addEventListener("message", (event) => {
    const chat = JSON.parse(event.data);
    showMessages(chat.messages);
    showCommands(chat.commands);
  });
}

async function begin() {
  const { bot, people } = await (await fetch("people")).json();
  byId("bot").textContent = bot;
  byId("person").append(...people.map(({ id, name }) => new Option(`${name} (${id})`, String(id))));
  byId("person").addEventListener("change", (event) => choose(Number(event.target.value)));
  byId("menu").addEventListener("click", () => toggleCommands(byId("commands").hidden));
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = byId("text").value.trim();
    byId("text").value = "";
    if (text) send(text);
  });
  const wanted = Number(location.hash.slice(1));
  choose(people.some(({ id }) => id === wanted) ? wanted : people[0].id);
}

begin();
