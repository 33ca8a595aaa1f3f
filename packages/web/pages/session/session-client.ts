/** The client of the server's `/session`. */

import type { VisibleFailure } from "../messages/failure-words.ts";
import type { Session } from "../../server/session/session-routes.ts";

/** Shown while the server does not answer. */
export const UNREACHABLE: VisibleFailure = {
  code: "SERVER_UNREACHABLE",
  message: "Le serveur de Fondation ne répond pas.",
  advice: "Vérifiez qu’il tourne et que le réseau est là, puis réessayez.",
};

/** Shown when the backend serves this page no more: only a new page gets its data. */
export const CONNECTION_ENDED: VisibleFailure = {
  code: "CONNECTION_ENDED",
  message: "Le serveur a mis fin à la connexion de cette page.",
  advice: "Il a redémarré avec d’autres données ou dans une autre version. Rechargez la page.",
};

/** @returns the session of the visitor. Rejects when the server does not answer. */
export async function readSession(): Promise<Session> {
  const answer = await fetch("/session", { cache: "no-store" });
  if (!answer.ok) throw new Error(`GET /session was answered with ${answer.status}.`);
  return (await answer.json()) as Session;
}

/** Milliseconds between two requests to a server that does not answer. */
export const RETRY_MS = 1_000;

/** The viewer's token, or `null` when the session has ended. Retries until the server answers. */
export async function readViewerToken(): Promise<string | null> {
  for (;;) {
    try {
      return (await readSession()).token ?? null;
    } catch {
      await new Promise((resolve) => window.setTimeout(resolve, RETRY_MS));
    }
  }
}

/** Sends an access token. Returns the session, or why the server refused it. */
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

export async function closeSession(): Promise<void> {
  await fetch("/session", { method: "DELETE" });
}
