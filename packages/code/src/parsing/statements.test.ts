import { expect, test } from "vitest";
import { LANGUAGE_BY_NAME } from "../languages/languages.ts";
import { statementsOf } from "./testing/statements.ts";
import { createParser } from "./parse.ts";

test("JavaScript: clauses stand as deep as their statement, an else if has its condition", async () => {
  const text = `const outside = 1;
async function f(a) {
  if (a > 1) return 1;
  else if ((a) || b) {
    this.state = "done";
  } else {
    try {
      await g();
    } catch (error) {
      throw new Error("no " + error);
    } finally {
      stop();
    }
  }
  for (const x of a) {
    switch (x) {
      case 1:
        g();
        break;
      default:
    }
  }
}
`;
  expect(await statementsOf("JavaScript", text)).toEqual([
    "if 3-14 a > 1",
    "  return 3-3 1",
    "else 4-14 (a) || b",
    "  assign 5-5 this.state",
    "else 6-14",
    "  try 7-13",
    "    call 8-8",
    "  catch 9-11 error",
    '    throw 10-10 new Error("no " + error)',
    "  finally 11-13",
    "    call 12-12",
    "loop 15-22 const x of a",
    "  switch 16-21 x",
    "    case 17-19 1",
    "      call 18-18",
    "      other 19-19",
    "    case 20-20",
  ]);
});

test("Python: caught types, conditions and raised values are the heads", async () => {
  const text = `x = 1

def f(a):
    """Not a statement."""
    if a:
        return 1
    elif b:
        self.c = 2
    try:
        await g(a)
    except (KeyError, ValueError) as error:
        raise Wrong("no") from error
    for i in range(3):
        with open(i) as h:
            yield h
`;
  expect(await statementsOf("Python", text)).toEqual([
    "if 5-8 a",
    "  return 6-6 1",
    "else 7-8 b",
    "  assign 8-8 self.c",
    "try 9-12",
    "  call 10-10",
    "catch 11-12 (KeyError, ValueError) as error",
    '  throw 12-12 Wrong("no") from error',
    "loop 13-15 i in range(3)",
    "  other 14-15",
    "    other 15-15",
  ]);
});

test("Go: an if keeps its initializer, panics are thrown, a select is a switch", async () => {
  const text = `package a

func f() error {
	if err := g(); err != nil {
		return fmt.Errorf("no: %w", err)
	} else if b {
		panic("b")
	}
	defer c.Close()
	go func() {
		work()
	}()
	select {
	case x := <-d:
		c.x = x
	default:
	}
	return nil
}
`;
  expect(await statementsOf("Go", text)).toEqual([
    "if 4-8 err := g(); err != nil",
    "  assign 4-4 err",
    '  return 5-5 fmt.Errorf("no: %w", err)',
    "else 6-8 b",
    '  throw 7-7 "b"',
    "defer 9-9 c.Close()",
    "call 10-12 func() { work() }()",
    "  call 11-11",
    "switch 13-17",
    "  case 14-15 x := <-d",
    "    assign 15-15 c.x",
    "  case 16-16",
    "return 18-18 nil",
  ]);
});

test("a statement in a closure has the closure as its scope", async () => {
  const row = LANGUAGE_BY_NAME.get("Go");
  if (row === undefined) throw new Error("No row");
  const parser = await createParser(row);
  const code = parser.parse(
    "package a\nfunc f() {\n\trun(func() error {\n\t\treturn nil\n\t})\n\treturn\n}\n",
  );
  parser.delete();
  expect(code?.statements.map(({ kind, scope }) => [kind, scope])).toEqual([
    ["call", 2],
    ["return", 3],
    ["return", 2],
  ]);
});
