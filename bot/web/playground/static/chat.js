// The chat page: whose Telegram it is, which chat is open, and what happens in it.

import { bubble, summary } from "./bubbles.js";
import { CommandList } from "./commands.js";
import { alertText, askLink, labelDialogs, prepareDialogs, prepareMenu, toast } from "./dialogs.js";
import { byId, make } from "./dom.js";
import { richMessage } from "./rich.js";
import { listen, post } from "./server.js";
import { texts as textsIn } from "./texts.js";
import { Times } from "./times.js";

const TYPING = 5500; // milliseconds that "typing" stays without a message
const DRAFT = 30000; // milliseconds that a draft stays, as in Telegram
const GIVE_UP = 15000; // milliseconds after which a button stops waiting for its answer
const NEAR = 120; // pixels from the end within which the view follows new messages

const state = { users: [], chats: new Map(), bot: null, offset: 0, zone: undefined, canSetClock: false };
const view = { user: null, chat: null, unread: new Map(), typing: 0, waiting: new Map(), answered: new Map(), drafts: new Map() };
const scroll = byId("scroll");
const input = byId("input");
let act;
const commands = new CommandList((command) => { clearInput(); say(command); }, (command) => { input.value = command; typed(); input.focus(); });

// What comes from the server

const happenings = {
  state({ state: fresh }) {
    state.users = fresh.users;
    state.bot = fresh.bot;
    state.zone = fresh.timezone;
    state.canSetClock = fresh.can_set_clock;
    state.offset = fresh.now - Date.now();
    state.chats = new Map(fresh.chats.map((chat) => [chat.id, { ...chat, messages: new Map(chat.messages.map((message) => [message.message_id, message])) }]));
    view.user = state.users.find((user) => user.id === view.user?.id) ?? remembered() ?? state.users[0];
    view.chat = state.chats.get(view.chat?.id) ?? state.chats.get(view.user.id);
    showAll();
    startFromAddress();
  },
  message({ chat_id: id, message }) {
    const chat = state.chats.get(id);
    if (!chat) return;
    chat.messages.set(message.message_id, message);
    if (message.from.id !== state.bot.id) chat.started = true;
    const open = chat === view.chat;
    if (message.from.id === state.bot.id) endTyping(chat);
    if (!open || scrolledUp()) view.unread.set(id, (view.unread.get(id) ?? 0) + (message.from.id === view.user.id ? 0 : 1));
    if (open) addMessage(message);
    showChats();
    showComposer();
  },
  edited({ chat_id: id, message }) {
    const chat = state.chats.get(id);
    if (!chat?.messages.has(message.message_id)) return;
    chat.messages.set(message.message_id, message);
    if (chat === view.chat) replaceMessage(message);
    showChats();
  },
  deleted({ chat_id: id, message }) {
    const chat = state.chats.get(id);
    chat?.messages.delete(message.message_id);
    if (chat === view.chat) showMessages(false);
    showChats();
  },
  action({ chat_id: id, action }) {
    if (id !== view.chat?.id || action !== "typing") return;
    clearTimeout(view.typing);
    view.typing = setTimeout(() => endTyping(view.chat), TYPING);
    byId("status").textContent = act.texts.typing;
    byId("status").classList.add("active");
  },
  draft({ chat_id: id, draft_id: draft, rich }) {
    if (id !== view.chat?.id) return;
    const follow = !scrolledUp();
    const old = view.drafts.get(draft);
    const row = make("article", { class: "row theirs draft" }, make("div", { class: "bubble wide" }, richMessage(rich, act), make("span", { class: "stamp" }, act.texts.draft)));
    if (old) old.row.replaceWith(row);
    else byId("messages").append(row);
    clearTimeout(old?.timer);
    view.drafts.set(draft, { row, timer: setTimeout(() => { row.remove(); view.drafts.delete(draft); }, DRAFT) });
    if (follow) toEnd();
  },
  answered({ query_id: query, text, alert }) {
    const waiting = view.waiting.get(query);
    if (!waiting) {
      view.answered.set(query, { text, alert }); // the answer may overtake the tap's own reply
      setTimeout(() => view.answered.delete(query), GIVE_UP);
      return;
    }
    waiting();
    if (text) (alert ? alertText : toast)(text);
  },
  blocked({ chat_id: id, blocked }) {
    const chat = state.chats.get(id);
    if (chat) chat.blocked = blocked;
    showComposer();
    showHead();
  },
  clock({ now }) {
    state.offset = now - Date.now();
    if (!view.user) return;
    act.times.offset = state.offset;
    tick();
    showMessages(!scrolledUp());
  },
};

