import { expect, test } from "vitest";
import { failuresOf } from "./testing/failure-lines.ts";

test("Python: a caller catches an error by its type or a base, another type passes", async () => {
  const text = `class Wrong(Exception):
    pass

class VeryWrong(Wrong):
    pass

def check(a):
    if not a:
        raise VeryWrong("no a")
    return a

def middle(a):
    try:
        return check(a)
    except ValueError:
        return 3

def outer(a):
    try:
        return middle(a)
    except KeyError:
        return 1
    except Wrong:
        return 2
`;
  expect(await failuresOf({ "a.py": text })).toEqual([
    'check 9 raise VeryWrong "no a" not a passed by middle caught by outer:23',
  ]);
});

test("Python: a variable of a clause has its type; a clause with a list of types tells nothing", async () => {
  const text = `ERRORS = (ValueError, KeyError)

def read(a):
    try:
        return int(a)
    except ValueError as exc:
        raise exc

def one(a):
    try:
        return read(a)
    except (ValueError, TypeError) as exc:
        return str(exc)

def two(a):
    try:
        return read(a)
    except ERRORS:
        return 2
`;
  expect(await failuresOf({ "a.py": text })).toEqual([
    'read 7 raise exc "" ValueError as exc passed by ? caught by one:12',
  ]);
});

test("Python: a clause that raises the error again passes it; one that does so sometimes tells nothing", async () => {
  const text = `def work():
    raise ValueError("bad")

def log():
    try:
        work()
    except ValueError as error:
        print(error)
        raise

def outer():
    try:
        log()
    except Exception:
        return 1

def sometimes(debug):
    try:
        work()
    except ValueError as error:
        if debug:
            raise error from None
`;
  expect((await failuresOf({ "a.py": text }))[0]).toBe(
    'work 2 raise ValueError "bad" always passed by log caught by outer:14',
  );
});

test("Python: an error of a task or of a closure is not told to pass", async () => {
  const text = `import asyncio

def work():
    raise ValueError("bad")

def start():
    asyncio.create_task(work())

def later():
    def inner():
        work()
    return inner
`;
  expect(await failuresOf({ "a.py": text })).toEqual([
    'work 4 raise ValueError "bad" always passed by ? caught by ?',
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

export async function g() {
  throw new Error("late");
}

export async function h() {
  try {
    g();
  } catch {}
  try {
    await g();
  } catch {}
}
`;
  expect(await failuresOf({ "a.js": text })).toEqual([
    'f 3 raise TypeError "bad a" a passed by ? caught by f:4',
    'f 5 raise Error "wrapped" error passed by ? caught by ?',
    'g 10 raise Error "late" always passed by ? caught by h:19',
  ]);
});

test("Java: a caller whose literal argument leaves before the error does not catch it", async () => {
  const text = (create: string): string => `class Tree {
  Object byObject(Object key) {
    try {
      return find(key, ${create});
    } catch (ClassCastException e) {
      return null;
    }
  }
  Object find(Object key, boolean create) {
    if (!create) {
      return null;
    }
    throw new ClassCastException("no key");
  }
}
`;
  const failure = 'find 13 raise ClassCastException "no key" not !create passed by ? caught by';
  expect(await failuresOf({ "Tree.java": text("false") })).toEqual([`${failure} ?`]);
  expect(await failuresOf({ "Tree.java": text("true") })).toEqual([`${failure} byObject:5`]);
});
