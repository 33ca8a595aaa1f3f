/** Quotes a text as one word of a POSIX shell command line. */
export function shellWord(text: string): string {
  return /^[\w./@:=+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
