import { execa } from "execa";
import { expect, test } from "vitest";

/** Parses text until V8 would compile the hot functions of the grammar again; prints peak bytes. */
const PROGRAM = `
import { LANGUAGE_BY_NAME } from ${JSON.stringify(new URL("../languages/languages.ts", import.meta.url))};
import { createParser } from ${JSON.stringify(new URL("parse.ts", import.meta.url))};
const parser = await createParser(LANGUAGE_BY_NAME.get("Swift"));
const text = Array.from({ length: 400 }, (_, at) => "func f" + at + "(x: Int) -> Int { return g(x) }").join("\\n");
for (let count = 0; count < 30; count += 1) parser.parse(text);
parser.delete();
console.log(process.resourceUsage().maxRSS * 1024);
`;

test("parsing Swift, whose grammar is the largest, takes less than 400 MB", async () => {
  const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", PROGRAM]);
  expect(Number(stdout)).toBeLessThan(400_000_000);
}, 120_000);
