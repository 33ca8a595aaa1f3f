import { expect, test } from "vitest";
import { viewOfOnePart } from "../testing/course-view.ts";
import type { CourseView } from "../view/course-view.ts";
import { writeReview } from "./review-document.ts";

function reviewsOf(view: CourseView): string {
  return view.placements.map(({ topic }, index) => writeReview(index + 1, topic, view)).join("\n");
}

test("a part without functions shows its declarations", async () => {
  const text = reviewsOf(
    await viewOfOnePart({ "src/limits.ts": "export const MAX = 10;\nexport type Id = string;\n" }),
  );
  expect(text).toContain(
    "```ts source=src/limits.ts#L1-L2\nexport const MAX = 10;\nexport type Id = string;\n```",
  );
});

test("a body is shown without the line of a key, and no default holds it", async () => {
  const key = ["AKIA", "Q7XPLMZNVBCWERTY"].join("");
  const text = reviewsOf(
    await viewOfOnePart({
      "aws.py": `DEFAULT_KEY = "${key}"\n\n\ndef connect(user):\n    key = "${key}"\n    return user + key\n`,
    }),
  );
  expect(text).toContain("return user + key");
  expect(text).toContain("`DEFAULT_KEY`");
  expect(text).not.toContain(key);
});

test("the bodies of small functions that many call are added to a long part", async () => {
  const long = Array.from({ length: 40 }, (_, index) => {
    const lines = Array.from({ length: 40 }, (_, line) => `  if (n > ${line}) n = small(n + ${index});\n`);
    return `export function long${index}(n: number) {\n${lines.join("")}  return n;\n}\n`;
  });
  const view = await viewOfOnePart({
    "src/long.ts": `export function small(n: number) {\n  return n + 1;\n}\n${long.join("")}`,
  });
  const text = reviewsOf(view);
  expect(text).toContain("### small\n");
  expect(text).not.toContain("### long39\n");
});
