/**
 * The memory that the subscriptions of known callers keep. Over a limit it ends the connection with
 * the most, so that no caller can end the process or keep others out.
 */
import type { Socket } from "node:net";
import { ALL_SUBSCRIBERS } from "../values/connection-limits.ts";

export class Subscribers {
  readonly #limit: number;
  readonly #held = new Map<Socket, number>();
  #bytes = 0;

  constructor(limit: number = ALL_SUBSCRIBERS.bytes) {
    this.#limit = limit;
  }

  /** States how many bytes the connection's subscriptions keep. */
  hold(socket: Socket, bytes: number): void {
    if (socket.destroyed) return;
    const before = this.#held.get(socket);
    if (before === undefined) socket.once("close", () => this.#leave(socket));
    this.#held.set(socket, bytes);
    this.#bytes += bytes - (before ?? 0);
    while (this.#bytes > this.#limit) this.#endLargest();
  }

  #leave(socket: Socket): void {
    this.#bytes -= this.#held.get(socket) ?? 0;
    this.#held.delete(socket);
  }

  #endLargest(): void {
    const [socket] = [...this.#held].reduce((largest, one) => (one[1] > largest[1] ? one : largest));
    this.#leave(socket);
    socket.destroy();
  }
}
