import { expect, test } from "vitest";
import type { ClientSetup } from "../client/client-setup.ts";
import { openAccount } from "../limits/account.ts";
import { fakeAsk } from "../testing/fake-ask.ts";
import { modelAt } from "../testing/test-model-settings.ts";
import { createAuthor } from "./author.ts";

test("a repair that never began, since another document failed, keeps its draft", async () => {
  const prompts: string[] = [];
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
    modelAt("http://127.0.0.1:9", { limits: { concurrency: 2 } }),
    { clientSetup: async () => ({}) as ClientSetup },
    openAccount("key", "job", undefined),
    fakeAsk(({ prompt }) => {
      prompts.push(prompt);
      return { fault: "refusal" };
    }),
  );
  const drafts: string[] = [];
  const write = (position: number, found: unknown) =>
    author.write({
      task: { step: 4, position, chapters: 3 },
      about: `chapter ${position}`,
      prompt: "order",
      values: { repository, abstractions: "", relationships: "" },
      draft: {
        found,
        keep: async () => void drafts.push(`${position} kept`),
        drop: async () => void drafts.push(`${position} dropped`),
      },
      check: async ({ text }) => ({ result: text }),
    });
  const refused = { answer: { text: "Nearly." }, findings: ["A fault."], repairs: 0, failures: 0 };
  // The last document reserves the whole budget, so the repair has to wait for it.
  const outcomes = await Promise.allSettled([write(3, undefined), write(1, refused)]);
  expect(outcomes).toMatchObject([{ reason: { fault: "refusal" } }, { reason: { fault: "refusal" } }]);
  expect(prompts.filter((prompt) => prompt.includes("Nearly."))).toEqual([]);
  expect(prompts).toHaveLength(1);
  expect(drafts).toEqual([]);
  author.close();
});
