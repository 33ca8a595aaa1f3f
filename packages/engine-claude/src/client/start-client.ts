/** Starts a client for one question in its own home directory, and ends it. */

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { createClientProcess } from "./client-process.ts";
import { clientEnvironment } from "./client-environment.ts";
import { clientOptions } from "./client-options.ts";
import type { Question } from "../request/question.ts";
import type { ClientSetup } from "./client-setup.ts";

/** A client for one question. */
export interface StartedClient {
  /** Starts the program with the prompt. The messages end or throw when the program ends. */
  ask(prompt: string): AsyncIterable<SDKMessage>;
  /** Kills the program; {@link stopped} gets the reason. */
  stop(reason: unknown): void;
  readonly stopped: AbortSignal;
  /** The end of the program's error output, without secrets. */
  complaint(): string;
  /** Kills the program, waits until it is gone and removes its home directory. */
  close(): Promise<void>;
}

/** Makes the home directory; {@link StartedClient.ask} starts the program. */
export async function startClient(question: Question, setup: ClientSetup): Promise<StartedClient> {
  const directory = await mkdtemp(join(setup.homes, "client-"));
  const home = { home: directory, config: join(directory, "config"), temporary: join(directory, "tmp") };
  await mkdir(home.config);
  await mkdir(home.temporary);
  const children = createClientProcess(setup.setpriv);
  const abort = new AbortController();
  // Imported lazily, because the static engine does not need it.
  const { query } = await import("@anthropic-ai/claude-agent-sdk");
  const stop = (reason?: unknown): void => {
    abort.abort(reason);
    children.kill();
  };
  return {
    ask: (prompt) =>
      query({
        prompt,
        options: {
          ...clientOptions(question, setup),
          env: clientEnvironment(setup.settings, home),
          abortController: abort,
          spawnClaudeCodeProcess: children.spawn,
        },
      }),
    stop,
    stopped: abort.signal,
    complaint: children.complaint,
    async close() {
      stop();
      await children.gone();
      // A killed process may still write to the directory. The run's own directory is removed
      // later. A failure here must not lose the answer.
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {});
    },
  };
}
