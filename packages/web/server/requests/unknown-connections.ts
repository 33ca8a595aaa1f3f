/**
 * The connections of visitors without a session. With one too many, it ends the oldest. A visitor
 * with a session leaves at once, so nobody is kept out.
 */
import type { Socket } from "node:net";

export class UnknownConnections {
  readonly #limit: number;
  readonly #sockets = new Set<Socket>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  enter(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once("close", () => this.leave(socket));
    if (this.#sockets.size <= this.#limit) return;
    for (const oldest of this.#sockets) {
      this.leave(oldest);
      oldest.destroy();
      return;
    }
  }

  leave(socket: Socket): void {
    this.#sockets.delete(socket);
  }
}
