// Message entities -> elements. `act` is what the page does: command(text), link(address, shown), times, texts.

import { icon, make, pressable, safeAddress } from "./dom.js";

const SIMPLE = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", marked: "mark",
  subscript: "sub", superscript: "sup", blockquote: "blockquote",
};

/** The text with its entities; offsets are UTF-16 units, as in JavaScript's own strings. */
export function formatted(text, entities, act) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes(text, sorted, 0, text.length, act));
  return fragment;
}

function nodes(text, entities, start, end, act) {
  const result = [];
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index++];
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at) continue;
    if (entity.offset > at) result.push(text.slice(at, entity.offset));
    const inner = [];
    while (index < entities.length && entities[index].offset < stop) inner.push(entities[index++]);
    const children = nodes(text, inner, entity.offset, stop, act);
    result.push(styled(entity, children, text.slice(entity.offset, stop), act));
    at = stop;
    if (isBlock(entity) && text[at] === "\n") at += 1;
  }
  if (at < end) result.push(text.slice(at, end));
  return result;
}

const isBlock = (entity) => ["pre", "blockquote", "expandable_blockquote"].includes(entity.type);

/** The element of one entity or RichText object around its children. */
export function styled(entity, children, shown, act) {
  switch (entity.type) {
    case "spoiler": return spoiler(children, act);
    case "pre": return preformatted(children, entity.language);
    case "expandable_blockquote": return expandable(children);
    case "text_link": return link(entity.url, children, shown, act);
    case "url": return link(entity.url ?? shown, children, shown, act);
    case "email": case "email_address": return link(`mailto:${entity.email_address ?? shown}`, children, shown, act);
    case "phone_number": return link(`tel:${entity.phone_number ?? shown}`, children, shown, act);
    case "bot_command": return make("button", { type: "button", class: "inline-link", on: { click: () => act.command(shown) } }, children);
    case "mention": case "hashtag": case "cashtag": case "text_mention": return make("span", { class: "inline-link" }, children);
    case "date_time": return time(entity, shown, act);
    default: return make(SIMPLE[entity.type] ?? "span", {}, children);
  }
}

export function time(entity, shown, act) {
  const { unix_time: unix, date_time_format: format } = entity;
  const at = new Date(unix * 1000);
  const node = make("time", { title: act.times.format(at, { dateStyle: "full", timeStyle: "short" }) }, act.times.entity(unix, format, shown));
  node.dateTime = at.toISOString();
  if (format === "r") node.dataset.relative = unix;
  return node;
}

export function preformatted(children, language) {
  const head = language ? make("span", { class: "language" }, language) : null;
  return make("pre", {}, head, make("code", {}, children));
}

export function spoiler(children, act) {
  const inner = make("span", { class: "hidden-text", "aria-hidden": "true" }, children);
  const outer = make("span", { class: "spoiler", "aria-label": act.texts.reveal }, inner);
  return pressable(outer, () => {
    outer.classList.add("shown");
    outer.removeAttribute("aria-label");
    inner.removeAttribute("aria-hidden");
  });
}

function expandable(children) {
  const quote = make("blockquote", { class: "expandable", "aria-expanded": "false" }, make("div", {}, children), icon("down"));
  return pressable(quote, () => quote.setAttribute("aria-expanded", String(quote.classList.toggle("open"))));
}

export function link(address, children, shown, act) {
  const target = safeAddress(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`);
  if (!target) return make("span", {}, children);
  const anchor = make("a", { href: target, target: "_blank", rel: "noopener noreferrer" }, children);
  anchor.addEventListener("click", (event) => act.link(event, target, shown));
  return anchor;
}