listen((event) => happenings[event.kind]?.(event), (connected) => {
  byId("offline").hidden = connected;
  byId("offline").textContent = textsIn(view.user?.language_code).offline;
});

// What the person does

async function send(action, body) {
  try {
    return await post(action, body);
  } catch (error) {
    toast(`${act.texts.failed}: ${error.message}`);
    return null;
  }
}

const say = (text) => send("say", { user_id: view.user.id, chat_id: view.chat.id, text });

async function tap(button, message, data) {
  if (button.classList.contains("loading")) return;
  button.classList.add("loading");
  button.setAttribute("aria-busy", "true");
  const done = () => {
    button.classList.remove("loading");
    button.removeAttribute("aria-busy");
  };
  const answer = await send("tap", { user_id: view.user.id, chat_id: view.chat.id, message_id: message.message_id, data });
  if (!answer) return done();
  const end = () => {
    view.waiting.delete(answer.query_id);
    done();
    document.querySelectorAll(`[data-message-id="${message.message_id}"] .key.loading`).forEach((key) => key.classList.remove("loading"));
  };
  view.waiting.set(answer.query_id, end);
  setTimeout(end, GIVE_UP);
  const early = view.answered.get(answer.query_id);
  if (early) happenings.answered({ query_id: answer.query_id, ...early });
}

function follow(event, address, shown) {
  const start = new RegExp(`^https?://t\\.me/${state.bot.username}/?\\?start=([\\w-]{1,64})$`, "i").exec(address);
  if (start) {
    event.preventDefault();
    return say(`/start ${start[1]}`);
  }
  const same = (text) => text.replace(/^https?:\/\//, "").replace(/\/$/, "");
  if (same(shown) === same(address)) return undefined;
  event.preventDefault();
  return askLink(address, act.texts);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(act.texts.copied);
  } catch {
    alertText(text);
  }
}

function clearInput() {
  input.value = "";
  typed();
}

function typed() {
  input.style.height = "auto";
  if (input.scrollHeight) input.style.height = `${input.scrollHeight}px`; // none while it is not shown
  byId("send").disabled = !input.value.trim();
  byId("composer").classList.toggle("writing", Boolean(input.value));
  commands.filter(input.value);
}

input.addEventListener("input", typed);
input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (commands.key(event)) event.preventDefault();
  else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    byId("form").requestSubmit();
  }
});
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (!text) return;
  clearInput();
  say(text);
});
byId("start").addEventListener("click", () => say("/start"));
byId("back").addEventListener("click", () => setView("list"));
byId("to-end").addEventListener("click", () => toEnd(true));
byId("clock").addEventListener("click", () => byId("clock-dialog").showModal());
scroll.addEventListener("scroll", () => {
  if (!scrolledUp() && view.chat && view.unread.delete(view.chat.id)) showChats();
  showToEnd();
}, { passive: true });
document.addEventListener("click", (event) => {
  if (!event.target.closest("#composer")) commands.close();
});
prepareDialogs(async (time) => (await send("clock", { time })) && toast(act.texts.itIsNow(time)));
prepareMenu(() => {
  const others = state.users.filter((user) => user !== view.user).map((user) => [user.first_name, "person", () => become(user)]);
  const block = view.chat.type === "private"
    ? [[view.chat.blocked ? act.texts.unblock : act.texts.block, "ban", () => send("block", { user_id: view.user.id, blocked: !view.chat.blocked })]]
    : [];
  return [[act.texts.setClock, "clock", () => byId("clock-dialog").showModal()], ...others, ...block];
});

// What is on the page

function remembered() {
  const id = Number(sessionStorage.getItem("user"));
  return state.users.find((user) => user.id === id);
}

function become(user) {
  view.user = user;
  sessionStorage.setItem("user", user.id);
  open(state.chats.get(user.id));
}

