/**
 * Forwards a port of this machine's loopback interface to another address. For pages, this is the
 * same as a published port. A test can disturb it.
 */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { type Disturbance, Disturbances } from "./disturbance.ts";

export interface Relay extends Disturbance {
  readonly port: number;
  /** Also closes its connections. */
  stop(): Promise<void>;
}

/** Starts a relay on a free port. `target` is called for each connection. */
export async function startRelay(target: () => { host: string; port: number }): Promise<Relay> {
  const sockets = new Set<Socket>();
  const closeAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const disturbances = new Disturbances(closeAll);
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (disturbances.isCut) return void near.destroy();
    const far = connect({ ...target(), allowHalfOpen: true });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(from);
      from.pipe(disturbances.passage()).pipe(to);
      // Both sides see the same end as without a relay: after the last late piece, or at once.
      from.once("error", () => to.destroy());
      from.once("close", () => {
        if (disturbances.isCut) to.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1").unref();
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    slow: (milliseconds, jitter) => disturbances.slow(milliseconds, jitter),
    cut: (bytes) => disturbances.cut(bytes),
    heal: () => disturbances.heal(),
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      closeAll();
      await closed;
    },
  };
}
