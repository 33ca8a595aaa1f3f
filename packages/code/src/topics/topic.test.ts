import { cpuGrowth } from "@fondation/environment/testing/cpu-growth";
import { expect, test } from "vitest";
import { type Topic, topicAt } from "./topic.ts";

function topicOf(id: number, parts: Topic["parts"]): Topic {
  return { id, name: `T${id}`, namedAfter: "file", parts, files: [], symbols: [], size: 0 };
}

test("a line of a divided file belongs to the topic of its part", () => {
  const topics = [
    topicOf(1, [{ path: "a.ts", lines: { startLine: 1, endLine: 9 } }, { path: "b.ts" }]),
    topicOf(2, [{ path: "a.ts", lines: { startLine: 10, endLine: 20 } }]),
  ];
  expect(topicAt(topics, "a.ts", 9)?.id).toBe(1);
  expect(topicAt(topics, "a.ts", 10)?.id).toBe(2);
  expect(topicAt(topics, "b.ts", 500)?.id).toBe(1);
  expect(topicAt(topics, "a.ts", 21)).toBeUndefined();
  expect(topicAt(topics, "c.ts", 1)).toBeUndefined();
});

test("finding the topics of four times as many files takes about four times the work", async () => {
  const findAll = ({ length }: string) => {
    const parts = Array.from({ length }, (_, index) => ({ path: `src/file-${index}.ts` }));
    const topics = [topicOf(1, parts)];
    return parts.map(({ path }) => topicAt(topics, path, 1));
  };
  expect(await cpuGrowth(findAll, (count) => "x".repeat(count), 20_000)).toBeLessThan(8);
});