function open(chat) {
  view.chat = chat;
  view.unread.delete(chat.id);
  clearInput();
  setView("chat");
  showAll();
  if (matchMedia("(pointer: fine)").matches) input.focus();
}

function setView(name) {
  document.body.dataset.view = name;
}

function startFromAddress() {
  const payload = new URLSearchParams(location.search).get("start");
  if (!payload || !/^[\w-]{1,64}$/.test(payload)) return;
  history.replaceState(null, "", location.pathname);
  say(`/start ${payload}`);
}

function showAll() {
  const language = view.user.language_code;
  document.documentElement.lang = language || "en";
  act = {
    texts: textsIn(language), times: new Times(language, state.zone, state.offset),
    command: say, link: follow, tap, copy, elsewhere: () => toast(act.texts.elsewhere),
  };
  endTyping(view.chat);
  label();
  showAccounts();
  showChats();
  showHead();
  showMessages(true);
  showComposer();
  tick();
}

function label() {
  const { texts } = act;
  byId("account-hint").textContent = texts.accounts;
  byId("chats").setAttribute("aria-label", texts.chats);
  byId("back").setAttribute("aria-label", texts.back);
  byId("more").setAttribute("aria-label", texts.more);
  byId("send").setAttribute("aria-label", texts.send);
  byId("to-end").setAttribute("aria-label", texts.toEnd);
  byId("clock").setAttribute("aria-label", texts.setClock);
  byId("commands").setAttribute("aria-label", texts.commands);
  byId("menu-button").querySelector("span").textContent = texts.menu;
  input.placeholder = texts.message;
  input.setAttribute("aria-label", texts.message);
  labelDialogs(texts, state.canSetClock);
}

function showAccounts() {
  byId("accounts").replaceChildren(...state.users.map((user) => {
    const mine = user === view.user;
    const button = make("button", { type: "button", role: "radio", class: "account", "aria-checked": String(mine), on: { click: () => become(user) } }, user.first_name);
    button.append(make("small", {}, user.language_code));
    const unread = mine ? 0 : view.unread.get(user.id) ?? 0;
    if (unread) button.append(make("span", { class: "badge" }, String(unread)));
    return button;
  }));
}

function showChats() {
  const mine = [...state.chats.values()].filter((chat) => chat.members.includes(view.user.id));
  byId("chats").replaceChildren(...mine.map((chat) => {
    const last = [...chat.messages.values()].at(-1);
    const name = chat.type === "private" ? view.user.bot_name : chat.title;
    const unread = view.unread.get(chat.id) ?? 0;
    const button = make("button", { type: "button", class: "entry", "aria-current": chat === view.chat ? "true" : undefined, on: { click: () => open(chat) } },
      make("span", { class: `avatar ${colour(chat)}`, "aria-hidden": "true" }, [...name][0] ?? ""),
      make("span", { class: "lines" },
        make("span", { class: "line" }, make("b", {}, name), last ? make("time", {}, act.times.clock(last.date * 1000)) : null),
        make("span", { class: "line" }, make("span", { class: "preview" }, last ? summary(last) : act.texts.empty), unread && chat !== view.chat ? make("span", { class: "badge" }, String(unread)) : null)));
    return button;
  }));
  showAccounts();
}

const colour = (chat) => `color-${Math.abs(chat.type === "private" ? state.bot.id : chat.id) % 6}`;

function showHead() {
  const { chat, user } = view;
  const name = chat.type === "private" ? user.bot_name : chat.title;
  byId("title").textContent = name;
  byId("avatar").textContent = [...name][0] ?? "";
  byId("avatar").className = `avatar ${colour(chat)}`;
  if (!byId("status").classList.contains("active")) {
    byId("status").textContent = chat.type === "private" ? act.texts.bot : act.texts.members(chat.members.length + 1);
  }
  document.title = `${name} – ${user.first_name}`;
}

function endTyping(chat) {
  if (chat !== view.chat) return;
  clearTimeout(view.typing);
  byId("status").classList.remove("active");
  for (const { row, timer } of view.drafts.values()) {
    clearTimeout(timer);
    row.remove();
  }
  view.drafts.clear();
  if (act) showHead();
}

