/**
 * Embeds fonts in a picture. An SVG shown as an image loads no files, so it must contain the fonts
 * with which its labels were measured.
 */

/** Code points, both bounds inclusive. */
type Range = readonly [first: number, last: number];

/** Parses the CSS descriptor `unicode-range`. A font without one covers all characters. */
export function rangesOf(descriptor: string): Range[] {
  if (descriptor.trim() === "") return [[0, 0x10ffff]];
  return descriptor.split(",").flatMap((part) => {
    const [, first, last] = /^\s*U\+([0-9a-f?]+)(?:-([0-9a-f]+))?\s*$/i.exec(part) ?? [];
    if (first === undefined) return [];
    const from = Number.parseInt(first.replaceAll("?", "0"), 16);
    return [[from, Number.parseInt(last ?? first.replaceAll("?", "f"), 16)] as const];
  });
}

/** The characters of `text` outside all ranges. */
export function withoutRanges(text: string, ranges: readonly Range[]): string {
  return [...text]
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      return !ranges.some(([first, last]) => code >= first && code <= last);
    })
    .join("");
}

function* facesOf(family: string): Generator<CSSFontFaceRule> {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      if (rule.style.getPropertyValue("font-family").replace(/["']/g, "") === family) yield rule;
    }
  }
}

const loaded = new Map<string, Promise<string>>();

function dataAddress(address: string): Promise<string> {
  const known = loaded.get(address) ?? load(address);
  loaded.set(address, known);
  return known;
}

async function load(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The font ${address} could not be loaded: ${answer.status}.`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `data:font/woff2;base64,${btoa(text)}`;
}

/** `@font-face` rules with embedded fonts: the files of a family that `text` needs. */
export async function embeddedFonts(family: string, text: string): Promise<string> {
  const rules: string[] = [];
  let wanted = text;
  // When two rules cover a character, a browser uses the later one.
  for (const face of [...facesOf(family)].reverse()) {
    const range = face.style.getPropertyValue("unicode-range");
    const rest = withoutRanges(wanted, rangesOf(range));
    if (rest === wanted) continue;
    wanted = rest;
    const [, address] = /url\(["']?([^"')]+)["']?\)/.exec(face.style.getPropertyValue("src")) ?? [];
    if (address === undefined) continue;
    const absolute = new URL(address, face.parentStyleSheet?.href ?? document.baseURI).href;
    const descriptors = [
      `font-family:${family}`,
      `font-weight:${face.style.getPropertyValue("font-weight") || "400"}`,
      `src:url(${await dataAddress(absolute)}) format("woff2")`,
      ...(range === "" ? [] : [`unicode-range:${range}`]),
    ];
    rules.push(`@font-face{${descriptors.join(";")}}`);
  }
  return rules.join("");
}
