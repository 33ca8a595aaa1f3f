import { expect, test } from "vitest";
import { eventOf } from "./engine-event.ts";
import { SERVICE_LABEL } from "./labels.ts";

const event = (Action: string, attributes: Record<string, string> = {}) =>
  eventOf({
    Action,
    timeNano: 1_700_000_000_123_000_000,
    Actor: { Attributes: { [SERVICE_LABEL]: "worker-1", ...attributes } },
  });

test("an end has its exit code and the engine's time", () => {
  expect(event("die", { exitCode: "137" })).toEqual({
    at: 1_700_000_000_123,
    service: "worker-1",
    what: "die (exit code 137)",
  });
});

test("a signal has its number", () => {
  expect(event("kill", { signal: "9" })?.what).toBe("kill (signal 9)");
});

test("a restart, a lack of memory and the results of health checks are told", () => {
  const told = ["restart", "oom", "health_status: healthy", "health_status: unhealthy"];
  expect(told.map((action) => event(action)?.what)).toEqual(told);
});

test("health checks themselves and containers that are not services are left out", () => {
  expect(event("exec_start: node healthcheck.mjs")).toBeUndefined();
  expect(eventOf({ Action: "die", timeNano: 0, Actor: { Attributes: {} } })).toBeUndefined();
});
