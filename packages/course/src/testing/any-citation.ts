/** Arbitrary citations for property tests. */

import fc from "fast-check";
import type { Citation } from "../contract/index.ts";

const segment = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((text) => !/[/\n\r\0]/u.test(text) && text !== "." && text !== "..");
const oddPath = fc.oneof(
  fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join("/")),
  fc.constantFrom(
    "$&",
    "$1/`x`.ts",
    "a#b/c#L1-L2",
    "#x",
    "&amp;.ts",
    "100%.md",
    "été/日本.py",
    " a b ",
    "a|b",
    "\\*",
  ),
);
/** Citations of odd paths: quotes, spaces, escapes, line markers, other scripts. */
export const anyCitation: fc.Arbitrary<Citation> = fc
  .tuple(oddPath, fc.integer({ min: 1, max: 99_999 }), fc.nat(500))
  .map(([path, startLine, more]) => ({ path, startLine, endLine: startLine + more }));
