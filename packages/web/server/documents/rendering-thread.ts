/**
 * Renders documents in a thread of its own. Their text comes from strangers: one that takes the
 * parser or the highlighter minutes must not keep the server from answering everybody else.
 *
 * The thread loads this same module again, so it is found in every bundle.
 */

import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { plainDocument } from "../../rendering/plain-document.ts";
import type { renderDocument } from "../../rendering/render-document.ts";
import { jsonText } from "./json-text.ts";

export type DocumentText = Parameters<typeof renderDocument>[0];
export type CourseMaterial = Parameters<typeof renderDocument>[1];

interface Job {
  readonly document: DocumentText;
  readonly material: CourseMaterial;
  readonly colors: boolean;
}

const THREAD_NAME = "fondation-rendering";

/**
 * In milliseconds, from when the thread is ready. A document takes 0.1 s. On a machine that is a
 * hundred times slower it loses its colors, and nothing else.
 */
const LIMITS = { colored: 10_000, plain: 20_000 };

/** In milliseconds, for loading what renders. */
const START_MS = 60_000;

/** The server's container has 512 MB. */
const MEMORY = { maxOldGenerationSizeMb: 160 };

/** In characters: a table can be much larger as elements than as Markdown. */
const MAX_RENDERED = 10_000_000;

interface Started {
  readonly thread: Worker;
  /** Settles with the first message of the thread. */
  readonly ready: Promise<unknown>;
}

export class RenderingThread {
  #started: Started | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #stop = new AbortController();
  readonly #limits: typeof LIMITS;

  constructor(limits = LIMITS) {
    this.#limits = limits;
  }

  /**
   * JSON of the document. Its code has no colors when they take too long; a document that takes too
   * much without them too is its own text.
   * @throws Error after a stop.
   */
  render(document: DocumentText, material: CourseMaterial): Promise<string> {
    const rendered = this.#last.then(
      async () =>
        (await this.#run({ document, material, colors: true }, this.#limits.colored)) ??
        (await this.#run({ document, material, colors: false }, this.#limits.plain)) ??
        jsonText(plainDocument(document)),
    );
    this.#last = rendered.catch(() => undefined);
    return rendered;
  }

  /** Undefined when the thread takes longer than `limit` or fails. */
  async #run(job: Job, limit: number): Promise<string | undefined> {
    const { thread, ready } = this.start();
    try {
      await ready;
      thread.postMessage(job);
      const signal = AbortSignal.any([AbortSignal.timeout(limit), this.#stop.signal]);
      const [text] = await once(thread, "message", { signal });
      return text;
    } catch {
      await this.#end();
      this.#stop.signal.throwIfAborted();
      return undefined;
    }
  }

  /** Loads what renders; the first document waits for it otherwise. */
  start(): Started {
    this.#stop.signal.throwIfAborted();
    if (this.#started !== undefined) return this.#started;
    const thread = new Worker(new URL(import.meta.url), {
      workerData: THREAD_NAME,
      name: THREAD_NAME,
      resourceLimits: MEMORY,
      // The keys of the server are not for a thread that reads the text of strangers.
      env: {},
    });
    // An error can come after the wait for its answer has ended. It must not end the server.
    thread.on("error", () => undefined);
    // A waiting thread keeps no process alive.
    thread.unref();
    const signal = AbortSignal.any([AbortSignal.timeout(START_MS), this.#stop.signal]);
    const ready = once(thread, "message", { signal });
    // The failure is for the caller that renders.
    ready.catch(() => undefined);
    this.#started = { thread, ready };
    return this.#started;
  }

  async #end(): Promise<void> {
    const started = this.#started;
    this.#started = undefined;
    await started?.thread.terminate();
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error("The server stops."));
    await this.#end();
  }
}

if (!isMainThread && workerData === THREAD_NAME && parentPort !== null) {
  const port = parentPort;
  const { renderDocument } = await import("../../rendering/render-document.ts");
  port.on("message", ({ document, material, colors }: Job) => {
    const text = jsonText(renderDocument(document, material, colors));
    if (text.length > MAX_RENDERED) throw new Error(`The document ${document.slug} is too large.`);
    port.postMessage(text);
  });
  port.postMessage("ready");
}
