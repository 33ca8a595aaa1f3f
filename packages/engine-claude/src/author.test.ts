import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { startMessagesApi } from "@fondation/doubles/messages-api";
import { modelAt } from "./testing/model.ts";
import { createAuthor } from "./author.ts";
import { findClaude, findSetpriv } from "./client/executable.ts";
import { openLedger } from "./ledger.ts";
import type { Tools } from "./tools.ts";

// Each question starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 60_000 });

test("a repair that never began, as another document was refused, keeps its draft", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "fondation-author-"));
  const [files, homes] = [join(scratch, "files"), join(scratch, "homes")];
  for (const directory of [files, homes]) mkdirSync(directory);
  await using api = await startMessagesApi(() => ({ text: "No.", stopReason: "refusal" }));
  const settings = modelAt(api.url, { limits: { concurrency: 2 } });
  const client = { settings, executable: findClaude(), setpriv: findSetpriv(), files, scratch: homes };
  const repository = "local/test";
  const author = createAuthor(
    {
      checkout: "",
      commit: "0".repeat(40),
      repository,
      language: "en",
      chapters: 3,
      signal: new AbortController().signal,
    },
    settings,
    { client: async () => client } as Tools,
    openLedger("key", "job", undefined),
  );
  const drafts: string[] = [];
  const write = (position: number, found: unknown) =>
    author.write({
      task: { step: 4, position, chapters: 3 },
      about: `chapter ${position}`,
      prompt: "order",
      values: { repository, abstractions: "", relationships: "" },
      next: [],
      draft: {
        found,
        keep: async () => void drafts.push(`${position} kept`),
        drop: async () => void drafts.push(`${position} dropped`),
      },
      check: async ({ text }) => ({ result: text }),
    });
  const refused = { answer: { text: "Nearly." }, findings: ["A fault."], repairs: 0, failures: 0 };
  // The last document takes all the money, so that the repair waits for it.
  const outcomes = await Promise.allSettled([write(3, undefined), write(1, refused)]);
  expect(outcomes).toMatchObject([{ reason: { fault: "refusal" } }, { reason: { fault: "refusal" } }]);
  expect(api.requests.filter(({ prompt }) => prompt.includes("Nearly."))).toEqual([]);
  expect(drafts).toEqual([]);
  await author.close();
  rmSync(scratch, { recursive: true, force: true });
});
