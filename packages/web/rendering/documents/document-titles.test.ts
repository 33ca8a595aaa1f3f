import { expect, test } from "vitest";
import { fullTitle, kindAndPosition } from "./document-titles.ts";

test("a full title tells chapter, revised chapter and tutorial apart", () => {
  const titles = (["chapter", "review", "tutorial"] as const).map((kind) =>
    fullTitle({ slug: `${kind}s/4.md`, kind, position: 4, title: "Sessions" }),
  );
  expect(titles).toEqual([
    "Chapitre 4\u202f: Sessions",
    "Chapitre révisé 4\u202f: Sessions",
    "Tutoriel 4\u202f: Sessions",
  ]);
});

test("a reference has its French name and no number", () => {
  const entry = { slug: "step3_order.yaml", kind: "order", position: 0, title: "step3_order.yaml" } as const;
  expect(fullTitle(entry)).toBe("Ordre des chapitres");
  expect(kindAndPosition(entry)).toBe("Référence");
});
