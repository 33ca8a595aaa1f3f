import { describe, expect, test } from "vitest";
import { Scenario, ScenarioInvalid } from "./rule.ts";

const task = (step: number, position = 0) =>
  ({ step, position, chapters: 10, repository: "a/b", commit: "c", language: "fr" }) as const;

const names = (scenario: Scenario, ...taken: Parameters<Scenario["take"]>) =>
  scenario.take(...taken).map(({ name }) => name);

describe("a count", () => {
  test("« :2 » is for the first two requests of all", () => {
    const scenario = new Scenario("529:2");
    const taken = [task(1), task(2), task(3)].map((next) => names(scenario, next, false));
    expect(taken).toEqual([["529"], ["529"], []]);
  });

  test("« *1 » is for the first request of each task", () => {
    const scenario = new Scenario("preamble*1");
    const taken = [task(4, 1), task(4, 2), task(4, 1)].map((next) => names(scenario, next, false));
    expect(taken).toEqual([["preamble"], ["preamble"], []]);
  });

  test("that was not reached is told", () => {
    const scenario = new Scenario("529:2+latency=5");
    scenario.take(task(1), false);
    expect(scenario.unconsumed()).toEqual([expect.stringMatching(/529 .* 2 times .* 1 time/)]);
    scenario.take(task(1), false);
    expect(scenario.unconsumed()).toEqual([]);
  });
});

test("« @4 » is for a step, « @4.3 » for one document", () => {
  expect(names(new Scenario("401@4"), task(4, 3), false)).toEqual(["401"]);
  expect(names(new Scenario("401@4.3"), task(4, 2), false)).toEqual([]);
  expect(names(new Scenario("401@4"), undefined, false)).toEqual([]);
});

test("one fault at a time, with any manners", () => {
  const scenario = new Scenario("500:1+529:1+latency=3");
  expect(names(scenario, task(1), false)).toEqual(["500", "latency"]);
  expect(names(scenario, task(1), false)).toEqual(["529", "latency"]);
});

test("a turn that reads is not spoiled, and is where a hostile model calls its tools", () => {
  const scenario = new Scenario("preamble:1+hostile=bash:1");
  expect(names(scenario, task(4, 1), true)).toEqual(["hostile"]);
  expect(names(scenario, task(4, 1), false)).toEqual(["preamble"]);
});

test.each(["", "530", "529@9", "529:x", "529++401"])("« %s » is refused", (text) => {
  expect(() => new Scenario(text)).toThrow(ScenarioInvalid);
});
