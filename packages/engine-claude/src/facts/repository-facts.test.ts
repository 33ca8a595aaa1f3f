import { analyzeCode } from "@fondation/code";
import { GO_ROUTER } from "@fondation/code/testing/samples";
import { MATERIALIZE_LIMITS, openRepository } from "@fondation/repository";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { expect, test } from "vitest";
import { repositoryFacts } from "./repository-facts.ts";

test("files that are too large for the model are not listed", async () => {
  const large = `package main\n// ${"x".repeat(MATERIALIZE_LIMITS.maxFileBytes)}\n`;
  await using repository = await makeRepository({ ...GO_ROUTER, "large.go": large });
  const reader = await openRepository(repository.path, repository.commit);
  const view = await analyzeCode({
    repository: reader,
    parts: 3,
    signal: new AbortController().signal,
  });
  await reader.close();
  expect(view.survey.files.map(({ path }) => path)).toContain("large.go");
  const { files } = repositoryFacts(view);
  expect(files).toContain("- main.go · ");
  expect(files).not.toContain("large.go");
});
