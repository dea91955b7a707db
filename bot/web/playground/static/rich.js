// Rich messages: Telegram's tree of blocks -> elements.

import { icon, make } from "./dom.js";
import { link, preformatted, styled, time } from "./formatting.js";

/** The blocks of a RichMessage as one element. */
export function richMessage(rich, act) {
  const body = make("div", { class: "rich", dir: rich.is_rtl ? "rtl" : "auto" });
  body.append(...rich.blocks.map((block) => blockElement(block, act)));
  return body;
}

function blockElement(block, act) {
  const text = () => richText(block.text, act);
  switch (block.type) {
    case "paragraph": return make("p", {}, text());
    case "heading": return make(`h${Math.min(6, block.size + 2)}`, { class: `heading size-${block.size}` }, text());
    case "footer": return make("footer", {}, text());
    case "pre": return preformatted(text(), block.language);
    case "divider": return make("hr");
    case "anchor": return anchor(block.name);
    case "list": return list(block, act);
    case "blockquote": return make("blockquote", {}, blocks(block.blocks, act), credit(block, act));
    case "pullquote": return make("aside", { class: "pullquote" }, make("p", {}, text()), credit(block, act));
    case "details": return details(block, act);
    case "table": return table(block, act);
    case "mathematical_expression": return make("div", { class: "formula", role: "math" }, block.expression);
    case "collage": case "slideshow": return make("figure", { class: block.type }, make("div", { class: "media" }, blocks(block.blocks, act)), caption(block, act));
    default: return make("figure", { class: "medium" }, medium(block), caption(block, act));
  }
}

const blocks = (list, act) => list.map((block) => blockElement(block, act));
const credit = (block, act) => (block.credit === undefined ? null : make("cite", {}, richText(block.credit, act)));

function caption(block, act) {
  if (!block.caption) return null;
  return make("figcaption", {}, richText(block.caption.text, act), credit(block.caption, act));
}

/** RichText: a string, an array, or an object with a type. */
export function richText(text, act) {
  if (text === undefined) return [];
  if (typeof text === "string") return [text];
  if (Array.isArray(text)) return text.flatMap((part) => richText(part, act));
  const children = richText(text.text, act);
  const shown = plain(text.text);
  switch (text.type) {
    case "anchor": return [anchor(text.name)];
    case "anchor_link": return [jump(text.anchor_name, children)];
    case "reference": return [make("span", { class: "reference", "data-anchor": text.name }, children)];
    case "date_time": return [time(text, shown, act)];
    case "custom_emoji": return [text.alternative_text];
    case "mathematical_expression": return [make("span", { class: "formula", role: "math" }, text.expression)];
    case "url": return [link(text.url, children, shown, act)];
    default: return [styled(text, children, shown, act)];
  }
}

/** The words of a RichText alone. */
export function plain(text) {
  if (text === undefined) return "";
  if (typeof text === "string") return text;
  if (Array.isArray(text)) return text.map(plain).join("");
  return plain(text.text ?? text.alternative_text ?? text.expression ?? "");
}

/** The first words of a rich message, for the list of chats. */
export function preview(rich) {
  const first = rich.blocks.find((block) => block.text !== undefined || block.summary !== undefined);
  return first ? plain(first.text ?? first.summary) : "";
}

const anchor = (name) => make("span", { class: "anchor", "data-anchor": name });

function jump(name, children) {
  const button = make("button", { type: "button", class: "inline-link" }, children);
  button.addEventListener("click", () => {
    const body = button.closest(".rich");
    const target = name ? body.querySelector(`[data-anchor="${CSS.escape(name)}"]`) : body;
    if (!target) return;
    for (let node = target.parentElement; node && node !== body; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    target.scrollIntoView({ block: "start", behavior: "smooth" });
  });
  return button;
}

function list(block, act) {
  const ordered = block.items.some((item) => item.value !== undefined);
  const items = block.items.map((item) => {
    const label = item.has_checkbox
      ? make("input", { type: "checkbox", checked: Boolean(item.is_checked), disabled: true })
      : make("span", { class: "label", "aria-hidden": ordered ? undefined : "true" }, item.label);
    return make("li", {}, label, make("div", {}, blocks(item.blocks, act)));
  });
  return make(ordered ? "ol" : "ul", {}, items);
}

function details(block, act) {
  const summary = make("summary", {}, make("span", {}, richText(block.summary, act)), icon("down"));
  const element = make("details", {}, summary, make("div", { class: "inside" }, blocks(block.blocks, act)));
  element.open = Boolean(block.is_open);
  return element;
}

function table(block, act) {
  const rows = block.cells.map((row) => make("tr", {}, row.map((cell) => tableCell(cell, act))));
  const head = block.caption === undefined ? null : make("caption", {}, richText(block.caption, act));
  const classes = [block.is_bordered && "bordered", block.is_striped && "striped"].filter(Boolean).join(" ");
  return make("div", { class: "table", tabIndex: 0 }, make("table", { class: classes }, head, make("tbody", {}, rows)));
}

function tableCell(cell, act) {
  const element = make(cell.is_header ? "th" : "td", { class: `${cell.align} ${cell.valign}` }, richText(cell.text, act));
  element.colSpan = cell.colspan ?? 1;
  element.rowSpan = cell.rowspan ?? 1;
  return element;
}

const MEDIA = { photo: "picture", map: "pin", audio: "play", voice_note: "play", video: "play", animation: "play" };

/** Nothing is fetched from elsewhere: a frame says what would be there. */
function medium(block) {
  const file = block.type === "photo" ? block.photo[0] : block[block.type];
  const address = (file?.file_id ?? "").replace("remote:", "");
  const where = block.location ? `${block.location.latitude}, ${block.location.longitude}` : hostOf(address);
  return make("div", { class: `frame ${block.type}`, role: "img", "aria-label": `${block.type}: ${where}` }, icon(MEDIA[block.type] ?? "file"), make("span", {}, where));
}

function hostOf(address) {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}
