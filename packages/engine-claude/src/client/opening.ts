/** Starts clients: one for a request that is asked now, or a spare that gets ready while another one still writes. */

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Query, WarmQuery } from "@anthropic-ai/claude-agent-sdk";
import type { ModelSettings } from "../settings.ts";
import { type Children, createChildren } from "./child.ts";
import { clientEnvironment } from "./environment.ts";
import { clientOptions } from "./options.ts";

/** What a client is started with, and keeps for its life. */
export interface Opening {
  readonly system: string;
  /** JSON schema of the answer; a text is asked for when absent. It travels on the command line: keep it small. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** What it may cost, in US dollars. */
  readonly budgetUsd: number;
}

/** Where and with what clients run. */
export interface Client {
  readonly settings: ModelSettings;
  /** The `claude` program. */
  readonly executable: string;
  readonly setpriv: string | undefined;
  /** The files the model may read; the client's working directory. */
  readonly files: string;
  /** Where each client gets a home of its own. */
  readonly scratch: string;
}

/** A client that can be asked once. */
export interface OpenClient {
  /** What it may cost, in US dollars. */
  readonly budgetUsd: number;
  readonly children: Children;
  /** Aborted to end it. */
  readonly stop: AbortController;
  /** Resolves when a client that was started ahead waits for its question, or could not be started. */
  ready(): Promise<void>;
  ask(prompt: string): Promise<Query>;
  /** Ends it, waits until it is gone, and removes its home, as far as that can be done. */
  close(): Promise<void>;
}

/** The SDK. Loaded only when it is needed: whoever uses the static engine needs none of it. */
export function loadSdk(): Promise<typeof import("@anthropic-ai/claude-agent-sdk")> {
  return import("@anthropic-ai/claude-agent-sdk");
}

/** Prepares a client. With `ahead` it starts now, else when it is asked. */
export async function openClient(opening: Opening, client: Client, ahead: boolean): Promise<OpenClient> {
  const directory = await mkdtemp(join(client.scratch, "client-"));
  const home = { home: directory, config: join(directory, "config"), temporary: join(directory, "tmp") };
  await mkdir(home.config);
  await mkdir(home.temporary);
  const children = createChildren(client.setpriv);
  const stop = new AbortController();
  const { query, startup } = await loadSdk();
  const options = {
    ...clientOptions(opening, client),
    env: clientEnvironment(client.settings, home),
    abortController: stop,
    spawnClaudeCodeProcess: children.spawn,
  };
  // One that cannot start is told by the request that has to start its own.
  const warm: Promise<WarmQuery | undefined> = ahead
    ? startup({ options }).catch(() => undefined)
    : Promise.resolve(undefined);
  return {
    budgetUsd: opening.budgetUsd,
    children,
    stop,
    ready: () => warm.then(() => undefined),
    async ask(prompt) {
      return (await warm)?.query(prompt) ?? query({ prompt, options });
    },
    async close() {
      stop.abort();
      children.kill();
      (await warm)?.close();
      await children.gone();
      // What a killed client was still writing may come in between. Whatever is left goes with `scratch`; an answer must not.
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {});
    },
  };
}
