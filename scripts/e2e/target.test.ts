import { expect, test } from "vitest";
import { chooseTargets } from "./target.ts";

test("runs on containers when an engine answers", () => {
  expect(chooseTargets(undefined, () => true)).toEqual({ targets: ["containers"] });
});

test("runs on processes, with a warning, when no engine answers", () => {
  const { targets, warning } = chooseTargets("", () => false);
  expect(targets).toEqual(["processes"]);
  expect(warning).toMatch(/WARNING: no container engine answers/);
});

test("takes the target that is named without asking for an engine", () => {
  const refuse = () => {
    throw new Error("was asked");
  };
  expect(chooseTargets("processes", refuse).targets).toEqual(["processes"]);
  expect(chooseTargets("all", refuse).targets).toEqual(["processes", "containers"]);
});

test("refuses an unknown target", () => {
  expect(() => chooseTargets("cloud", () => true)).toThrow(
    "--target cloud: there are processes, containers, attached",
  );
});
