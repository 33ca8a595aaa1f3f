/** Refusals as JSON for programs, and as a small French page for browsers. */

import type { FastifyReply, FastifyRequest } from "fastify";

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/** For a request from a page of another site. */
export const CROSS_ORIGIN: Refusal = {
  status: 403,
  code: "ORIGIN_REFUSED",
  message: "Cette requête vient d’un autre site.",
  advice: "Ouvrez Fondation à sa propre adresse.",
};

/** For a host name that is not allowed. */
export const HOST_REFUSED: Refusal = {
  status: 421,
  code: "HOST_REFUSED",
  message: "Ce serveur ne répond pas sous ce nom.",
  advice:
    "Ouvrez Fondation par http://localhost sur sa machine, ou ajoutez ce nom à FONDATION_ALLOWED_HOSTS et relancez le serveur.",
};

/** For a body that is larger than any of the pages'. */
export const BODY_TOO_LARGE: Refusal = {
  status: 413,
  code: "BODY_TOO_LARGE",
  message: "Cette requête est trop grande.",
  advice: "Envoyez moins de données à la fois.",
};

/** For a body that does not state its length. */
export const LENGTH_REQUIRED: Refusal = {
  status: 411,
  code: "LENGTH_REQUIRED",
  message: "Cette requête ne dit pas sa longueur.",
  advice: "Ajoutez l’en-tête Content-Length.",
};

/** For a WebSocket at an address that has none. */
export const NO_WEBSOCKET: Refusal = {
  status: 404,
  code: "WEBSOCKET_UNKNOWN",
  message: "Il n’y a pas de WebSocket à cette adresse.",
  advice: "Ouvrez /api/sync.",
};

/** For a visitor without a required session. */
export const NO_SESSION: Refusal = {
  status: 401,
  code: "ACCESS_DENIED",
  message: "Ce cours demande une identité, et aucune n’a été reconnue.",
  advice: "Revenez aux dépôts, saisissez le jeton d’accès, puis réessayez.",
};

/** For a request that needs the Convex deployment while it does not answer. */
export const BACKEND_UNREACHABLE: Refusal = {
  status: 502,
  code: "BACKEND_UNREACHABLE",
  message: "Le serveur de données ne répond pas.",
  advice: "Vérifiez que `fondation backend` tourne et que CONVEX_URL est juste.",
};

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

function refusalPage({ code, message, advice }: Refusal): string {
  return `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/refusal.css">
<title>${escapeHtml(message)} · Fondation</title>
<main>
<h1>${escapeHtml(message)}</h1>
<p>${escapeHtml(advice)}</p>
<p><a href="/">Retour aux dépôts</a> · <code>${escapeHtml(code)}</code></p>
</main>
</html>
`;
}

/** Sends a refusal as HTML or JSON, by the `Accept` header. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  reply.code(refusal.status).header("Cache-Control", "no-store");
  if (request.headers.accept?.includes("text/html")) {
    return reply.type("text/html; charset=utf-8").send(refusalPage(refusal));
  }
  const { code, message, advice } = refusal;
  return reply.send({ error: { code, message, advice } });
}
