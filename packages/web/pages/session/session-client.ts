/** Talking to the server's `/session`. */

import type { Session } from "../../server/session/session-routes.ts";
import type { VisibleFailure } from "../states/visible-failure.ts";

export type { Session };

/** What keeps a page from knowing its session. */
export const UNREACHABLE: VisibleFailure = {
  code: "SERVER_UNREACHABLE",
  message: "Le serveur de Fondation ne répond pas.",
  advice: "Vérifiez qu’il tourne et que le réseau est là, puis réessayez.",
};

/** Asks who the visitor is; rejects when the server does not answer. */
export async function readSession(): Promise<Session> {
  const answer = await fetch("/session", { cache: "no-store" });
  if (!answer.ok) throw new Error(`GET /session was answered with ${answer.status}.`);
  return (await answer.json()) as Session;
}

/** How long to wait before a server that did not answer is asked again, in milliseconds. */
export const PATIENCE_MS = 1_000;

/** The viewer's token, or null once the session is over. A server that is away is waited for, as the live data is too. */
export async function readViewerToken(): Promise<string | null> {
  for (;;) {
    try {
      return (await readSession()).token ?? null;
    } catch {
      await new Promise((resolve) => window.setTimeout(resolve, PATIENCE_MS));
    }
  }
}

/** Presents an access token: the session, or why it was refused. */
export async function openSession(token: string): Promise<Session | VisibleFailure> {
  try {
    const answer = await fetch("/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token }),
    });
    const body: unknown = await answer.json();
    return answer.ok ? (body as Session) : (body as { error: VisibleFailure }).error;
  } catch {
    return UNREACHABLE;
  }
}

/** Ends the session. */
export async function closeSession(): Promise<void> {
  await fetch("/session", { method: "DELETE" });
}
