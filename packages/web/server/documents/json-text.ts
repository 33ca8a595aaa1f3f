/** JSON that contains no `<`, so that it may stand inside of a `script` element of HTML. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
