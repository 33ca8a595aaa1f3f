import { expect, it } from "vitest";
import { extractLinks } from "./links.ts";
import { fencedBlock } from "./write.ts";

it("finds links, definitions and images, but not those in code", () => {
  const markdown = "[a](a.md) ![i](i.png)\n\n[r][d]\n\n[d]: d.md\n\n`[c](c.md)`\n\n```md\n[f](f.md)\n```\n";
  expect(extractLinks(markdown)).toEqual([
    { url: "a.md", line: 1, image: false },
    { url: "i.png", line: 1, image: true },
    { url: "d.md", line: 5, image: false },
  ]);
});

it("finds links inside an answer", () => {
  expect(extractLinks(fencedBlock("answer", "[a](a.md)"))).toEqual([{ url: "a.md", line: 2, image: false }]);
});
