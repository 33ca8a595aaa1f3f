import { createServer } from "node:net";
import { FondationError } from "@fondation/environment";
import getPort, { portNumbers } from "get-port";
import { UNSAFE_PORTS } from "./unsafe-ports.ts";

export interface WantedPort {
  readonly host: string;
  readonly port: number;
  /** Whether the user or another program chose this port. */
  readonly explicit: boolean;
  /** The option that chooses another port, for the advice. */
  readonly option: string;
}

const TRIED = 100;

/**
 * The wanted port, or the next free one when a default port is busy. Throws `PORT_BUSY` for a busy
 * explicit port, and `PORT_UNSAFE` for one that browsers refuse. 0 stays 0: the system chooses a
 * free one.
 */
export async function choosePort({ host, port, explicit, option }: WantedPort): Promise<number> {
  if (port === 0) return 0;
  if (UNSAFE_PORTS.has(port)) {
    throw new FondationError({
      code: "PORT_UNSAFE",
      message: `browsers open no page on port ${port}, which the web reserves for another protocol`,
      advice: `Choose another port with ${option}; ${option} 0 takes a free one.`,
    });
  }
  if (explicit) {
    if (await isFree(host, port)) return port;
    throw new FondationError({
      code: "PORT_BUSY",
      message: `port ${port} of ${host} is busy: another program listens there`,
      advice: `Stop that program, or choose another port with ${option}; ${option} 0 takes a free one.`,
    });
  }
  // Without a host it checks every address of the machine. A program that listens on all of them
  // uses this port too.
  return await getPort({ port: portNumbers(port, Math.min(port + TRIED, 65_535)) });
}

/** Whether this process could listen there now. */
export function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
