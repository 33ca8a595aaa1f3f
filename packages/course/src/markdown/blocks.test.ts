import { expect, it } from "vitest";
import { type Block, readBlocks, textOfPieces, walkBlocks } from "./blocks.ts";
import { fencedBlock } from "./write.ts";

it("reads prose as pieces, with strong text and link targets", () => {
  const [block] = readBlocks("Le **`Term`** et [la `suite`](b.md).\n");
  expect(block).toEqual({
    kind: "paragraph",
    line: 1,
    pieces: [
      { kind: "text", value: "Le ", strong: false },
      { kind: "code", value: "Term", strong: true },
      { kind: "text", value: " et ", strong: false },
      { kind: "text", value: "la ", strong: false, url: "b.md" },
      { kind: "code", value: "suite", strong: false, url: "b.md" },
      { kind: "text", value: ".", strong: false },
    ],
  });
});

it("gives lines of the whole document, also inside lists, quotes and answers", () => {
  const markdown = `# T\n\n- a\n- b\n\n  c\n\n> d\n\n${fencedBlock("answer", "e\n\n- f")}\n\n| g |\n| - |\n| h |\n`;
  const seen: [string, number][] = [];
  walkBlocks(readBlocks(markdown), (block: Block) => {
    const text = "pieces" in block ? textOfPieces(block.pieces) : block.kind;
    seen.push([text, block.line]);
  });
  expect(seen).toEqual([
    ["T", 1],
    ["list", 3],
    ["a", 3],
    ["b", 4],
    ["c", 6],
    ["quote", 8],
    ["d", 8],
    ["code", 10],
    ["e", 11],
    ["list", 13],
    ["f", 13],
    ["table", 16],
  ]);
});

it("gives a block of code its whole info string", () => {
  expect(readBlocks("```ts source=a.ts#L1-L1\nx\n```\n")).toEqual([
    { kind: "code", line: 1, info: "ts source=a.ts#L1-L1", text: "x" },
  ]);
});
