import { expect, test } from "vitest";
import { LANGUAGE_BY_NAME } from "../languages/languages.ts";
import { createParser } from "./parse.ts";

test("comments inside functions that say why are kept, others are not", async () => {
  const text = `// The retries must never overlap, since the server counts them.
function open(a) {
  // Wait for the first answer, because a second
  // request would close the connection.
  if (a) {
    wait();
  }
  // TODO: must never be called when the list is empty
  b();
  // increment the counter by one for each request
  c();
  // must.never(call, this, code, because, it, is, old);
}
// This comment is outside, so that nobody must read it here.
const x = 1;
`;
  const row = LANGUAGE_BY_NAME.get("JavaScript");
  if (row === undefined) throw new Error("No row");
  const parser = await createParser(row);
  const code = parser.parse(text);
  parser.delete();
  expect(code?.remarks).toEqual([
    {
      text: "Wait for the first answer, because a second\nrequest would close the connection.",
      startLine: 3,
      endLine: 4,
    },
  ]);
});
