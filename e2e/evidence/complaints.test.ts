import { expect, test } from "vitest";
import { complaintsOf } from "./complaints.ts";

const line = (at: number, level: string, msg: string) => ({ at, text: JSON.stringify({ level, msg }) });
const service = (name: string, lines: ReturnType<typeof line>[]) => ({
  name,
  running: true,
  log: () => "",
  lines: () => lines,
  memory: () => Promise.resolve(0),
  environment: () => Promise.resolve([]),
});

test("warnings and errors of all services since the start of the test, in order", () => {
  const services = [
    service("web", [line(1, "error", "too early"), line(5, "warn", "second")]),
    service("worker-1", [line(4, "error", "first"), line(6, "info", "harmless")]),
  ];
  expect(complaintsOf({ services }, 2)).toBe("worker-1: error first\nweb: warn second");
  expect(complaintsOf({ services }, 7)).toBe("");
});
