// One message -> its bubble, with the buttons below it.

import { icon, make, safeAddress } from "./dom.js";
import { formatted } from "./formatting.js";
import { preview as richPreview, richMessage } from "./rich.js";

/** The bubble of `message` as `me` (a user's id) sees it. */
export function bubble(message, me, act) {
  const mine = message.from.id === me;
  const row = make("article", { class: `row ${mine ? "mine" : "theirs"}`, "data-message-id": message.message_id, "data-testid": "message" });
  row.setAttribute("aria-label", `${message.from.first_name}, ${act.times.clock(message.date * 1000)}`);
  const body = make("div", { class: `bubble${message.rich_message ? " wide" : ""}` });
  if (message.chat.type !== "private" && !mine) body.append(make("strong", { class: `name color-${message.from.id % 6}` }, message.from.first_name));
  if (message.via_bot) body.append(make("small", { class: "via" }, `via @${message.via_bot.username}`));
  if (message.reply_to_message) body.append(reply(message.reply_to_message));
  body.append(content(message, act), stamp(message, mine, act));
  row.append(body);
  if (message.reply_markup) row.append(keyboard(message, act));
  return row;
}

function content(message, act) {
  if (message.rich_message) return richMessage(message.rich_message, act);
  if (message.location) return make("div", { class: "text" }, icon("pin"), ` ${message.location.latitude.toFixed(2)}, ${message.location.longitude.toFixed(2)}`);
  const text = make("div", { class: "text", dir: "auto" });
  if (message.photo || message.document) {
    text.append(formatted(message.caption ?? "", message.caption_entities, act));
    return make("div", { class: "attached" }, attachment(message), text);
  }
  text.append(formatted(message.text, message.entities, act));
  return text;
}

function attachment(message) {
  const address = `/playground/file/${message.chat.id}/${message.message_id}`;
  if (message.photo) return make("img", { class: "picture", src: address, alt: message.caption ?? "" });
  const { file_name: name, file_size: size } = message.document;
  const described = make("span", {}, make("strong", {}, name), make("small", {}, bytes(size)));
  return make("a", { class: "document", href: address, download: name }, make("span", { class: "file-icon" }, icon("file")), described);
}

const bytes = (size) => (size < 1024 ? `${size} B` : size < 1048576 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1048576).toFixed(1)} MB`);

function reply(message) {
  return make("div", { class: "reply" }, make("strong", {}, message.from.first_name), make("span", {}, summary(message)));
}

/** What a message says, in one line. */
export function summary(message) {
  if (message.rich_message) return richPreview(message.rich_message);
  return (message.text ?? message.caption ?? message.document?.file_name ?? "").replace(/\s+/g, " ").slice(0, 200);
}

function stamp(message, mine, act) {
  const at = new Date(message.date * 1000);
  const time = make("time", { title: act.times.format(at, { dateStyle: "full", timeStyle: "medium" }) }, act.times.clock(at));
  time.dateTime = at.toISOString();
  const edited = message.edit_date ? make("span", { class: "edited" }, act.texts.edited) : null;
  const seen = mine ? make("span", { class: "seen", role: "img", "aria-label": act.texts.read }, icon("seen")) : null;
  return make("span", { class: "stamp" }, edited, time, seen);
}

function keyboard(message, act) {
  const rows = message.reply_markup.inline_keyboard.map((row) =>
    make("div", { class: "keys" }, row.map((button) => key(button, message, act))));
  return make("div", { class: "keyboard", role: "group", "data-testid": "keyboard" }, rows);
}

function key(button, message, act) {
  const style = button.style ? ` ${button.style}` : "";
  const address = button.url && safeAddress(/^[a-z]+:/i.test(button.url) ? button.url : `http://${button.url}`);
  if (address) {
    const link = make("a", { class: `key${style}`, href: address, target: "_blank", rel: "noopener noreferrer" }, make("span", {}, button.text), icon("out"));
    link.addEventListener("click", (event) => act.link(event, address, address));
    return link;
  }
  const element = make("button", { type: "button", class: `key${style}` }, make("span", {}, button.text));
  element.addEventListener("click", () => {
    if (button.callback_data !== undefined) act.tap(element, message, button.callback_data);
    else if (button.copy_text) act.copy(button.copy_text.text);
    else act.elsewhere();
  });
  if (button.copy_text) element.append(icon("copy"));
  return element;
}
