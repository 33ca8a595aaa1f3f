/**
 * The text of bytes. A byte order mark stays in the text: line and column numbers count it.
 */

/** The text; undefined when the bytes are not valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  return decode(bytes, "utf-8");
}

/**
 * The text of a file: in the encoding of its byte order mark, else UTF-8, else the encoding that
 * its first lines declare, else Windows-1252, which contains ISO-8859-1. Undefined for bytes that
 * are not text, or text in another encoding.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return withoutNul(decode(bytes, wide));
  if (bytes.includes(0)) return undefined;
  return (
    decodeUtf8(bytes) ??
    decode(bytes, declaredEncoding(bytes)) ??
    (isWestern(bytes) ? decode(bytes, "windows-1252") : undefined)
  );
}

function decode(bytes: Uint8Array, encoding: string | undefined): string | undefined {
  if (encoding === undefined) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Invalid bytes, or an encoding that the platform does not know.
    return undefined;
  }
}

function withoutNul(text: string | undefined): string | undefined {
  return text?.includes("\0") === true ? undefined : text;
}

function wideEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/**
 * As Python declares it (PEP 263): a comment in one of the first two lines. Emacs and Vim write the
 * same in other languages.
 */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 400)).toString("latin1").split("\n", 2);
  for (const line of head) {
    const found = /coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Whether text that is not UTF-8 is in a language of Western Europe: few letters outside ASCII, and
 * seldom three in a row. Cyrillic or Asian words are longer rows, which Windows-1252 would garble.
 */
function isWestern(bytes: Uint8Array): boolean {
  let [outside, inRows, row] = [0, 0, 0];
  for (const byte of bytes) {
    if (isControl(byte)) return false;
    row = byte < 0x80 ? 0 : row + 1;
    if (row > 0) outside += 1;
    if (row === 3) inRows += 3;
    if (row > 3) inRows += 1;
  }
  return outside <= 0.3 * bytes.length && inRows <= 0.5 * outside;
}

/** The bytes that Windows-1252 does not assign. */
const UNASSIGNED = new Set([0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Text has tabs, line ends, form feeds and escape sequences, but no other control characters. */
function isControl(byte: number): boolean {
  return UNASSIGNED.has(byte) || (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b);
}
