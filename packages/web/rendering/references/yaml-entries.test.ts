import { expect, onTestFinished, test, vi } from "vitest";
import { readAbstractions, readOrder, readRelationships } from "./yaml-entries.ts";

test("reads abstractions from a list or below the key `abstractions`", () => {
  const entry =
    "- id: 1\n  name: File\n  description: Attend.\n  file_paths: [src/q.ts]\n  symbols: [push]\n";
  const expected = [{ id: 1, name: "File", description: "Attend.", files: ["src/q.ts"], symbols: ["push"] }];
  expect(readAbstractions(entry)).toEqual(expected);
  expect(readAbstractions(`abstractions:\n${entry.replace(/^/gm, "  ").trimEnd()}\n`)).toEqual(expected);
});

test("reads relationships with their evidence", () => {
  expect(
    readRelationships(
      "summary: Peu.\nrelationships:\n  - {from: 1, to: 2, label: importe, evidence: ['a.ts#L1-L2']}\n",
    ),
  ).toEqual({
    summary: "Peu.",
    relationships: [{ from: 1, to: 2, label: "importe", evidence: ["a.ts#L1-L2"] }],
  });
});

test("an order without positions is numbered from one", () => {
  expect(readOrder("order:\n  - {id: 7, reasoning: a}\n  - {id: 3, reasoning: b}\n")).toEqual([
    { position: 1, id: 7, reasoning: "a" },
    { position: 2, id: 3, reasoning: "b" },
  ]);
});

test.each(["just text", "a: [", "abstractions: 3"])("« %s » is not a list of abstractions", (yaml) => {
  expect(readAbstractions(yaml)).toBeUndefined();
});

test("a warning about the YAML does not repeat its text in the process's log", () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  readAbstractions("!secret text");
  expect(warn).not.toHaveBeenCalled();
});
