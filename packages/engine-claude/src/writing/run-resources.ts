/** What a run works with, made when it is first needed: a run that finds all its checkpoints needs none of it. */

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnalysisInput } from "@fondation/course/engine";
import { analyzeCode, type CodeFacts } from "@fondation/code";
import { materialize, openRepository, type RepositoryReader } from "@fondation/repository";
import { findClaude, findSetpriv } from "../client/executable.ts";
import type { ClientSetup } from "../client/client-setup.ts";
import type { ModelSettings } from "../settings/model-settings.ts";

/** The means of one run. */
export interface Tools {
  /** The static analysis of the commit. */
  view(): Promise<CodeFacts>;
  /** The files of the commit, for checks. */
  reader(): Promise<RepositoryReader>;
  /** What asks the model, with the files of the commit written out. */
  client(): Promise<ClientSetup>;
  /** Removes and ends what was made. */
  close(): Promise<void>;
}

/** Prepares to make them. */
export function createTools(input: AnalysisInput, settings: ModelSettings): Tools {
  const { checkout, commit, signal, scratch = tmpdir() } = input;
  let view: Promise<CodeFacts> | undefined;
  let reader: Promise<RepositoryReader> | undefined;
  let client: Promise<ClientSetup> | undefined;
  let directory: string | undefined;
  const openReader = (): Promise<RepositoryReader> => {
    reader ??= openRepository(checkout, commit, signal);
    return reader;
  };
  const makeClient = async (): Promise<ClientSetup> => {
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
    view() {
      view ??= openReader().then((repository) =>
        analyzeCode({
          repository,
          parts: input.chapters,
          signal,
          ...(input.grammars === undefined ? {} : { grammars: input.grammars }),
        }),
      );
      return view;
    },
    reader: openReader,
    client() {
      client ??= makeClient();
      return client;
    },
    async close() {
      await client?.catch(() => undefined);
      // A client that was just killed may still have been writing.
      if (directory !== undefined) {
        await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      }
      await (await reader?.catch(() => undefined))?.close();
    },
  };
}
