// Whose Telegram one looks at, and what each of them has not seen yet.
import { act, byId, element, show } from "./dom.js";
import { isNear, showChat } from "./chat.js";

const chats = new Map(); // person -> the chat as it was told last
const seen = new Map(); // person -> id of the newest message that was seen
let current = null;
let unread = 0; // in the current chat: the id of the first message that was news at the last look

const fromBot = ({ messages }) => messages.filter(({ mine }) => !mine);
const news = (chat) => fromBot(chat).filter(({ id }) => id > seen.get(chat.person));

export function person() {
  return current;
}

export function receive(chat) {
  const isNew = !chats.has(chat.person);
  chats.set(chat.person, chat);
  if (isNew) look(chat);
  if (current === null) choose(chat.person);
  else if (current === chat.person) showCurrent(false);
  else showPeople();
}

export function choose(id) {
  current = id;
  unread = news(chats.get(id))[0]?.id ?? 0;
  showCurrent(true);
}

// What came while the reader was looking at older messages is seen once they are at the end.
export function catchUp() {
  if (current === null) return;
  if (isNear()) look(chats.get(current));
  showPeople();
}

export function answered() {
  unread = 0;
}

function look(chat) {
  seen.set(chat.person, Math.max(0, ...chat.messages.map(({ id }) => id)));
}

function showCurrent(follow) {
  showChat(chats.get(current), { unread, follow });
  catchUp();
}

function showPeople() {
  show(byId("people"), [...chats.values()].map(tab));
  const waiting = [...chats.values()].reduce((sum, chat) => sum + news(chat).length, 0);
  document.title = `${waiting ? `(${waiting}) ` : ""}TrueConf bot: the demo`;
  const below = byId("newest");
  const count = news(chats.get(current)).length;
  below.hidden = isNear();
  below.ariaLabel = `To the newest message, ${count} unread`;
  const badge = element("span", "badge", String(count));
  badge.hidden = !count;
  show(below, [element("span", "", "↓"), badge]);
}

function tab(chat) {
  const node = act("", { person: chat.person });
  const last = chat.messages.at(-1);
  const count = news(chat).length;
  const text = element("span", "who", element("b", "", chat.name));
  text.append(element("span", `chip ${chat.part}`, chat.role));
  text.append(element("span", "last", last ? last.text.split("\n")[0] : "has not pressed Start"));
  node.append(element("span", "avatar", chat.name[0]), text);
  if (count) {
    const badge = element("span", "badge", String(count));
    badge.ariaLabel = `${count} unread`;
    node.append(badge);
  }
  if (chat.person === current) node.ariaCurrent = "true";
  node.dataset.key = String(chat.person);
  return node;
}
