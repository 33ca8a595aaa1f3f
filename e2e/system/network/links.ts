/** The connections of a system that a test can disturb: each one leads through a relay. */
import type { Disturbance } from "./disturbance.ts";
import { type Relay, startRelay } from "./relay.ts";

/** Each link with the service that it leads to. */
const LINKS = { "worker-backend": "backend", "page-web": "web" } as const;

export type LinkName = keyof typeof LINKS;

export type Links = Readonly<Record<LinkName, Disturbance & { readonly url: string }>>;

export interface StartedLinks {
  readonly links: Links;
  stop(): Promise<void>;
}

/** `address` returns the address of a service. It is called for each connection. */
export async function startLinks(address: (service: string) => string): Promise<StartedLinks> {
  const relays: Relay[] = [];
  const start = async (service: string) => {
    const relay = await startRelay(() => {
      const { hostname, port } = new URL(address(service));
      return { host: hostname, port: Number(port) };
    });
    relays.push(relay);
    return { ...relay, url: `http://127.0.0.1:${relay.port}` };
  };
  const links = {
    "worker-backend": await start(LINKS["worker-backend"]),
    "page-web": await start(LINKS["page-web"]),
  };
  return { links, stop: async () => void (await Promise.all(relays.map((relay) => relay.stop()))) };
}
