import { expect, test } from "vitest";
import { LogTail } from "./log-tail.ts";

test("lines that arrive in pieces become whole, and an unfinished one is included", () => {
  const tail = new LogTail();
  for (const piece of ["one\ntw", "o\r\n\nthr"]) tail.add(piece);
  expect(tail.text()).toBe("one\ntwo\nthr");
  expect(tail.text(1)).toBe("thr");
});

test("a JSON line has its own time, another one its time of arrival", () => {
  const tail = new LogTail();
  const before = Date.now();
  tail.add('{"level":"info","time":"2026-01-02T03:04:05.678Z","msg":"ready"}\nplain\n');
  const [said, came] = tail.lines();
  expect(said?.at).toBe(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
  expect(came?.at).toBeGreaterThanOrEqual(before);
});

test("the end of a very long output is kept", () => {
  const tail = new LogTail();
  tail.add(Array.from({ length: 12_000 }, (_, number) => `line ${number}\n`).join(""));
  expect(tail.lines()).toHaveLength(10_000);
  expect(tail.text(1)).toBe("line 11999");
});
