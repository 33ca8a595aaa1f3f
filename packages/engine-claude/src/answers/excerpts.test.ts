import { expect, test } from "vitest";
import { fillExcerpts } from "./excerpts.ts";

const files: Record<string, string> = {
  "a.ts": "const a = 1;\nconst b = `x`;\n\nexport { a };\n",
  "with space.md": "```\nfenced\n```\n",
};
const reader = { readFile: async (path: string) => files[path] };
const fill = (markdown: string): Promise<string> => fillExcerpts(markdown, reader);

test("an empty excerpt gets the lines it cites; everything else stays", async () => {
  const filled = await fill("Before.\n\n```ts source=a.ts#L1-L2\n```\n\nAfter `a.ts#L1-L1`.\n");
  expect(filled).toBe(
    "Before.\n\n```ts source=a.ts#L1-L2\nconst a = 1;\nconst b = `x`;\n```\n\nAfter `a.ts#L1-L1`.\n",
  );
});

test("an excerpt with fences gets a longer fence, and an encoded path is decoded", async () => {
  const filled = await fill("```md source=with%20space.md#L1-L3\n```\n");
  expect(filled).toBe("````md source=with%20space.md#L1-L3\n```\nfenced\n```\n````\n");
});

test("spaces at line ends are fixed; an excerpt with other text stays as it is", async () => {
  expect(await fill("```ts source=a.ts#L1-L1\nconst a = 1;  \n\n```\n")).toBe(
    "```ts source=a.ts#L1-L1\nconst a = 1;\n```\n",
  );
  const wrong = "```ts source=a.ts#L1-L1\nconst z = 9;\n```\n";
  expect(await fill(wrong)).toBe(wrong);
});

test("an excerpt whose citation does not resolve stays as it is", async () => {
  for (const source of ["nowhere.ts#L1-L1", "a.ts#L90-L91", "a.ts", "%E0%A4%A"]) {
    const markdown = `\`\`\`ts source=${source}\n\`\`\`\n`;
    expect(await fill(markdown)).toBe(markdown);
  }
});
