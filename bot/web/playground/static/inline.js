// What the bot offers while "@bot words" is typed, to be sent with a click; and files, places and replies.

import { byId, make } from "./dom.js";

const PAUSE = 350; // milliseconds without a key before the bot is asked
const ALMATY = { longitude: 76.89, latitude: 43.24 }; // where a browser is that will not say

export class InlineResults {
  /** `ask(text)` resolves to a query's id; `share(query, result)` sends one. */
  constructor(ask, share) {
    this.list = byId("inline");
    this.ask = ask;
    this.share = share;
    this.query = null;
    this.timer = 0;
  }

  /** Ask for what is typed behind the bot's name; anything else closes the list. */
  typed(text, bot) {
    clearTimeout(this.timer);
    const found = new RegExp(`^@${bot}(?:\\s+(.*))?$`, "is").exec(text);
    if (!found || !/\s/.test(text)) return this.close();
    this.timer = setTimeout(async () => (this.query = (await this.ask((found[1] ?? "").trim()))?.query_id), PAUSE);
  }

  answered(query, { results, button }) {
    if (query !== this.query && this.query !== null) return;
    const rows = results.map((result) => {
      const item = make("li", { role: "option", "data-testid": "inline-result" }, make("b", {}, result.title), make("span", {}, result.description ?? ""));
      item.addEventListener("mousedown", (event) => event.preventDefault());
      item.addEventListener("click", () => this.share(query, result.id));
      return item;
    });
    if (button) rows.unshift(make("li", { class: "above" }, make("b", {}, button.text)));
    this.list.replaceChildren(...rows);
    this.list.hidden = rows.length === 0;
  }

  close() {
    clearTimeout(this.timer);
    this.query = null;
    this.list.hidden = true;
  }
}

/** Where the browser says it is; in Almaty where it says nothing. */
export const whereabouts = () => new Promise((resolve) => {
  if (!navigator.geolocation) return resolve(ALMATY);
  const found = ({ coords }) => resolve({ longitude: coords.longitude, latitude: coords.latitude });
  navigator.geolocation.getCurrentPosition(found, () => resolve(ALMATY), { timeout: 2000 });
});
