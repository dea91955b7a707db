// The chat page: whose Telegram it is, which chat is open, and what happens in it.

import { CommandList } from "./commands.js";
import { alertText, askLink, labelDialogs, prepareDialogs, prepareMenu, toast } from "./dialogs.js";
import { byId, make } from "./dom.js";
import { InlineResults, whereabouts } from "./inline.js";
import { summary } from "./bubbles.js";
import { listen, post } from "./server.js";
import { avatar, showAccounts, showChats } from "./sidebar.js";
import { texts as textsIn } from "./texts.js";
import { Timeline } from "./timeline.js";
import { Times } from "./times.js";

const TYPING = 5500; // milliseconds that "typing" stays without a message
const GIVE_UP = 15000; // milliseconds after which a button stops waiting for its answer

const state = { users: [], chats: new Map(), bot: null, offset: 0, zone: undefined, canSetClock: false };
const view = { user: null, chat: null, unread: new Map(), typing: 0, waiting: new Map(), answered: new Map() };
const timeline = new Timeline();
const input = byId("input");
let act;
const commands = new CommandList((command) => { clearInput(); say(command); }, (command) => { input.value = command; typed(); input.focus(); });

const inline = new InlineResults(
  (text) => send("inline", { user_id: view.user.id, text }),
  async (query, result) => {
    clearInput();
    inline.close();
    await send("share", { user_id: view.user.id, query_id: query, result_id: result, chat_id: view.chat.id });
  },
);

// What comes from the server

const happenings = {
  state({ state: fresh }) {
    state.users = fresh.users;
    state.bot = fresh.bot;
    state.zone = fresh.timezone;
    state.canSetClock = fresh.can_set_clock;
    state.offset = fresh.now - Date.now();
    state.chats = new Map(fresh.chats.map((chat) => [chat.id, { ...chat, messages: new Map(chat.messages.map((message) => [message.message_id, message])) }]));
    const again = Boolean(view.chat); // the page was connected before: whoever reads further up stays there
    view.user = state.users.find((user) => user.id === view.user?.id) ?? remembered() ?? state.users[0];
    view.chat = state.chats.get(view.chat?.id) ?? state.chats.get(view.user.id);
    showAll(!(again && timeline.scrolledUp));
    startFromAddress();
  },
  message({ chat_id: id, message }) {
    const chat = state.chats.get(id);
    if (!chat) return;
    const open = chat === view.chat;
    chat.messages.set(message.message_id, message);
    if (message.from.id !== state.bot.id) chat.started = true;
    else if (open) endTyping();
    if ((!open || timeline.scrolledUp) && message.from.id !== view.user.id) view.unread.set(id, (view.unread.get(id) ?? 0) + 1);
    if (open) timeline.add(message);
    showSide();
    showToEnd();
    showComposer();
  },
  edited({ chat_id: id, message }) {
    const chat = state.chats.get(id);
    if (!chat?.messages.has(message.message_id)) return;
    chat.messages.set(message.message_id, message);
    if (chat === view.chat) timeline.replace(message);
    showSide();
  },
  deleted({ chat_id: id, message }) {
    const chat = state.chats.get(id);
    chat?.messages.delete(message.message_id);
    if (chat === view.chat) showMessages(false);
    showSide();
  },
  action({ chat_id: id, action }) {
    if (id !== view.chat?.id || action !== "typing") return;
    clearTimeout(view.typing);
    view.typing = setTimeout(endTyping, TYPING);
    byId("status").textContent = act.texts.typing;
    byId("status").classList.add("active");
  },
  draft({ chat_id: id, draft_id: draft, rich }) {
    if (id === view.chat?.id) timeline.draft(draft, rich);
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
  inline({ query_id: query, answer }) {
    inline.answered(query, answer);
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
    showMessages(!timeline.scrolledUp);
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

const say = (text) => send("say", { user_id: view.user.id, chat_id: view.chat.id, text, reply_to: wantedReply()?.message_id ?? 0 });

const shareLocation = async () => send("location", { user_id: view.user.id, ...(await whereabouts()) });

/** The last message, where it asks for a reply. */
function wantedReply() {
  const last = [...view.chat.messages.values()].pop();
  return last?.reply_keyboard?.force_reply ? last : undefined;
}

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
  inline.typed(input.value, state.bot?.username);
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
byId("to-end").addEventListener("click", () => timeline.toEnd(true));
byId("clock").addEventListener("click", () => byId("clock-dialog").showModal());
byId("scroll").addEventListener("scroll", () => {
  if (view.chat && !timeline.scrolledUp && view.unread.delete(view.chat.id)) showSide();
  if (view.chat) showToEnd();
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

function showAll(end = true) {
  const language = view.user.language_code;
  document.documentElement.lang = language || "en";
  act = {
    texts: textsIn(language), times: new Times(language, state.zone, state.offset),
    command: say, link: follow, tap, copy, elsewhere: () => toast(act.texts.elsewhere),
  };
  timeline.act = act;
  timeline.me = view.user.id;
  endTyping();
  label();
  showSide();
  showMessages(end);
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

function showSide() {
  const mine = [...state.chats.values()].filter((chat) => chat.members.includes(view.user.id));
  showAccounts(state.users, view.user, view.unread, become);
  showChats(mine, view.chat, view.unread, act, face, open);
}

/** What a chat looks like to the person who has it. */
const face = (chat) => (chat.type === "private"
  ? { name: view.user.bot_name, colour: `color-${state.bot.id % 6}` }
  : { name: chat.title, colour: `color-${Math.abs(chat.id) % 6}` });

function showHead() {
  const { chat, user } = view;
  const { name, colour } = face(chat);
  byId("title").textContent = name;
  byId("avatar").textContent = [...name][0] ?? "";
  byId("avatar").className = `avatar ${colour}`;
  if (!byId("status").classList.contains("active")) {
    byId("status").textContent = chat.type === "private" ? act.texts.bot : act.texts.members(chat.members.length + 1);
  }
  document.title = `${name} – ${user.first_name}`;
}

function endTyping() {
  clearTimeout(view.typing);
  byId("status").classList.remove("active");
  timeline.clearDrafts();
  showHead();
}

function showMessages(end) {
  timeline.show([...view.chat.messages.values()], welcome(), end);
  showToEnd();
}

function welcome() {
  const { description } = view.user;
  return make("div", { class: "welcome", "data-testid": "welcome" }, avatar(face(view.chat), "large"),
    make("b", {}, description ? act.texts.what : face(view.chat).name), make("span", {}, description || act.texts.empty));
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
  const asked = idle ? undefined : wantedReply();
  byId("replying").hidden = !asked;
  byId("replying").textContent = asked ? summary(asked) : "";
  input.placeholder = asked?.reply_keyboard.input_field_placeholder || act.texts.message;
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
    const plain = !(button.request_contact || button.web_app || button.request_poll);
    const press = () => (button.request_location ? shareLocation() : plain ? say(text) : toast(act.texts.elsewhere));
    return make("button", { type: "button", class: "reply-key", on: { click: press } }, text);
  }))));
}

function showToEnd() {
  byId("to-end").hidden = !timeline.scrolledUp;
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
