/** Recognizes generated, compiled and minified files by their content. */

/** The beginnings of a line in a comment by which generators mark their files. */
const MARKS = [
  /^@generated(?![\w-])/i,
  /^<auto-?generated/i,
  /^code generated .* do not edit/i,
  /^this (file|code|source) (is|was|has been) (automatically |auto-?)?@?generated(?![\w-])/i,
  /^(auto-?generated|(automatically |auto )?generated)\b.* do not (edit|modify|change)/i,
];

/** Generators that ask for nothing write their mark as the first line. */
const FIRST_LINE = /^(auto-?generated|automatically generated)( file\b|$| by )/i;

/** What compilers write at the head and at the end, where a person does not. */
const COMPILED_HEAD = /^Object\.defineProperty\(exports, "__esModule"/m;
const COMPILED_TAIL = /^\/\/[#@] sourceMappingURL=/m;

/** Characters in which the comment at the head, or the end, of a file is looked for. */
const HEAD = 2_000;
const TAIL = 500;

/** Whether a tool has written the text, or a person's text was minified. */
export function isGenerated(text: string): boolean {
  const comment = commentAtHead(text.slice(0, HEAD));
  if (FIRST_LINE.test(comment[0] ?? "")) return true;
  if (comment.some((line) => MARKS.some((mark) => mark.test(line)))) return true;
  if (COMPILED_HEAD.test(text.slice(0, HEAD)) || COMPILED_TAIL.test(text.slice(-TAIL))) return true;
  const lines = text.split("\n", 2_000);
  return text.length > 5_000 && text.length / lines.length > 300;
}

/** The delimiters of comments whose lines may begin with a letter. */
const BLOCKS = [
  ["/*", "*/"],
  ["<!--", "-->"],
  ['"""', '"""'],
] as const;

/**
 * The lines before the first line of code, without comment marks and empty lines. A line that
 * begins with a letter is code, except inside a comment.
 */
function commentAtHead(head: string): string[] {
  const found: string[] = [];
  let end: string | undefined;
  for (const line of head.split("\n").map((text) => text.trim())) {
    if (end === undefined && /^\w/.test(line)) break;
    const block = end === undefined ? BLOCKS.find(([start]) => line.startsWith(start)) : undefined;
    const closes = end ?? block?.[1];
    end = closes !== undefined && line.includes(closes, block?.[0].length ?? 0) ? undefined : closes;
    const text = line.replace(/^[^\p{L}@<]+/u, "").replace(/^<!-+ */, "");
    if (text !== "") found.push(text);
  }
  return found;
}
