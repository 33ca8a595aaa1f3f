import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { promptRevision } from "./prompt-revision.ts";

test("a changed prompt changes the revision of its language only", () => {
  const directory = mkdtempSync(join(tmpdir(), "fondation-prompts-"));
  try {
    cpSync(join(import.meta.dirname, "texts"), directory, { recursive: true });
    expect(promptRevision("fr", directory)).toBe(promptRevision("fr"));
    appendFileSync(join(directory, "fr", "chapter.md"), "Encore un mot.\n");
    expect(promptRevision("fr", directory)).not.toBe(promptRevision("fr"));
    expect(promptRevision("en", directory)).toBe(promptRevision("en"));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
