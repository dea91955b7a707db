// The list of commands above the input: all of them from the menu button, or those that fit what is typed.

import { byId, make } from "./dom.js";

export class CommandList {
  /** `choose(command)` sends one, `complete(command)` puts it into the input. */
  constructor(choose, complete) {
    this.list = byId("commands");
    this.input = byId("input");
    this.button = byId("menu-button");
    this.choose = choose;
    this.complete = complete;
    this.all = [];
    this.shown = [];
    this.active = -1;
    this.button.addEventListener("click", () => (this.isOpen ? this.close() : this.open(this.all)));
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** The commands there are now. */
  set(commands) {
    this.all = commands;
    this.button.hidden = commands.length === 0;
    this.close();
  }

  /** Show what fits the text, if that is the beginning of a command. */
  filter(text) {
    const typed = /^\/([a-z0-9_]*)$/i.exec(text);
    const fitting = typed ? this.all.filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
    if (fitting.length) this.open(fitting);
    else this.close();
  }

  open(commands) {
    this.shown = commands;
    this.list.replaceChildren(...commands.map((entry, index) => this.item(entry, index)));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.mark(-1);
    this.tell();
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.tell();
  }

  item({ command, description }, index) {
    const item = make("li", { id: `command-${index}`, role: "option" }, make("b", {}, `/${command}`), make("span", {}, description));
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => this.choose(`/${command}`));
    return item;
  }

  mark(index) {
    this.active = index;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    this.list.children[index]?.scrollIntoView({ block: "nearest" });
    if (index >= 0) this.input.setAttribute("aria-activedescendant", `command-${index}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  tell() {
    for (const element of [this.input, this.button]) element.setAttribute("aria-expanded", String(this.isOpen));
  }

  /** True if the key was meant for the list. */
  key(event) {
    if (!this.isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.mark((this.active + step + this.shown.length) % this.shown.length);
    else if (event.key === "Tab") this.complete(`/${this.shown[Math.max(0, this.active)].command} `);
    else if (event.key === "Enter" && this.active >= 0) this.choose(`/${this.shown[this.active].command}`);
    else if (event.key === "Escape") this.close();
    else return false;
    return true;
  }
}
