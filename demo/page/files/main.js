// What happens when one clicks and types. Buttons carry what they do in their data attributes.
import { isNear, narrowCommands, toEnd } from "./chat.js";
import { ask, listen } from "./demo.js";
import { byId } from "./dom.js";
import { answered, catchUp, choose, person, receive } from "./people.js";
import { reveal } from "./text.js";
import { showWorld } from "./world.js";

const TOAST = 4000; // milliseconds
let fading = 0;

function toast(text) {
  clearTimeout(fading);
  byId("toast").textContent = text;
  fading = setTimeout(() => { byId("toast").textContent = ""; }, TOAST);
}

function alertBox(text) {
  byId("alert-text").textContent = text;
  if (!byId("alert").open) byId("alert").showModal();
}

async function send(text) {
  byId("text").value = "";
  typed();
  answered();
  try {
    await ask("send", { person: person(), text });
    toEnd();
  } catch {
    toast("Not sent: the demo does not answer");
  }
}

async function press(node, message, data) {
  node.ariaBusy = "true";
  answered();
  try {
    const answer = await ask("press", { person: person(), message, data });
    if (answer.text) (answer.alert ? alertBox : toast)(answer.text);
  } catch {
    toast("The bot did not answer");
  } finally {
    node.ariaBusy = null;
  }
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast("Copied");
}

async function change({ act, server, conference }) {
  try {
    await ask("act", { act, server, conference });
  } catch {
    toast("That is not possible any more");
  }
}

function openCommands(open) {
  const commands = byId("commands");
  if (!open && commands.contains(document.activeElement)) byId("menu").focus();
  commands.hidden = !open;
  byId("menu").ariaExpanded = String(open);
}

// On a phone the chat becomes lower by it: who was at its end stays there.
function openWorld(open) {
  const wasNear = isNear();
  byId("world").hidden = !open;
  byId("fold").ariaExpanded = String(open);
  if (wasNear) toEnd();
}

// Light or dark is the machine's choice until the reader makes one.
function switchLooks() {
  const { style } = document.documentElement;
  const machine = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  localStorage.looks = style.colorScheme = (style.colorScheme || machine) === "dark" ? "light" : "dark";
}

// A command that is being typed narrows the menu down.
function typed() {
  openCommands(narrowCommands() > 0 && byId("text").value.startsWith("/"));
}

document.addEventListener("click", ({ target }) => {
  const node = target.closest("button, .spoiler");
  if (!node) return;
  const { data, copy: copied, command, person: chosen, act } = node.dataset;
  if (data) press(node, Number(node.closest("article").dataset.message), data);
  if (copied) copy(copied);
  if (command) send(command);
  if (chosen) choose(Number(chosen));
  if (act) change(node.dataset);
  if (node.matches(".spoiler:not(.open)")) reveal(node);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".spoiler")) reveal(event.target);
  if (event.key === "Escape") openCommands(false);
});

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = byId("text").value.trim();
  if (text) send(text);
});
byId("text").addEventListener("input", typed);
byId("menu").addEventListener("click", () => openCommands(byId("commands").hidden));
byId("messages").addEventListener("scroll", catchUp);
byId("newest").addEventListener("click", toEnd);
byId("looks").addEventListener("click", switchLooks);
byId("fold").addEventListener("click", () => {
  openWorld(byId("world").hidden);
  byId("close").focus(); // it is there on a phone, where the world takes half of the screen
});
byId("close").addEventListener("click", () => {
  openWorld(false);
  byId("fold").focus();
});

document.documentElement.style.colorScheme = localStorage.looks ?? "";
openWorld(matchMedia("(min-width: 60rem)").matches);
listen({
  chat: receive,
  world: showWorld,
  state: (text) => { byId("state").textContent = text; },
});
