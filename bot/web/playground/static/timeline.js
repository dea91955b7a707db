// The messages of the open chat, day by day, and where the view stands in them.

import { bubble } from "./bubbles.js";
import { byId, make } from "./dom.js";
import { richMessage } from "./rich.js";

const DRAFT = 30000; // milliseconds that a draft stays, as in Telegram
const NEAR = 120; // pixels from the end within which the view follows new messages

export class Timeline {
  constructor() {
    this.scroll = byId("scroll");
    this.list = byId("messages");
    this.drafts = new Map();
    this.act = null; // what the page does, in whose language
    this.me = 0; // the id of the person whose Telegram this is
    this.going = false; // on the way to the end
    this.scroll.addEventListener("scrollend", () => { this.going = false; });
    for (const event of ["wheel", "touchmove", "keydown"]) this.scroll.addEventListener(event, () => { this.going = false; }, { passive: true });
  }

  get scrolledUp() {
    return !this.going && this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight > NEAR;
  }

  toEnd(smooth = false) {
    this.going = smooth && (this.going || this.scrolledUp);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
  }

  /** Show these messages and no others; `welcome` where there are none. */
  show(messages, welcome, toEnd) {
    const before = this.scroll.scrollTop;
    this.clearDrafts();
    this.list.replaceChildren();
    this.list.dataset.day = "";
    for (const message of messages) this.append(message);
    if (!messages.length) this.list.append(welcome);
    if (toEnd) this.toEnd();
    else this.scroll.scrollTop = before;
  }

  /** A new message. Someone who reads further up stays there; one that is taller than the view shows its top. */
  add(message) {
    const mine = message.from.id === this.me;
    const stay = this.scrolledUp && !mine;
    this.list.querySelector(".welcome")?.remove();
    const row = this.append(message);
    row.classList.add("new");
    if (stay) return;
    if (!mine && row.offsetHeight > this.scroll.clientHeight) this.showTop(row);
    else this.toEnd(true);
  }

  showTop(row) {
    this.going = false;
    row.scrollIntoView({ block: "start", behavior: "instant" });
  }

  append(message) {
    const { texts, times } = this.act;
    const at = message.date * 1000;
    if (times.day(at) !== this.list.dataset.day) {
      this.list.dataset.day = times.day(at);
      this.list.append(make("p", { class: "day" }, make("span", {}, times.dayName(at, texts))));
    }
    const row = bubble(message, this.me, this.act);
    this.list.append(row);
    return row;
  }

  /** A message as it now is; what was unfolded in it stays so. */
  replace(message) {
    const old = this.list.querySelector(`[data-message-id="${message.message_id}"]`);
    if (!old) return;
    const follow = !this.scrolledUp;
    const opened = [...old.querySelectorAll("details")].map((details) => details.open);
    const fresh = bubble(message, this.me, this.act);
    const folds = [...fresh.querySelectorAll("details")];
    if (folds.length === opened.length) folds.forEach((details, index) => { details.open = opened[index]; });
    const height = Math.max(old.offsetHeight, this.scroll.clientHeight);
    old.replaceWith(fresh);
    if (follow && fresh.offsetHeight <= height) this.toEnd();
  }

  /** A message that is still being written. */
  draft(id, rich) {
    const follow = !this.scrolledUp;
    const old = this.drafts.get(id);
    const row = make("article", { class: "row theirs draft" },
      make("div", { class: "bubble wide" }, richMessage(rich, this.act), make("span", { class: "stamp" }, this.act.texts.draft)));
    clearTimeout(old?.timer);
    old?.row.remove();
    this.list.append(row);
    this.drafts.set(id, { row, timer: setTimeout(() => row.remove(), DRAFT) });
    if (follow) this.toEnd();
  }

  clearDrafts() {
    for (const { row, timer } of this.drafts.values()) {
      clearTimeout(timer);
      row.remove();
    }
    this.drafts.clear();
  }
}
