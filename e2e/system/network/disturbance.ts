/** What is wrong with a connection: its pieces arrive late, or it breaks after some bytes. */
import { Transform, type TransformCallback } from "node:stream";

export interface Disturbance {
  /** From now on, each piece arrives `milliseconds` later, more or less by at most `jitter`. In order. */
  slow(milliseconds: number, jitter: number): void;
  /** After so many more bytes, in both directions together, all connections break, also new ones. */
  cut(bytes: number): void;
  /** From now on, nothing is wrong. Broken connections stay broken. */
  heal(): void;
}

export class Disturbances implements Disturbance {
  readonly #onCut: () => void;
  #milliseconds = 0;
  #jitter = 0;
  #left = Number.POSITIVE_INFINITY;

  /** `onCut`: called when no more bytes may pass. */
  constructor(onCut: () => void) {
    this.#onCut = onCut;
  }

  get isCut(): boolean {
    return this.#left <= 0;
  }

  slow(milliseconds: number, jitter: number): void {
    this.#milliseconds = milliseconds;
    this.#jitter = jitter;
  }

  cut(bytes: number): void {
    this.#left = bytes;
    if (this.isCut) this.#onCut();
  }

  heal(): void {
    this.slow(0, 0);
    this.#left = Number.POSITIVE_INFINITY;
  }

  /** A stream of one direction of a connection. */
  passage(): Transform {
    return new Passage((bytes) => {
      this.#left -= bytes;
      if (this.isCut) this.#onCut();

      return Math.max(0, this.#milliseconds + this.#jitter * (2 * Math.random() - 1));
    });
  }
}

/** Delays pieces without changing their order or holding up the sender. */
class Passage extends Transform {
  readonly #enter: (bytes: number) => number;
  readonly #late: { readonly at: number; readonly piece: Buffer }[] = [];
  #ended: TransformCallback | undefined;

  /** `enter`: told of each piece; returns its delay in milliseconds. */
  constructor(enter: (bytes: number) => number) {
    super();
    this.#enter = enter;
  }

  override _transform(piece: Buffer, _: BufferEncoding, done: TransformCallback): void {
    const at = performance.now() + this.#enter(piece.length);
    this.#late.push({ at: Math.max(at, this.#late.at(-1)?.at ?? 0), piece });
    if (this.#late.length === 1) this.#deliver();
    done();
  }

  override _flush(done: TransformCallback): void {
    this.#ended = done;
    if (this.#late.length === 0) done();
  }

  #deliver(): void {
    for (let next = this.#late[0]; next !== undefined; next = this.#late[0]) {
      const wait = next.at - performance.now();
      if (wait > 0) return void setTimeout(() => this.#deliver(), wait);
      this.push(next.piece);
      this.#late.shift();
    }
    this.#ended?.();
  }
}
