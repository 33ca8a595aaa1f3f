import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { citedInYaml, citedSpans, refute } from "./citations.ts";
import { OracleRepository } from "./repository.ts";

let tiny: OracleRepository;
let hostile: OracleRepository;
beforeAll(async () => {
  tiny = await OracleRepository.open("tiny");
  hostile = await OracleRepository.open("hostile");
});
afterAll(async () => {
  await tiny[Symbol.asyncDispose]();
  await hostile[Symbol.asyncDispose]();
});

const FIRST_LINES = '"""The order of a report."""\n';

describe("citations are found", () => {
  test("in code spans, in fences and in folded answers", () => {
    const found = citedSpans(
      "See `order.py#L1-L2`.\n```py source=odd%20names/a.py#L3-L4\nx\n```\n````answer\n`b.py#L5-L6`\n````\n`not a citation#L1`",
    );
    expect(found.map(({ path, start, end, verbatim }) => [path, start, end, verbatim])).toEqual([
      ["order.py", 1, 2, undefined],
      ["odd names/a.py", 3, 4, "x"],
      ["b.py", 5, 6, undefined],
    ]);
  });

  test("in the values of YAML", () => {
    expect(citedInYaml('evidence:\n  - src/a.ts#L1-L2\n  - "src/b c.ts#L3-L3"\nsummary: no')).toHaveLength(2);
  });
});

describe("Git confirms or refutes", () => {
  const span = (path: string, start: number, end: number, verbatim?: string) => [
    { path, start, end, verbatim, line: 7 },
  ];

  test("a true citation, shown verbatim", async () => {
    expect(await refute("x.md", span("order.py", 1, 2, FIRST_LINES), tiny)).toEqual([]);
  });

  test.each([
    ["a file that is not there", span("nowhere.py", 1, 1), "there is no such file"],
    ["a line past the end", span("order.py", 1, 99), "but the file has 6 lines"],
    ["lines in the wrong order", span("order.py", 3, 2), "but the file has 6 lines"],
    ["another text than the file", span("order.py", 1, 2, "something"), "shows another text than the file"],
  ])("%s", async (_title, spans, message) => {
    expect(await refute("x.md", spans, tiny)).toEqual([expect.stringContaining(message)]);
  });

  test("a citation that goes through a symbolic link", async () => {
    expect(await refute("x.md", span("leads-out/passwd.ts", 1, 1), hostile)).toEqual([
      expect.stringContaining("no such file"),
    ]);
  });
});
