/** Numbers with their nouns. In French, zero and one are singular. */

import { NARROW, NO_BREAK } from "./spaces.ts";

const PLURAL = new Intl.PluralRules("fr-FR");

function isSingular(value: number): boolean {
  return PLURAL.select(value) === "one";
}

/** `12 345` for an integer, with narrow no-break spaces. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, NARROW);
}

/** The form of a word that agrees with a number: `est` or `sont`. */
export function agree(value: number, singular: string, plural: string): string {
  return isSingular(value) ? singular : plural;
}

/** `1 document`, `2 documents`. */
export function count(value: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(value)}${NO_BREAK}${agree(value, singular, plural)}`;
}

/** `un autre fichier`, `3 autres fichiers`; without a noun `un autre`. `une` for a feminine noun. */
export function others(value: number, article: "un" | "une", noun = "", plural = noun && `${noun}s`): string {
  if (value === 1) return `${article} autre${noun && ` ${noun}`}`;
  return count(value, `autre${noun && ` ${noun}`}`, `autres${plural && ` ${plural}`}`);
}

/** `1er` for the first day of a month, else the number. */
export function dayOfMonth(day: number): string {
  return day === 1 ? "1er" : String(day);
}
