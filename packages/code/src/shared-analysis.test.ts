import { openRepository } from "@fondation/repository";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { expect, it } from "vitest";
import { createSharedAnalysis } from "./shared-analysis.ts";
import { TYPESCRIPT_SHOP } from "./testing/samples.ts";

it("gives the same facts for the same number of parts, and tries a failed analysis again", async () => {
  await using repository = await makeRepository(TYPESCRIPT_SHOP);
  const reader = await openRepository(repository.path, repository.commit);
  const analyze = createSharedAnalysis();
  const request = { repository: reader, parts: 3, signal: new AbortController().signal };
  const aborted = analyze({ ...request, signal: AbortSignal.abort(new Error("stopped")) });
  await expect(aborted).rejects.toThrow("stopped");
  const facts = await analyze(request);
  expect(await analyze(request)).toBe(facts);
  expect(await analyze({ ...request, parts: 4 })).not.toBe(facts);
  await reader.close();
});
