// The side of the page: who one is, and the chats one has.

import { summary } from "./bubbles.js";
import { byId, make } from "./dom.js";

const count = (unread) => (unread ? make("span", { class: "badge" }, String(unread)) : null);

/** The switch between people; `become(user)` is called with another one. */
export function showAccounts(users, current, unread, become) {
  byId("accounts").replaceChildren(...users.map((user) => {
    const mine = user === current;
    return make("button", { type: "button", role: "radio", class: "account", "aria-checked": String(mine), on: { click: () => become(user) } },
      user.first_name, make("small", {}, user.language_code), mine ? null : count(unread.get(user.id)));
  }));
}

/** The list of chats; `face(chat)` gives a chat's name and colour, `open(chat)` is called with the chosen one. */
export function showChats(chats, current, unread, act, face, open) {
  byId("chats").replaceChildren(...chats.map((chat) => {
    const last = [...chat.messages.values()].at(-1);
    const { name } = face(chat);
    return make("button", { type: "button", class: "entry", "aria-current": chat === current ? "true" : undefined, on: { click: () => open(chat) } },
      avatar(face(chat)),
      make("span", { class: "lines" },
        make("span", { class: "line" }, make("b", {}, name), last ? make("time", {}, act.times.clock(last.date * 1000)) : null),
        make("span", { class: "line" }, make("span", { class: "preview" }, last ? summary(last) : act.texts.empty), chat === current ? null : count(unread.get(chat.id)))));
  }));
}

/** A round picture with the first letter of a name. */
export function avatar({ name, colour }, size = "") {
  return make("span", { class: `avatar ${size} ${colour}`, "aria-hidden": "true" }, [...name][0] ?? "");
}