function showMessages(end) {
  const rows = [];
  let day = "";
  for (const message of view.chat.messages.values()) {
    const at = message.date * 1000;
    if (act.times.day(at) !== day) {
      day = act.times.day(at);
      rows.push(make("p", { class: "day" }, make("span", {}, act.times.dayName(at, act.texts))));
    }
    rows.push(bubble(message, view.user.id, act));
  }
  if (!rows.length) rows.push(welcome());
  const before = scroll.scrollTop;
  byId("messages").replaceChildren(...rows);
  byId("messages").dataset.day = day;
  if (end) toEnd();
  else scroll.scrollTop = before;
  showToEnd();
}

function welcome() {
  const { description } = view.user;
  const name = view.chat.type === "private" ? view.user.bot_name : view.chat.title;
  return make("div", { class: "welcome", "data-testid": "welcome" },
    make("span", { class: `avatar large ${colour(view.chat)}`, "aria-hidden": "true" }, [...name][0] ?? ""),
    make("b", {}, description ? act.texts.what : name), make("span", {}, description || act.texts.empty));
}

function addMessage(message) {
  const mine = message.from.id === view.user.id;
  const stay = scrolledUp() && !mine;
  const list = byId("messages");
  list.querySelector(".welcome")?.remove();
  const day = act.times.day(message.date * 1000);
  if (day !== list.dataset.day) {
    list.dataset.day = day;
    list.append(make("p", { class: "day" }, make("span", {}, act.times.dayName(message.date * 1000, act.texts))));
  }
  const row = bubble(message, view.user.id, act);
  row.classList.add("new");
  list.append(row);
  if (stay) showToEnd();
  else if (!mine && row.offsetHeight > scroll.clientHeight) row.scrollIntoView({ block: "start", behavior: "instant" });
  else toEnd(true);
}

function replaceMessage(message) {
  const old = byId("messages").querySelector(`[data-message-id="${message.message_id}"]`);
  if (!old) return;
  const end = !scrolledUp();
  const opened = [...old.querySelectorAll("details")].map((details) => details.open);
  const fresh = bubble(message, view.user.id, act);
  const folds = [...fresh.querySelectorAll("details")];
  if (folds.length === opened.length) folds.forEach((details, index) => { details.open = opened[index]; });
  const taller = old.offsetHeight;
  old.replaceWith(fresh);
  if (end && fresh.offsetHeight <= Math.max(taller, scroll.clientHeight)) toEnd();
}

function showComposer() {
  const { chat } = view;
  const isPrivate = chat.type === "private";
  const idle = isPrivate && (!chat.started || chat.blocked);
  const start = byId("start");
  start.hidden = !idle;
  byId("form").hidden = idle;
  start.textContent = chat.blocked ? act.texts.restart : act.texts.start;
  if (commands.all !== chat.commands[view.user.id]) commands.set(chat.commands[view.user.id] ?? []);
  showReplyKeyboard(idle ? undefined : lastReplyKeyboard());
}

function lastReplyKeyboard() {
  return [...view.chat.messages.values()].reverse().find((message) => message.reply_keyboard)?.reply_keyboard;
}

function showReplyKeyboard(markup) {
  const rows = markup?.keyboard ?? [];
  const board = byId("reply-keyboard");
  board.hidden = rows.length === 0;
  board.replaceChildren(...rows.map((row) => make("div", { class: "keys" }, row.map((button) => {
    const text = button.text ?? button;
    const plain = !(button.request_location || button.request_contact || button.web_app || button.request_poll);
    return make("button", { type: "button", class: "reply-key", on: { click: () => (plain ? say(text) : toast(act.texts.elsewhere)) } }, text);
  }))));
}

// Scrolling and time

const scrolledUp = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight > NEAR;

function toEnd(smooth = false) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scroll.scrollTo({ top: scroll.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
}

function showToEnd() {
  byId("to-end").hidden = !scrolledUp();
  const unread = view.unread.get(view.chat.id) ?? 0;
  byId("unread").hidden = !unread;
  byId("unread").textContent = unread;
}

function tick() {
  if (!act) return;
  byId("clock-time").textContent = act.times.clock(act.times.now());
  for (const node of document.querySelectorAll("time[data-relative]")) node.textContent = act.times.relative(Number(node.dataset.relative) * 1000);
}

setInterval(tick, 1000);
