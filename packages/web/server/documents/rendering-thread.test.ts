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

test("a document that takes too long without colors too is its own text", async () => {
  thread = new RenderingThread({ colored: 1, plain: 1 });
  const { content } = JSON.parse(await thread.render(documentWith(SLOW), MATERIAL));
  expect(content.nodes).toEqual([["pre", {}, ["code", {}, SLOW]]]);
});

test("a document whose rendering fails is its own text, and the next one is rendered", async () => {
  thread = new RenderingThread();
  const broken = JSON.parse(await thread.render(documentWith("Words."), null as never));
  expect(broken.content.nodes).toEqual([["pre", {}, ["code", {}, "Words."]]]);
  expect(await thread.render(documentWith("Words."), MATERIAL)).toContain('["p",{},"Words."]');
});

test("an error that comes after the limit does not end the server", async () => {
  thread = new RenderingThread({ colored: 20, plain: 60_000 });
  await thread.render(documentWith("Words."), MATERIAL);
  const broken = thread.render(documentWith("Words."), null as never);
  // The job is on its way to the thread after this turn. Then timers run before messages.
  await new Promise(setImmediate);
  const begun = performance.now();
  while (performance.now() - begun < 500);
  expect(JSON.parse(await broken).content.nodes).toEqual([["pre", {}, ["code", {}, "Words."]]]);
});

test("YAML that the highlighter cannot finish is shown without colors", async () => {
  thread = new RenderingThread({ colored: 1, plain: 60_000 });
  const yaml = `description: ${"a".repeat(400_000)}\n`;
  const document = {
    slug: "step3_order.yaml",
    kind: "order",
    position: 3,
    title: "Ordre",
    content: yaml,
  } as const;
  const { content } = JSON.parse(await thread.render(document, MATERIAL));
  expect(content).toMatchObject({ form: "reference", page: { source: [yaml] } });
});

test("after a stop, nothing is rendered and no thread starts", async () => {
  thread = new RenderingThread();
  await thread.stop();
  await expect(thread.render(documentWith("Words."), MATERIAL)).rejects.toThrow("The server stops.");
});
