// The page's side of the wire: what a person does goes out, what happens comes in.

/** POST to /playground/<action>; throws an Error with the server's words. */
export async function post(action, body) {
  const response = await fetch(`/playground/${action}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.problem ?? response.statusText);
  return answer;
}

/** Call `take(event)` for all that happens, first {kind: "state"}; connects again by itself. */
export function listen(take, connected) {
  const source = new EventSource("/playground/events");
  source.onmessage = (message) => {
    connected(true);
    take(JSON.parse(message.data));
  };
  source.onerror = () => {
    connected(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(take, connected), 1000);
  };
  addEventListener("pagehide", () => source.close());
}
