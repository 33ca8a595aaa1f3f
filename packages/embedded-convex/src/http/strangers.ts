/**
 * The connections whose callers are not known yet, with the bytes that each makes this process
 * hold. Over a limit it ends the oldest: a caller that can identify itself does so within
 * milliseconds and then leaves, so it is not the oldest for long.
 */
import type { Socket } from "node:net";
import { ALL_STRANGERS } from "../values/connection-limits.ts";

interface StrangersLimits {
  readonly connections: number;
  readonly bytes: number;
}

export class Strangers {
  readonly #limits: StrangersLimits;
  /** The bytes of each connection, the oldest connection first. */
  readonly #held = new Map<Socket, number>();
  #bytes = 0;

  constructor(limits: StrangersLimits = ALL_STRANGERS) {
    this.#limits = limits;
  }

  /** The bytes that all strangers together make this process hold. */
  get bytes(): number {
    return this.#bytes;
  }

  enter(socket: Socket): void {
    if (this.#held.has(socket)) return;
    this.#held.set(socket, 0);
    socket.once("close", () => this.leave(socket));
    if (this.#held.size > this.#limits.connections) this.#endOldest(() => true);
  }

  /** States how many bytes are held for the connection. Ignores one that is no stranger. */
  hold(socket: Socket, bytes: number): void {
    const before = this.#held.get(socket);
    if (before === undefined) return;
    this.#held.set(socket, bytes);
    this.#bytes += bytes - before;
    while (this.#bytes > this.#limits.bytes) this.#endOldest((held) => held > 0);
  }

  /** The caller is known now, or the connection has ended. */
  leave(socket: Socket): void {
    this.#bytes -= this.#held.get(socket) ?? 0;
    this.#held.delete(socket);
  }

  #endOldest(isWanted: (held: number) => boolean): void {
    for (const [socket, held] of this.#held) {
      if (!isWanted(held)) continue;
      this.leave(socket);
      socket.destroy();
      return;
    }
  }
}
