import { expect, test } from "vitest";
import { graphCalls } from "../calls/call-graph.ts";
import { createPause } from "../pause.ts";
import { surveyOf } from "../testing/surveyed.ts";
import { createFailures } from "./failures.ts";

/** One line per failure: the function, what it throws, when, and who catches it. */
async function failuresOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const survey = await surveyOf(files);
  const calls = await graphCalls(survey, createPause(new AbortController().signal));
  const failures = createFailures(calls);
  return calls.functions.flatMap((fn) =>
    failures
      .of(fn)
      .map(
        ({ line, thrown, message, condition, caughtBy }) =>
          `${fn.symbol.name} ${line} ${thrown} "${message ?? ""}" ` +
          `${condition === undefined ? "always" : `${condition.negated ? "not " : ""}${condition.text}`} ` +
          `caught by ${caughtBy.map((catcher) => `${catcher.fn.symbol.name}:${catcher.line}`).join() || "nobody"}`,
      ),
  );
}

test("Python: the caller of the caller catches an error by its type, another type passes", async () => {
  const text = `class Wrong(Exception):
    pass

def check(a):
    if not a:
        raise Wrong("no a")
    return a

def middle(a):
    return check(a)

def outer(a):
    try:
        return middle(a)
    except KeyError:
        return 1
    except Wrong:
        return 2
`;
  expect(await failuresOf({ "a.py": text })).toEqual(['check 6 Wrong "no a" not a caught by outer:17']);
});

test("Go: a constructed or named error is returned, a plain err is only passed on", async () => {
  const text = `package a

import "fmt"

func f(n int) error {
	if n > 3 {
		return fmt.Errorf("too many: %d", n)
	} else {
		return ErrFew
	}
	if err := g(); err != nil {
		return err
	}
	panic("never")
}
`;
  expect(await failuresOf({ "a.go": text, "go.mod": "module a\n" })).toEqual([
    'f 7 fmt.Errorf "too many: %d" n > 3 caught by nobody',
    'f 9 ErrFew "" not n > 3 caught by nobody',
    'f 14 panic "never" always caught by nobody',
  ]);
});

test("JavaScript: a clause of the same function catches, a throw inside the clause leaves", async () => {
  const text = `export function f(a) {
  try {
    if (a) throw new TypeError("bad a");
  } catch (error) {
    throw new Error("wrapped");
  }
}
`;
  expect(await failuresOf({ "a.js": text })).toEqual([
    'f 3 TypeError "bad a" a caught by f:4',
    'f 5 Error "wrapped" error caught by nobody',
  ]);
});
