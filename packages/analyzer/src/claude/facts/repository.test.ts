import { expect, test } from "vitest";
import { MATERIALIZE_LIMITS } from "../../repository/materialize.ts";
import { analyseRepository } from "../../static/engine.ts";
import { makeRepository } from "../../testing/repository.ts";
import { GO_ROUTER } from "../../testing/samples.ts";
import { repositoryFacts } from "./repository.ts";

test("files that are too large to be given to the model are not in its list", async () => {
  const large = `package main\n// ${"x".repeat(MATERIALIZE_LIMITS.maxFileBytes)}\n`;
  await using repository = await makeRepository({ ...GO_ROUTER, "large.go": large });
  const view = await analyseRepository({
    checkout: repository.path,
    commit: repository.commit,
    repository: "acme/router",
    language: "en",
    chapters: 3,
    signal: new AbortController().signal,
  });
  expect(view.survey.files.map(({ path }) => path)).toContain("large.go");
  const { files } = repositoryFacts(view);
  expect(files).toContain("- main.go · ");
  expect(files).not.toContain("large.go");
});
