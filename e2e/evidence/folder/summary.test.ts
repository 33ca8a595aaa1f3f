import { expect, test } from "vitest";
import { fromEvent, fromLine } from "../timeline/timeline-event.ts";
import { between } from "../timeline/timeline.ts";
import { lastSigns } from "./last-signs.ts";
import { errorSentence, summaryText } from "./summary.ts";

const FROM = 1_700_000_000_000;
const line = (seconds: number, text: string) => ({ at: FROM + seconds * 1_000, text });
const json = (level: string, msg: string) =>
  JSON.stringify({ level, time: "t", service: "worker", jobId: "j1", msg });

const all = [
  fromLine("worker-1", line(2, json("warn", "The job has failed"))),
  fromEvent({ at: FROM + 1_500, service: "worker-2", what: "die (exit code 137)" }),
  fromLine("web", line(-1, json("info", "ready"))),
  fromLine("worker-2", line(1, json("info", "cloning"))),
  fromLine("worker-1", line(3, json("warn", "The job has failed"))),
];
const FILE = new URL("../../specs/jobs/cancel.spec.ts", import.meta.url).pathname;
const failure = {
  test: {
    titlePath: ["cancel.spec.ts", "a job", "is done"],
    file: FILE,
    line: 12,
    errors: [
      {
        message: "\u001b[31mError: the page\u001b[39m\n\nExpected: 33\nReceived: 32\n",
        stack: `Error: the page\n    at node:internal:1\n    at read (${FILE}:15:3)`,
      },
      { message: "later" },
    ],
    project: { name: "containers" },
  },
  stages: ["equipe/tiny (job j1): running"],
  signs: lastSigns(
    [
      { name: "web", running: true },
      { name: "worker-2", running: false },
      { name: "backend", running: true },
    ],
    between(all, 0),
  ),
  timeline: between(all, FROM),
  from: FROM,
  omissions: ["`web.log` is cut"],
};

test("the summary begins with the first error as one sentence and its place", () => {
  const [title, sentence, where] = summaryText(failure).split("\n").filter(Boolean);
  expect([title, sentence, where]).toEqual([
    "# a job › is done",
    "**the page; Expected: 33; Received: 32**",
    "(e2e/specs/jobs/cancel.spec.ts:15:3)",
  ]);
  expect(summaryText(failure)).not.toContain("later");
});

test("the summary has the job's stage, the command, the first problems and what is cut", () => {
  const summary = summaryText(failure);
  expect(summary).toContain("- equipe/tiny (job j1): running");
  expect(summary).toContain("bun run e2e --target containers e2e/specs/jobs/cancel.spec.ts:12");
  expect(summary).toContain('The job has failed {"jobId":"j1"} (2 times)');
  expect(summary.indexOf("- 1.5 s, worker-2")).toBeLessThan(summary.indexOf("- 2.0 s, worker-1"));
  expect(summary).toContain("- `web.log` is cut");
});

test("each service has its last healthy sign, also from before the test, and what came then", () => {
  expect(
    summaryText(failure)
      .split("\n")
      .filter((text) => /^- (web|worker-2|backend) \(/.test(text)),
  ).toEqual([
    '- web (runs): last healthy sign at -1.0 s, web: info ready {"jobId":"j1"}',
    '- worker-2 (**has ended**): last healthy sign at 1.0 s, worker-2: info cloning {"jobId":"j1"}; then at 1.5 s, worker-2: ⚑ die (exit code 137)',
    "- backend (runs): no healthy sign",
  ]);
});

test("a comparison gives a sentence with its first expected and its first received line", () => {
  const message =
    'Error: the end\n\n- Expected  - 1\n+ Received  + 2\n\n  Array [\n-   "ready",\n+   "failed",\n+   "why",\n  ]';
  expect(errorSentence({ message })).toBe('the end; expected "ready"; received "failed"');
});

test("an error without a message still gives a sentence", () => {
  expect(errorSentence(undefined)).toBe("The test did not end as expected.");
});
