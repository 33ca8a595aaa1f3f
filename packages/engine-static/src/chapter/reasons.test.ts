import { expect, test } from "vitest";
import { viewOfOnePart } from "../testing/course-view.ts";
import { reasons } from "./reasons.ts";

const lock = (index: number): string => `def lock${index}(a):
    # A second holder must wait, because the server number ${index} answers only once.
    if a.held:
        wait()
    return a


`;

test("a comment that says why is quoted with its function, its place and its condition", async () => {
  const view = await viewOfOnePart({ "lock.py": lock(1) });
  expect(view.topics.flatMap((topic) => reasons(topic, view))).toEqual([
    "- `lock1` (`lock.py#L2-L2`), before `a.held`: “A second holder must wait, because the server number 1 answers only once.”",
  ]);
});

test("more than ten reasons are counted", async () => {
  const text = Array.from({ length: 12 }, (_, index) => lock(index)).join("");
  const view = await viewOfOnePart({ "lock.py": text }, "fr");
  const [list = ""] = view.topics.flatMap((topic) => reasons(topic, view));
  expect(list.split("\n")).toHaveLength(11);
  expect(list).toContain("2\u00A0autres");
});
