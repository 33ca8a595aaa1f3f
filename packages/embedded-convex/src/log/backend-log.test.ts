import { expect, test } from "vitest";
import { ALL_STRANGERS } from "../values/connection-limits.ts";
import { ANONYMOUS } from "../auth/caller.ts";
import { createBackendLog } from "./backend-log.ts";

function startLog() {
  const lines: string[] = [];
  let now = 0;
  const log = createBackendLog(
    (line) => lines.push(line),
    ({ identity }) => identity !== null,
    () => now,
  );
  return { log, lines, minuteLater: () => (now += 60_000) };
}

test("a text stays one line, whatever it contains", () => {
  const { log, lines } = startLog();
  log("x\u001b[2J\u001b]0;owned\u0007\n[00:00:00] INFO: forged\r\u2028\u202eé 日本");
  expect(lines).toEqual([
    "x\\u{1b}[2J\\u{1b}]0;owned\\u{7}\\n[00:00:00] INFO: forged\\u{d}\\u{2028}\\u{202e}é 日本",
  ]);
});

test("20 million characters become a short line", () => {
  const { log, lines } = startLog();
  log("\n".repeat(20_000_000));
  expect(lines[0]?.length).toBeLessThan(4100);
});

test("strangers cause a few lines a minute, and the rest is counted", () => {
  const { log, lines, minuteLater } = startLog();
  for (let count = 0; count < 10_000; count += 1) log("denied", ANONYMOUS);
  expect(lines.length).toBe(ALL_STRANGERS.logLines);
  log("a line of the backend");
  minuteLater();
  log("denied later", ANONYMOUS);
  expect(lines.slice(ALL_STRANGERS.logLines)).toEqual([
    "a line of the backend",
    `${10_000 - ALL_STRANGERS.logLines} more lines about callers without a token were left out.`,
    "denied later",
  ]);
});
