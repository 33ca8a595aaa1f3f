import "../testing/jsdom-window.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteOpened, noteRead, progressOf } from "./reading-progress.ts";

const KEY = "fondation-progress";
const ROUTE = "/cours/acme/shop";

beforeEach(() => window.localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
});

test("what was opened last and what was read is remembered for each course", () => {
  noteRead(ROUTE, "chapters/a.md");
  noteOpened(ROUTE, "chapters/b.md");
  noteOpened("/cours/acme/other", "tutorials/c.md");
  expect(progressOf(ROUTE)).toEqual({ last: "chapters/b.md", read: ["chapters/a.md"] });
  expect(progressOf("/cours/acme/other")).toEqual({ last: "tutorials/c.md", read: [] });
  expect(progressOf("/cours/acme/none")).toEqual({ read: [] });
});

test("progress that another tab has stored is kept", () => {
  noteRead(ROUTE, "chapters/a.md");
  const other = { [ROUTE]: { read: ["chapters/a.md", "chapters/b.md"] } };
  window.localStorage.setItem(KEY, JSON.stringify(other));
  noteRead(ROUTE, "chapters/c.md");
  expect(progressOf(ROUTE).read).toEqual(["chapters/a.md", "chapters/b.md", "chapters/c.md"]);
});

test("only the documents and the courses that were read last are kept", () => {
  for (let number = 0; number < 150; number += 1) noteRead(ROUTE, `chapters/${number}.md`);
  expect(progressOf(ROUTE).read).toHaveLength(100);
  expect(progressOf(ROUTE).read.at(-1)).toBe("chapters/149.md");
  for (let number = 0; number < 60; number += 1) noteOpened(`/cours/acme/${number}`, "a.md");
  expect(Object.keys(JSON.parse(window.localStorage.getItem(KEY) ?? ""))).toHaveLength(40);
  expect(progressOf(ROUTE).read).toEqual([]);
  expect(progressOf("/cours/acme/59").last).toBe("a.md");
});

test("without storage, progress lasts while the page is open", () => {
  const denied = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.spyOn(window, "localStorage", "get").mockImplementation(denied);
  noteOpened("/cours/acme/denied", "a.md");
  noteRead("/cours/acme/denied", "b.md");
  expect(progressOf("/cours/acme/denied")).toEqual({ last: "a.md", read: ["b.md"] });
});

test.each(["null", "[1", '{"/cours/acme/shop":{"last":7,"read":"x"}}', '{"/cours/acme/shop":[]}', "3"])(
  "a stored %s counts as nothing",
  (stored) => {
    window.localStorage.setItem(KEY, stored);
    expect(progressOf(ROUTE)).toEqual({ read: [] });
  },
);
