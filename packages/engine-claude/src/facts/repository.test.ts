import { analyzeCode } from "@fondation/code";
import { expect, test } from "vitest";
import { MATERIALIZE_LIMITS } from "@fondation/repository";
import { makeRepository } from "@fondation/repository/testing/repository";
import { GO_ROUTER } from "@fondation/code/testing/samples";
import { repositoryFacts } from "./repository.ts";

test("files that are too large to be given to the model are not in its list", async () => {
  const large = `package main\n// ${"x".repeat(MATERIALIZE_LIMITS.maxFileBytes)}\n`;
  await using repository = await makeRepository({ ...GO_ROUTER, "large.go": large });
  const view = await analyzeCode({
    checkout: repository.path,
    commit: repository.commit,
    parts: 3,
    signal: new AbortController().signal,
  });
  expect(view.survey.files.map(({ path }) => path)).toContain("large.go");
  const { files } = repositoryFacts(view);
  expect(files).toContain("- main.go · ");
  expect(files).not.toContain("large.go");
});
