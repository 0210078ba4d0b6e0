// The simulated world: its servers with what one can do to them, and what the bot asked for.
import { act, byId, element, show } from "./dom.js";

function minutes(count) {
  if (count === 0) return "just begun";
  return count < 60 ? `${count} min` : `${Math.floor(count / 60)} h ${count % 60} min`;
}

function acts(labels, dataset) {
  return labels.map((label) => act(label, { act: label, ...dataset }));
}

function conference(server, each) {
  const topic = element("b", "", each.topic);
  topic.dir = "auto";
  const figures = element("span", "figures", `${each.people} in it, ${minutes(each.minutes)}`);
  const own = acts(each.acts, { server, conference: each.id });
  for (const button of own) button.ariaLabel = `${button.dataset.act}: ${each.topic}`;
  const node = element("li", "", topic, figures, element("span", "acts", ...own));
  node.dataset.key = each.id;
  return node;
}

function server(each) {
  const chips = each.troubles.map((trouble) => element("span", "chip bad", trouble));
  if (!chips.length) chips.push(element("span", "chip good", "fine"));
  chips.unshift(element("span", "chip", each.generation));
  const own = acts(each.acts, { server: each.name });
  const list = element("ul", "", ...each.conferences.map((one) => conference(each.name, one)));
  const count = each.conferences.length;
  const folded = element("details", "", element("summary", "", `Conferences: ${count}`), list);
  const node = element("section", "card", element("h3", "", each.name, ...chips));
  node.append(element("div", "acts", ...own), folded);
  node.ariaLabel = each.name;
  node.dataset.key = each.name;
  return node;
}

function request(each) {
  const status = element("span", "status", each.own ? "" : String(each.status ?? "…"));
  if (each.failed) status.classList.add("bad");
  else if (each.status >= 400) status.classList.add("faint");
  const what = element("span", "what", each.what);
  if (each.note) what.append(" ", element("span", "chip good", each.note));
  const ms = element("span", "ms", each.own || each.ms === null ? "" : `${each.ms || "<1"} ms`);
  const node = element("li", each.own ? "own" : "", element("span", "to", each.to), what, status, ms);
  node.dataset.key = each.key;
  return node;
}

function suggestion({ label, steps, act: what, server: name, conference: id }) {
  if (what) return act(label, { act: what, server: name, conference: id });
  const list = element("ol", "", ...steps.map((step) => element("li", "", step)));
  return element("details", "", element("summary", "", label), list);
}

export function showWorld({ suggestions, servers, telegram, requests }) {
  show(byId("suggestions"), suggestions.map(suggestion));
  show(byId("servers"), servers.map(server));
  show(byId("telegram"), acts(telegram, {}));
  show(byId("requests"), requests.map(request));
}
