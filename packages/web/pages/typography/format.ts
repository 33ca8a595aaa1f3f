/** Numbers, dates and counts as a French reader expects them. */

const NUMBER = new Intl.NumberFormat("fr-FR");
const KILOBYTES = new Intl.NumberFormat("fr-FR", { style: "unit", unit: "kilobyte" });
const MEGABYTES = new Intl.NumberFormat("fr-FR", {
  style: "unit",
  unit: "megabyte",
  maximumFractionDigits: 1,
});
const DATE_TIME = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short" });
const TIME = new Intl.DateTimeFormat("fr-FR", { timeStyle: "medium" });
const PLURAL = new Intl.PluralRules("fr-FR");

/** `12 345`, with narrow no-break spaces. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** `840 ko`, `1,2 Mo`: a file's size in powers of 1,000, as file managers count. */
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

/** `1 document`, `2 documents`; zero is singular in French. */
export function count(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(value)}\u00a0${PLURAL.select(value) === "one" ? singular : plural}`;
}

/** The first seven digits of a commit, as Git abbreviates it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
