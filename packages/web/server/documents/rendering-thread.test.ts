import { afterEach, expect, test } from "vitest";
import { RenderingThread } from "./rendering-thread.ts";

const MATERIAL = {
  language: "fr",
  references: { abstractions: "", relationships: "", order: "" },
  opening: null,
} as const;

const documentWith = (content: string) =>
  ({ slug: "chapter_1", kind: "chapter", position: 1, title: "Un", content }) as const;

/** The highlighter takes time in proportion to the square of the length of this name. */
const SLOW = `\`\`\`ts\n${"a".repeat(400_000)}\n\`\`\`\n\nAfter it.`;

let thread: RenderingThread;
afterEach(() => thread.stop());

test("a document is rendered with colors", async () => {
  thread = new RenderingThread();
  const text = await thread.render(documentWith("```ts\nconst a = 1;\n```"), MATERIAL);
  expect(text).toContain("hljs-keyword");
});

test("code that the highlighter cannot finish has no colors, and the server goes on", async () => {
  thread = new RenderingThread({ colored: 500, plain: 60_000 });
  let ticks = 0;
  const clock = setInterval(() => {
    ticks += 1;
  }, 10);
  const [slow, next] = await Promise.all([
    thread.render(documentWith(SLOW), MATERIAL),
    thread.render(documentWith("# Un\n\nThe next document."), MATERIAL),
  ]);
  clearInterval(clock);
  expect(slow).toContain("After it.");
  expect(slow).not.toContain("hljs");
  expect(next).toContain("The next document.");
  expect(ticks).toBeGreaterThan(10);
});

test("a document that takes too long without colors too is refused", async () => {
  thread = new RenderingThread({ colored: 1, plain: 1 });
  await expect(thread.render(documentWith(SLOW), MATERIAL)).rejects.toThrow(
    "The document chapter_1 takes too long to render.",
  );
  await thread.stop();
  await expect(thread.render(documentWith("Words."), MATERIAL)).rejects.toThrow("The server stops.");
  thread = new RenderingThread();
  expect(await thread.render(documentWith("Words."), MATERIAL)).toContain("Words.");
});
