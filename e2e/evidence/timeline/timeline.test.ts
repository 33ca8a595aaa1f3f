import { expect, test } from "vitest";
import { fromEvent, fromLine, fromRequest } from "./timeline-event.ts";
import { between, fromJsonLines, shortened, toJsonLines } from "./timeline.ts";

const FROM = 1_700_000_000_000;
const line = (seconds: number, text: string) => ({ at: FROM + seconds * 1_000, text });
const json = (level: string, msg: string) => JSON.stringify({ level, time: "t", service: "worker", msg });
const request = { method: "GET", path: "/a.git/info/refs", status: 401, completed: true } as const;

const timeline = between(
  [
    fromLine("worker-1", line(2, json("warn", "The job has failed"))),
    fromEvent({ at: FROM + 1_500, service: "worker-2", what: "die (exit code 137)" }),
    fromLine("web", line(-1, json("error", "before the test"))),
    fromRequest({ ...request, at: FROM + 1_000, credentials: "none" }),
    fromRequest({ ...request, at: FROM + 1_250, credentials: "wrong" }),
  ],
  FROM,
);

test("all sources are on one clock, and signs of a problem are marked", () => {
  const lines = toJsonLines(timeline, FROM).trimEnd().split("\n");
  expect(lines.map((text) => JSON.parse(text))).toEqual([
    { at: FROM + 1_000, seconds: 1, source: "github", trouble: false, text: expect.stringContaining("401") },
    {
      at: FROM + 1_250,
      seconds: 1.25,
      source: "github",
      trouble: true,
      text: expect.stringContaining("401"),
    },
    { at: FROM + 1_500, seconds: 1.5, source: "worker-2", trouble: true, text: "⚑ die (exit code 137)" },
    { at: FROM + 2_000, seconds: 2, source: "worker-1", trouble: true, text: "warn The job has failed" },
  ]);
  expect(fromJsonLines(toJsonLines(timeline, FROM))).toEqual({ from: FROM, events: timeline });
});

test("of too many events the signs of a problem and the last ones stay, in order", () => {
  const many = Array.from({ length: 2_000 }, (_, at) => ({
    at,
    source: "web",
    text: `${at} ${"x".repeat(9_000)}`,
    trouble: at === 3,
  }));
  const [note, problem, ...rest] = shortened(many);
  expect(note?.text).toBe(`${1_999 - rest.length} harmless events are left out`);
  expect(problem?.at).toBe(3);
  expect(rest.map(({ at }) => at)).toEqual(many.slice(-rest.length).map(({ at }) => at));
  expect(JSON.stringify(rest).length).toBeLessThan(2_500_000);
  expect(rest.at(-1)?.text).toMatch(/… \(\d+ more characters\)$/);
});
