// The demo's server: what it tells, and what it is asked to do.

export async function ask(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

// EventSource connects again by itself, and each event is whole: nothing can be missed.
export function listen({ chat, world, state }) {
  const stream = new EventSource("events");
  stream.addEventListener("open", () => state("bot"));
  stream.addEventListener("error", () => state("connecting…"));
  stream.addEventListener("chat", (event) => chat(JSON.parse(event.data)));
  stream.addEventListener("world", (event) => world(JSON.parse(event.data)));
}
