/** Numbers, dates and counts in French notation. */

const NUMBER = new Intl.NumberFormat("fr-FR");
const KILOBYTES = new Intl.NumberFormat("fr-FR", { style: "unit", unit: "kilobyte" });
const MEGABYTES = new Intl.NumberFormat("fr-FR", {
  style: "unit",
  unit: "megabyte",
  maximumFractionDigits: 1,
});
const DATE_TIME = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short" });
const TIME = new Intl.DateTimeFormat("fr-FR", { timeStyle: "medium" });
const DAY = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long" });
const CLOCK = new Intl.DateTimeFormat("fr-FR", { hour: "numeric", minute: "2-digit" });
const DOLLARS = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "USD" });
const PERCENT = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 1 });
const PLURAL = new Intl.PluralRules("fr-FR");

/** `12 345`, with narrow no-break spaces. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** `97,3 %` for 97.3, with a no-break space. */
export function formatPercent(percent: number): string {
  return PERCENT.format(percent / 100);
}

/** `840 ko`, `1,2 Mo`: the size of a file in powers of 1,000, as in file managers. */
export function formatBytes(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1_000);
  return kilobytes < 1_000 ? KILOBYTES.format(kilobytes) : MEGABYTES.format(bytes / 1_000_000);
}

/** `23 novembre 2026 à 05:01`. */
export function formatDateTime(milliseconds: number): string {
  return DATE_TIME.format(milliseconds);
}

/** `05:01:07`. */
export function formatTime(milliseconds: number): string {
  return TIME.format(milliseconds);
}

/** `14 h 05`: the time of day in a sentence. */
function formatClock(milliseconds: number): string {
  const parts = CLOCK.formatToParts(milliseconds);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return `${Number(of("hour"))}\u00a0h\u00a0${of("minute")}`;
}

/**
 * `à 14 h 05` for today, `le 25 novembre à 9 h 00` for another day, and with the year for another
 * year.
 */
export function formatMoment(milliseconds: number, now: number): string {
  const [day, today] = [new Date(milliseconds), new Date(now)];
  if (day.toDateString() === today.toDateString()) return `à ${formatClock(milliseconds)}`;
  const written = (day.getFullYear() === today.getFullYear() ? DAY : DAY_OF_YEAR)
    .format(day)
    .replace(/^1 /, "1er ");
  return `le ${written} à ${formatClock(milliseconds)}`;
}

/** `dans 2 h 05 min`, `dans 12 min`, `dans 45 s`, or `undefined` for a time in the past. */
export function formatRemaining(milliseconds: number): string | undefined {
  const seconds = Math.ceil(milliseconds / 1_000);
  if (seconds <= 0) return undefined;
  if (seconds < 60) return `dans ${seconds}\u00a0s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `dans ${minutes}\u00a0min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `dans ${hours}\u00a0h\u00a0${String(minutes % 60).padStart(2, "0")}\u00a0min`;
  return `dans ${count(Math.round(hours / 24), "jour")}`;
}

/** `0,42 $US`, with narrow no-break spaces. Amounts that would round to zero give `< 0,01 $US`. */
export function formatCost(dollars: number): string {
  return dollars > 0 && dollars < 0.005 ? `<\u00a0${DOLLARS.format(0.01)}` : DOLLARS.format(dollars);
}

/** `1 document`, `2 documents`. Zero is singular in French. */
export function count(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(value)}\u00a0${PLURAL.select(value) === "one" ? singular : plural}`;
}

/** The first seven digits of a commit, as Git abbreviates it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
