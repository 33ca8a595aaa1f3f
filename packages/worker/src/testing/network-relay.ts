/** A TCP relay in front of a server: a network connection that a test can cut. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface NetworkRelay {
  readonly url: string;
  /** Ends all connections and refuses new ones. */
  cut(): void;
  restore(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a relay to an `http://host:port` address. */
export async function startNetworkRelay(target: string): Promise<NetworkRelay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      endAll();
    },
    restore() {
      isCut = false;
    },
    async [Symbol.asyncDispose]() {
      endAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
