/**
 * Ends sessions. The Convex deployment remembers them, because it is what serves a copied token, and
 * it keeps them over restarts of every server.
 */

import { api } from "@fondation/backend";
import { ConvexHttpClient } from "convex/browser";
import { ConvexError } from "convex/values";

/** Time in which the deployment must answer, in milliseconds. */
const TIMEOUT_MS = 2_000;

function clientOf(convexUrl: string, token: string): ConvexHttpClient {
  const client = new ConvexHttpClient(convexUrl, {
    logger: false,
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
  });
  client.setAuth(token);
  return client;
}

/** Whether the deployment answers the call by saying that the session has ended. */
async function isDenied(call: Promise<null>): Promise<boolean> {
  try {
    await call;
    return false;
  } catch (error) {
    if (error instanceof ConvexError && error.data?.code === "ACCESS_DENIED") return true;
    throw error;
  }
}

/**
 * Whether the session of a viewer token has ended. False when the deployment does not answer: it
 * refuses the token anyway.
 */
export async function hasEnded(convexUrl: string, token: string): Promise<boolean> {
  return await isDenied(clientOf(convexUrl, token).query(api.sessions.check, {})).catch(() => false);
}

/** Rejects when the deployment does not answer. Then the session goes on. */
export async function endSession(convexUrl: string, token: string): Promise<void> {
  await isDenied(clientOf(convexUrl, token).mutation(api.sessions.end, {}));
}
