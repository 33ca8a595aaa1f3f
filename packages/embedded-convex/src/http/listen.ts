import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { EmbeddedConvexError } from "../convex-errors.ts";

/**
 * Listens and returns the port; 0 takes a free one.
 * @throws EmbeddedConvexError PORT_IN_USE or ADDRESS_INVALID
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = new EmbeddedConvexError(
        "PORT_IN_USE",
        `The embedded Convex backend cannot listen on ${host}:${port}: it is in use.`,
        "Choose another port, or 0 for a free one.",
        { cause: error },
      );
      const refused = new EmbeddedConvexError(
        "ADDRESS_INVALID",
        `The embedded Convex backend cannot listen on ${host}:${port}: ${error.message}.`,
        "Choose an address of this machine, and a port that this user may open.",
        { cause: error },
      );
      reject(error.code === "EADDRINUSE" ? taken : refused);
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Stops listening and ends open connections. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
