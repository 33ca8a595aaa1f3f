/** Numbers, dates and times in French notation. */

import { count, dayOfMonth, fr } from "@fondation/course/french";

const NUMBER = new Intl.NumberFormat("fr-FR");
const KILOBYTES = new Intl.NumberFormat("fr-FR", { style: "unit", unit: "kilobyte" });
const MEGABYTES = new Intl.NumberFormat("fr-FR", {
  style: "unit",
  unit: "megabyte",
  maximumFractionDigits: 1,
});
const MONTH = new Intl.DateTimeFormat("fr-FR", { month: "long" });
const DOLLARS = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "USD" });
const PERCENT = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 1 });

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

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** `14 h 05`: the time of day. */
function formatClock(milliseconds: number): string {
  const moment = new Date(milliseconds);
  return `${moment.getHours()}\u00a0h\u00a0${twoDigits(moment.getMinutes())}`;
}

/** `14 h 05 min 07 s`: the time of day of a line of a log. */
export function formatSecond(milliseconds: number): string {
  return `${formatClock(milliseconds)}\u00a0min\u00a0${twoDigits(new Date(milliseconds).getSeconds())}\u00a0s`;
}

/** `1er décembre`. */
function formatDay(day: Date): string {
  return `${dayOfMonth(day.getDate())}\u00a0${MONTH.format(day)}`;
}

/** `1er décembre 2026`. */
export function formatDate(milliseconds: number): string {
  const day = new Date(milliseconds);
  return `${formatDay(day)} ${day.getFullYear()}`;
}

/** `1er décembre 2026 à 5 h 01`. */
export function formatDateTime(milliseconds: number): string {
  return `${formatDate(milliseconds)} à ${formatClock(milliseconds)}`;
}

/**
 * `à 14 h 05` for today, `le 25 novembre à 9 h 00` for another day, and with the year for another
 * year.
 */
export function formatMoment(milliseconds: number, now: number): string {
  const [day, today] = [new Date(milliseconds), new Date(now)];
  if (day.toDateString() === today.toDateString()) return `à ${formatClock(milliseconds)}`;
  const written = day.getFullYear() === today.getFullYear() ? formatDay(day) : formatDate(milliseconds);
  return fr`le ${written} à ${formatClock(milliseconds)}`;
}

/** `dans 2 h 05 min`, `dans 12 min`, `dans 45 s`, or `undefined` for a time in the past. */
export function formatRemaining(milliseconds: number): string | undefined {
  const seconds = Math.ceil(milliseconds / 1_000);
  if (seconds <= 0) return undefined;
  if (seconds < 60) return `dans ${seconds}\u00a0s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `dans ${minutes}\u00a0min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `dans ${hours}\u00a0h\u00a0${twoDigits(minutes % 60)}\u00a0min`;
  return `dans ${count(Math.round(hours / 24), "jour")}`;
}

/** `0,42 $US`, with narrow no-break spaces. Amounts that would round to zero give `< 0,01 $US`. */
export function formatCost(dollars: number): string {
  return dollars > 0 && dollars < 0.005 ? `<\u00a0${DOLLARS.format(0.01)}` : DOLLARS.format(dollars);
}

/** The first seven digits of a commit, as Git abbreviates it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
