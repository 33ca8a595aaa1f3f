import { expect, test } from "vitest";
import { fromEvent, fromLine } from "./timeline-event.ts";
import { summaryText } from "./summary.ts";
import { between, timelineText } from "./timeline.ts";

const FROM = 1_700_000_000_000;
const line = (seconds: number, text: string) => ({ at: FROM + seconds * 1_000, text });
const json = (level: string, msg: string) =>
  JSON.stringify({ level, time: "t", service: "worker", jobId: "j1", msg });

const timeline = between(
  [
    fromLine("worker-1", line(2, json("warn", "The job has failed"))),
    fromEvent({ at: FROM + 1_500, service: "worker-2", what: "die (exit code 137)" }),
    fromLine("web", line(-1, json("error", "before the test"))),
    fromLine("github", line(1, "http://0.0.0.0:8080")),
  ],
  FROM,
);

test("the timeline merges all sources on one clock and marks errors", () => {
  expect(timelineText(timeline, FROM).split("\n")).toEqual([
    "    1.000   github    http://0.0.0.0:8080",
    "    1.500 ! worker-2  ⚑ die (exit code 137)",
    '    2.000 ! worker-1  warn The job has failed {"jobId":"j1"}',
  ]);
});

test("the summary has the first error, the stage, the command and the first events", () => {
  const summary = summaryText({
    test: {
      titlePath: ["cancel.spec.ts", "a job", "is done"],
      file: new URL("../specs/jobs/cancel.spec.ts", import.meta.url).pathname,
      line: 12,
      errors: [{ message: "\u001b[31mexpected\u001b[39m 33" }, { message: "later" }],
      project: { name: "containers" } as never,
    },
    stages: ["equipe/tiny (job j1): running"],
    timeline,
    from: FROM,
  });
  expect(summary).toContain("# a job › is done");
  expect(summary).toContain("```\nexpected 33\n```");
  expect(summary).not.toContain("later");
  expect(summary).toContain("- equipe/tiny (job j1): running");
  expect(summary).toContain("bun run e2e --target containers e2e/specs/jobs/cancel.spec.ts:12");
  expect(summary.indexOf("1.5 s, worker-2")).toBeLessThan(summary.indexOf("2.0 s, worker-1"));
});
