import { expect, test } from "vitest";
import type { Progress } from "../backend/job-backend.ts";
import { createTestLog } from "../testing/test-log.ts";
import { createProgressReports } from "./progress.ts";

const bar = (documentsDone: number): Progress => ({
  stage: "chapters",
  step: 4,
  documentsDone,
  documentsTotal: 33,
});
const finished = (slug: string, documentsDone: number): Progress => ({
  ...bar(documentsDone),
  document: { slug, title: slug },
});

test("reports are sent one at a time: all finished documents, else only the newest", async () => {
  const sent: Progress[] = [];
  let underWay = 0;
  const reports = createProgressReports(async (progress) => {
    underWay += 1;
    expect(underWay).toBe(1);
    sent.push(progress);
    await new Promise(setImmediate);
    underWay -= 1;
  }, createTestLog().log);
  reports.report(bar(0));
  reports.report(bar(1));
  reports.report(bar(2));
  reports.report(finished("a.md", 3));
  reports.report(finished("b.md", 4));
  reports.report(bar(5));
  reports.report(bar(6));
  await reports.settled();
  expect(sent).toEqual([bar(0), finished("a.md", 3), finished("b.md", 4), bar(6)]);
  reports.report(bar(7));
  await reports.settled();
  expect(sent.at(-1)).toEqual(bar(7));
});

test("a refused report fails nothing and delays no other", async () => {
  const sent: Progress[] = [];
  const reports = createProgressReports(async (progress) => {
    sent.push(progress);
    throw new Error("refused");
  }, createTestLog().log);
  reports.report(finished("a.md", 1));
  reports.report(finished("b.md", 2));
  await reports.settled();
  expect(sent).toHaveLength(2);
});
