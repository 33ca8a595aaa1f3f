/**
 * Text of a repository or a course, for a terminal. Control characters could clear the screen,
 * rename the window or hide a part of the line, so they are shown as `\u{1b}`. The colors and
 * weights of our own output stay; black, concealed and other styles that hide text do not.
 */
const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
  /\x1b(?!\[(?:[012]|22|3[1-69]|4[19]|90)m)|[\0-\x08\v-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

export function visible(text: string): string {
  return text.replace(CONTROL, (found) => `\\u{${found.charCodeAt(0).toString(16)}}`);
}
