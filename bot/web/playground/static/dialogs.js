// What opens above the chat: the menu, the clock, questions, alerts and toasts.

import { byId, icon, make } from "./dom.js";

const TOAST = 3500; // milliseconds

export function toast(text) {
  const note = make("p", { class: "toast" }, text);
  byId("toasts").replaceChildren(note);
  setTimeout(() => note.remove(), TOAST);
}

export function alertText(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}

/** Ask before a link is opened, as Telegram does where the address is not what is shown. */
export function askLink(address, texts) {
  byId("link-title").textContent = texts.openLink;
  byId("link-address").textContent = address;
  byId("link-open").textContent = texts.open;
  byId("link-open").href = address;
  byId("link").showModal();
}

/** `set(time)` is called with HH:MM. */
export function prepareDialogs(set) {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }
  byId("link-open").addEventListener("click", () => byId("link").close());
  byId("clock-form").addEventListener("submit", () => set(byId("clock-input").value));
}

export function labelDialogs(texts, canSetClock) {
  const say = () => {
    byId("clock-set").textContent = texts.itIsNow(byId("clock-input").value || "—");
  };
  byId("clock-title").textContent = texts.clock;
  byId("clock-text").textContent = canSetClock ? texts.clockText : texts.fixedClock;
  byId("clock-input").hidden = byId("clock-set").hidden = !canSetClock;
  byId("clock-input").setAttribute("aria-label", texts.setClock);
  byId("clock-input").oninput = say;
  for (const button of document.querySelectorAll("[data-close]")) button.textContent = texts.cancel;
  say();
}

/** The menu behind the three dots; `entries()` gives [label, icon, act] for each line when it opens. */
export function prepareMenu(entries) {
  const menu = byId("menu");
  const button = byId("more");
  const close = () => {
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    if (!menu.hidden) return close();
    menu.replaceChildren(...entries().map(([label, symbol, act]) => {
      const item = make("button", { type: "button", role: "menuitem" }, icon(symbol), make("span", {}, label));
      item.addEventListener("click", act);
      return item;
    }));
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    menu.querySelector("button")?.focus();
  });
  document.addEventListener("click", close);
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    if (event.key === "Escape") {
      close();
      button.focus();
    }
  });
}
