import { expect, test } from "vitest";
import { graphOf } from "../calls/testing/graph-of.ts";
import { circumstancesOf, isInFailure } from "./circumstances.ts";

/** What is known of the call of `target`, in words. */
async function around(path: string, text: string): Promise<string[]> {
  const calls = await graphOf({ [path]: text });
  const call = calls.functions
    .flatMap((fn) => calls.callsFrom(fn))
    .find(({ to }) => to.symbol.name === "target");
  if (call === undefined) throw new Error("No call of target");
  const { enclosures, guards, statement } = circumstancesOf(call);
  return [
    ...guards.map(({ condition, exit, value }) => `guard ${condition}: ${exit} ${value ?? ""}`.trim()),
    ...enclosures.map(({ kind, head, elseIf }) =>
      `${kind} ${head ?? ""}${elseIf ? " (else if)" : ""}`.trim(),
    ),
    `in ${statement?.kind ?? "nothing"}`,
    ...(isInFailure(call) ? ["failure"] : []),
  ];
}

const TARGET = "export function target() {\n  return 1;\n}\n";

test("a condition and a loop around a call are its enclosures, the outermost first", async () => {
  const text = `${TARGET}export function f(list) {\n  for (const x of list) {\n    if (x > 1) {\n      target();\n    }\n  }\n}\n`;
  expect(await around("a.js", text)).toEqual(["loop const x of list", "if x > 1", "in call"]);
});

test("in an else, the failed condition is said, and the if is not", async () => {
  const text = `${TARGET}export function f(x) {\n  if (x) {\n    x();\n  } else {\n    target();\n  }\n}\n`;
  expect(await around("a.js", text)).toEqual(["else x", "in call"]);
});

test("an else with a condition keeps its own", async () => {
  const text =
    "def target():\n    return 1\n\n\ndef f(x):\n    if x:\n        pass\n    elif x > 2:\n        return target()\n";
  expect(await around("a.py", text)).toEqual(["else x > 2 (else if)", "in return"]);
});

test("a condition that returns or throws before the call is a guard", async () => {
  const text = `${TARGET}export function f(x) {\n  if (!x) {\n    return null;\n  }\n  if (x < 0) throw new Error("no");\n  const y = target();\n}\n`;
  expect(await around("a.js", text)).toEqual([
    "guard !x: return null",
    'guard x < 0: throw new Error("no")',
    "in assign",
  ]);
});

test("a condition with an else, or in another branch, is no guard", async () => {
  const text = `${TARGET}export function f(x) {\n  if (x) {\n    return 1;\n  } else {\n    x = 2;\n  }\n  while (x) {\n    if (x > 1) return 2;\n  }\n  target();\n}\n`;
  expect(await around("a.js", text)).toEqual(["in call"]);
});

test("a call in a condition happens in any case, and its result decides", async () => {
  const text = `${TARGET}export function f(x) {\n  if (target()) {\n    x();\n  }\n}\n`;
  expect(await around("a.js", text)).toEqual(["in if"]);
});

test("a call in a catch clause is part of a failure, in its try it is not", async () => {
  const failing = `${TARGET}export function f(x) {\n  try {\n    x();\n  } catch (error) {\n    target(error);\n  }\n}\n`;
  expect(await around("a.js", failing)).toEqual(["catch error", "in call", "failure"]);
  const trying = `${TARGET}export function f(x) {\n  try {\n    target();\n  } catch (error) {\n    x(error);\n  }\n}\n`;
  expect(await around("a.js", trying)).toEqual(["try", "in call"]);
});

const GO = "package a\n\nfunc target() error {\n\treturn nil\n}\n\n";

test("a call that a condition of Go assigns happens in any case", async () => {
  const text = `${GO}func f() error {\n\tif err := target(); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}\n`;
  expect(await around("a.go", text)).toEqual(["in assign"]);
});

test("a call under the condition that there is an error is part of a failure", async () => {
  const text = `${GO}func f(err error) {\n\tif err != nil {\n\t\ttarget()\n\t}\n}\n`;
  expect(await around("a.go", text)).toEqual(["if err != nil", "in call", "failure"]);
});

test("an operator before a call decides about it, and one behind it does not", async () => {
  const text = (expression: string): string =>
    `${TARGET}export function f(x) {\n  return ${expression};\n}\n`;
  expect(await around("a.js", text("x ? target() : 2"))).toEqual(["if x", "in return"]);
  expect(await around("a.js", text("x ? 2 : target()"))).toEqual(["else x", "in return"]);
  expect(await around("a.js", text("x > 1 && !target()"))).toEqual(["if x > 1", "in return"]);
  expect(await around("a.js", text("x || target()"))).toEqual(["else x", "in return"]);
  expect(await around("a.js", text("target() || x"))).toEqual(["in return"]);
  const python = (expression: string): string =>
    `def target():\n    return 1\n\n\ndef f(x):\n    return ${expression}\n`;
  expect(await around("a.py", python("1 if x else target()"))).toEqual(["else x", "in return"]);
  expect(await around("a.py", python("x and target()"))).toEqual(["if x", "in return"]);
  const ruby = (expression: string): string => `def target\n  1\nend\n\ndef f(x)\n  y = ${expression}\nend\n`;
  expect(await around("a.rb", ruby("x ? 1 : target"))).toEqual(["else x", "in assign"]);
  expect(await around("a.rb", ruby("x && target()"))).toEqual(["if x", "in assign"]);
});

test("an operator around a function that calls decides about the function, not about the call", async () => {
  const text = `${TARGET}export function f(x) {\n  return x && on(() => {\n    target();\n  });\n}\n`;
  expect(await around("a.js", text)).toEqual(["in call"]);
});

test("calls of one line under different conditions share none", async () => {
  const text = `${TARGET}export function f(x) {\n  return x ? target() : target();\n}\n`;
  expect(await around("a.js", text)).toEqual(["in return"]);
});
