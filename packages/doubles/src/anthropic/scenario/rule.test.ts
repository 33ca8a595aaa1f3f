import { describe, expect, test } from "vitest";
import { Scenario, ScenarioInvalid, type Turn } from "./rule.ts";

const task = (step: number, position = 0) =>
  ({ step, position, chapters: 10, repository: "a/b", commit: "c", language: "fr" }) as const;

const ANSWERING = { isFirst: false, isReading: false };
const READING = { isFirst: true, isReading: true };

const name = (scenario: Scenario, ...[of, turn = ANSWERING]: [Parameters<Scenario["take"]>[0], Turn?]) =>
  scenario.take(of, turn)?.name;

describe("a count", () => {
  test("« :2 » is for the first two requests of all", () => {
    const scenario = new Scenario("529:2");
    const taken = [task(1), task(2), task(3)].map((next) => name(scenario, next));
    expect(taken).toEqual(["529", "529", undefined]);
  });

  test("« *1 » is for the first request of each task", () => {
    const scenario = new Scenario("preamble*1");
    const taken = [task(4, 1), task(4, 2), task(4, 1)].map((next) => name(scenario, next));
    expect(taken).toEqual(["preamble", "preamble", undefined]);
  });

  test("that was not reached is reported", () => {
    const scenario = new Scenario("529:2+latency=5");
    scenario.take(task(1), ANSWERING);
    expect(scenario.unconsumed()).toEqual([expect.stringMatching(/529 .* 2 times .* 1 time/)]);
    scenario.take(task(1), ANSWERING);
    expect(scenario.unconsumed()).toEqual([]);
  });
});

test("« @4 » is for a step, « @4.3 » for one document", () => {
  expect(name(new Scenario("401@4"), task(4, 3))).toBe("401");
  expect(name(new Scenario("401@4.3"), task(4, 2))).toBeUndefined();
  expect(name(new Scenario("401@4"), undefined)).toBeUndefined();
});

test("one fault is played at a time, with any modifiers", () => {
  const scenario = new Scenario("500:1+529:1+latency=3");
  expect([name(scenario, task(1)), name(scenario, task(1)), name(scenario, task(1))]).toEqual([
    "500",
    "529",
    undefined,
  ]);
  expect(scenario.modifier("latency", task(1))).toBe("3");
});

test("a turn that reads gets no fault of the model but the hostile calls", () => {
  const scenario = new Scenario("preamble:1+hostile=bash:1");
  expect(name(scenario, task(4, 1), READING)).toBe("hostile");
  expect(name(scenario, task(4, 1))).toBe("preamble");
});

test("a first turn that does not read gets a fault like any other", () => {
  expect(name(new Scenario("preamble:1"), task(4, 1), { isFirst: true, isReading: false })).toBe("preamble");
});

test.each(["", "530", "529@9", "529:x", "529++401"])("« %s » is refused", (text) => {
  expect(() => new Scenario(text)).toThrow(ScenarioInvalid);
});
