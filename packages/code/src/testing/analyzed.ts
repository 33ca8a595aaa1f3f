import { openRepository } from "@fondation/repository";
import { type Entry, makeRepository } from "@fondation/repository/testing/test-repository";
import { analyzeCode, type CodeFacts } from "../analyze-code.ts";

/** All facts of a small repository, in three parts. */
export async function analyzed(files: Readonly<Record<string, Entry>>): Promise<CodeFacts> {
  await using made = await makeRepository(files);
  const { signal } = new AbortController();
  const repository = await openRepository(made.path, made.commit, signal);
  const facts = await analyzeCode({ repository, parts: 3, signal });
  await repository.close();
  return facts;
}
