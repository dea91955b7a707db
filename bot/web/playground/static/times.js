// Dates and times as the person's language writes them, in the playground's time zone.

export class Times {
  /** `offset`: milliseconds that the playground's clock is ahead of this machine's. */
  constructor(language, zone, offset) {
    this.language = language || "en";
    this.zone = zone;
    this.offset = offset;
  }

  now() {
    return Date.now() + this.offset;
  }

  format(milliseconds, options) {
    return new Intl.DateTimeFormat(this.language, { timeZone: this.zone, ...options }).format(milliseconds);
  }

  /** 08:05 */
  clock(milliseconds) {
    return this.format(milliseconds, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  }

  /** A key that is the same for all instants of one day. */
  day(milliseconds) {
    return new Intl.DateTimeFormat("en-CA", { timeZone: this.zone }).format(milliseconds);
  }

  dayName(milliseconds, texts) {
    const day = this.day(milliseconds);
    if (day === this.day(this.now())) return texts.today;
    if (day === this.day(this.now() - 86400000)) return texts.yesterday;
    const sameYear = day.slice(0, 4) === this.day(this.now()).slice(0, 4);
    return this.format(milliseconds, { day: "numeric", month: "long", year: sameYear ? undefined : "numeric" });
  }

  /** A date_time entity's text: format is r, or any of w, d or D, t or T; "" keeps the text as it is. */
  entity(unix, format, text) {
    const at = unix * 1000;
    if (format === "r") return this.relative(at);
    const options = {};
    if (format.includes("w")) options.weekday = "long";
    if (format.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
    if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
    if (/t/i.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    if (format.includes("T")) options.second = "2-digit";
    return Object.keys(options).length ? this.format(at, options) : text;
  }

  relative(at) {
    const seconds = (at - this.now()) / 1000;
    const units = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
    const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
    return new Intl.RelativeTimeFormat(this.language, { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
  }
}
