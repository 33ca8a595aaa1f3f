import { ConvexHttpClient } from "convex/browser";
import type { Identity } from "../session/session-routes.ts";

/** Calls Convex as a visitor. `signal`: gives the signal that ends a request. */
export function viewerClient(
  convexUrl: string,
  identity: Identity,
  signal: () => AbortSignal,
): ConvexHttpClient {
  const client = new ConvexHttpClient(convexUrl, {
    logger: false,
    fetch: (input, init) => fetch(input, { ...init, signal: signal() }),
  });
  if (identity !== "open") client.setAuth(identity.token);
  return client;
}
