import { expect, test } from "vitest";
import { limitedLog } from "./limited-log.ts";
import { REQUEST_LIMITS } from "./request-limits.ts";

test("requests cause a few lines a minute, and the rest is counted", () => {
  const lines: [object, string][] = [];
  const write = (fields: object, message: string) => void lines.push([fields, message]);
  let now = 0;
  const log = limitedLog({ debug: write, info: write, warn: write, error: write }, () => now);
  for (let call = 0; call < REQUEST_LIMITS.logLines + 5; call += 1) log.warn({ call }, "failed");
  expect(lines).toHaveLength(REQUEST_LIMITS.logLines);
  now = 60_000;
  log.error({}, "failed again");
  expect(lines.slice(-2)).toEqual([
    [{ omitted: 5 }, "more lines about requests were left out"],
    [{}, "failed again"],
  ]);
});
