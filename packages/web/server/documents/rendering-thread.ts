/**
 * Renders documents in a thread of its own. Their text comes from strangers: one that takes the
 * parser or the highlighter minutes must not keep the server from answering everybody else.
 *
 * The thread loads this same module again, so it is found in every bundle.
 */

import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { renderDocument } from "../../rendering/render-document.ts";

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
const LIMITS = { colored: 10_000, plain: 60_000 };

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
   * JSON of the document. Code has no colors when they take too long.
   * @throws Error when the document takes too long without colors too, and after a stop.
   */
  render(document: DocumentText, material: CourseMaterial): Promise<string> {
    const rendered = this.#last.then(
      async () =>
        (await this.#run({ document, material, colors: true }, this.#limits.colored)) ??
        (await this.#run({ document, material, colors: false }, this.#limits.plain)),
    );
    this.#last = rendered.catch(() => undefined);
    return rendered.then((text) => {
      if (text === undefined) throw new Error(`The document ${document.slug} takes too long to render.`);
      return text;
    });
  }

  /** Undefined when the thread takes longer than `limit` or fails. */
  async #run(job: Job, limit: number): Promise<string | undefined> {
    this.#stop.signal.throwIfAborted();
    const { thread, ready } = this.start();
    try {
      await ready;
      thread.postMessage(job);
      const signal = AbortSignal.any([AbortSignal.timeout(limit), this.#stop.signal]);
      const [text] = await once(thread, "message", { signal });
      return text;
    } catch {
      await this.#end();
      return undefined;
    }
  }

  /** Loads what renders; the first document waits for it otherwise. */
  start(): Started {
    if (this.#started !== undefined) return this.#started;
    const thread = new Worker(new URL(import.meta.url), { workerData: THREAD_NAME, name: THREAD_NAME });
    // A waiting thread keeps no process alive.
    thread.unref();
    const ready = once(thread, "message", { signal: this.#stop.signal });
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
  const [{ renderDocument }, { jsonText }] = await Promise.all([
    import("../../rendering/render-document.ts"),
    import("./json-text.ts"),
  ]);
  port.on("message", ({ document, material, colors }: Job) =>
    port.postMessage(jsonText(renderDocument(document, material, colors))),
  );
  port.postMessage("ready");
}
