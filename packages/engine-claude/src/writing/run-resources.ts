/**
 * The resources of one run, each created on first use. A run that finds all its checkpoints needs
 * none.
 */

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnalysisInput } from "@fondation/course/engine";
import { type AnalyzeCode, analyzeCode, type CodeFacts } from "@fondation/code";
import { materialize, openRepository, type RepositoryReader } from "@fondation/repository";
import { findClaude, findSetpriv } from "../client/executable.ts";
import type { ClientSetup } from "../client/client-setup.ts";
import type { ModelSettings } from "../settings/model-settings.ts";

export interface RunResources {
  /** The static analysis of the commit. */
  codeFacts(): Promise<CodeFacts>;
  /** The files of the commit, for checks. */
  reader(): Promise<RepositoryReader>;
  /** The setup of the clients; writes the files of the commit to a directory. */
  clientSetup(): Promise<ClientSetup>;
  /** Removes the directory and closes the reader. */
  close(): Promise<void>;
}

export function createRunResources(
  input: AnalysisInput,
  settings: ModelSettings,
  analyze: AnalyzeCode = analyzeCode,
): RunResources {
  const { checkout, commit, signal, scratch = tmpdir() } = input;
  let facts: Promise<CodeFacts> | undefined;
  let reader: Promise<RepositoryReader> | undefined;
  let setup: Promise<ClientSetup> | undefined;
  let directory: string | undefined;
  const openReader = (): Promise<RepositoryReader> => {
    reader ??= openRepository(checkout, commit, signal);
    return reader;
  };
  const makeSetup = async (): Promise<ClientSetup> => {
    const executable = findClaude(settings.executable);
    const setpriv = findSetpriv();
    await mkdir(scratch, { recursive: true });
    directory = await mkdtemp(join(scratch, "fondation-claude-"));
    const files = join(directory, "files");
    const homes = join(directory, "homes");
    await mkdir(files);
    await mkdir(homes);
    await materialize(await openReader(), files);
    return { settings, executable, setpriv, files, homes };
  };
  return {
    codeFacts() {
      facts ??= openReader().then((repository) =>
        analyze({
          repository,
          parts: input.chapters,
          signal,
          ...(input.grammars === undefined ? {} : { grammars: input.grammars }),
        }),
      );
      return facts;
    },
    reader: openReader,
    clientSetup() {
      setup ??= makeSetup();
      return setup;
    },
    async close() {
      await setup?.catch(() => undefined);
      // A client that has just been killed may still write.
      if (directory !== undefined) {
        await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      }
      await (await reader?.catch(() => undefined))?.close();
    },
  };
}
