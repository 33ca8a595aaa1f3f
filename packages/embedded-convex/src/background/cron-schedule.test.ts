import { expect, test } from "vitest";
import { type CronSchedule, nextRun } from "./cron-schedule.ts";

const FROM = Date.parse("2026-02-27T10:30:15Z");
const next = (schedule: CronSchedule, from = FROM) => new Date(nextRun(schedule, from)).toISOString();

test.each<[string, CronSchedule, string]>([
  ["an interval", { type: "interval", minutes: 5 }, "2026-02-27T10:35:15.000Z"],
  ["hourly", { type: "hourly", minuteUTC: 5 }, "2026-02-27T11:05:00.000Z"],
  ["hourly, later this hour", { type: "hourly", minuteUTC: 45 }, "2026-02-27T10:45:00.000Z"],
  ["daily", { type: "daily", hourUTC: 9, minuteUTC: 0 }, "2026-02-28T09:00:00.000Z"],
  ["weekly", { type: "weekly", dayOfWeek: "monday", hourUTC: 8 }, "2026-03-02T08:00:00.000Z"],
  [
    "monthly on a day that February lacks",
    { type: "monthly", day: 31, hourUTC: 0 },
    "2026-03-31T00:00:00.000Z",
  ],
  ["steps", { type: "cron", cron: "*/20 * * * *" }, "2026-02-27T10:40:00.000Z"],
  ["names and ranges", { type: "cron", cron: "0 12 * mar-apr mon-fri" }, "2026-03-02T12:00:00.000Z"],
  ["Sunday as 7", { type: "cron", cron: "0 0 * * 7" }, "2026-03-01T00:00:00.000Z"],
  ["either day when both are restricted", { type: "cron", cron: "0 0 15 * 6" }, "2026-02-28T00:00:00.000Z"],
  ["a leap day", { type: "cron", cron: "0 0 29 2 *" }, "2028-02-29T00:00:00.000Z"],
])("%s comes at the right time", (_name, schedule, expected) => {
  expect(next(schedule)).toBe(expected);
});

test("a run is never at the moment it is computed", () => {
  expect(next({ type: "cron", cron: "30 10 * * *" }, Date.parse("2026-02-27T10:30:00Z"))).toBe(
    "2026-02-28T10:30:00.000Z",
  );
});

test.each(["* * * *", "61 * * * *", "x * * * *", "*/0 * * * *", "0 0 30 2 *"])("%s is refused", (cron) => {
  expect(() => nextRun({ type: "cron", cron }, FROM)).toThrow(/crons\.ts/);
});
