/**
 * Exchanges the access token of the team for a session, and a session for short-lived viewer JWTs.
 *
 * The session is a signed cookie that scripts cannot read. The JWT identifies a viewer to Convex.
 * The key of the cookie is derived from the signing key and the access token. A change of either
 * ends all sessions; a restart does not. Signing out ends one in Convex, also for copies of the
 * cookie and of the JWT.
 */

import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import cookies from "@fastify/cookie";
import { signToken } from "@fondation/backend";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { clientNetwork } from "../requests/client-network.ts";
import { BACKEND_UNREACHABLE, CROSS_ORIGIN, refuse } from "../requests/refuse.ts";
import { isCrossOrigin } from "../requests/same-origin.ts";
import type { UnknownConnections } from "../requests/unknown-connections.ts";
import { FailedAttempts } from "./failed-attempts.ts";
import { endSession, hasEnded } from "./session-end.ts";

/** The answer of `GET /session`. */
export interface Session {
  readonly access: "open" | "token";
  readonly authenticated: boolean;
  /** A viewer JWT, for a visitor with a token session. */
  readonly token?: string;
  /** The address of Convex, when it is not behind this origin. */
  readonly convexUrl?: string;
}

export type Admission =
  | { readonly access: "open" }
  | { readonly access: "token"; readonly accessToken: string; readonly signingKey: string };

const COOKIE = "fondation_session";
/** Names a browser that has signed in before, also after it has signed out. */
const BROWSER_COOKIE = "fondation_browser";
const BROWSER_SECONDS = 365 * 24 * 3600;
const SESSION_SECONDS = 30 * 24 * 3600;
const VIEWER_TOKEN_SECONDS = 15 * 60;

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Compares in constant time. Both texts are hashed first, so that they have the same length. */
function equalInConstantTime(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other));
}

function cookieSecret({ signingKey, accessToken }: { signingKey: string; accessToken: string }): string {
  return sha256(`fondation-session\0${signingKey}\0${accessToken}`).toString("hex");
}

/** The value of a cookie; undefined unless this server signed it. */
function signedValue(request: FastifyRequest, cookie: string): string | undefined {
  const raw = request.cookies[cookie];
  const value = raw === undefined ? undefined : request.unsignCookie(raw);
  return value?.valid === true ? value.value : undefined;
}

/** The subject of the viewer; undefined unless the cookie is authentic and not expired. */
function subjectOf(request: FastifyRequest): string | undefined {
  const [subject, endsAt] = signedValue(request, COOKIE)?.split("|") ?? [];
  return Number(endsAt) > Date.now() ? subject : undefined;
}

/**
 * Who tries tokens: a browser that has signed in before, otherwise an address. Many people may share
 * an address, for example behind a proxy, and a guesser among them must not lock out the others.
 */
function visitorOf(request: FastifyRequest): string {
  return signedValue(request, BROWSER_COOKIE) ?? clientNetwork(request.ip);
}

/**
 * The viewer whose submissions are counted. An address, because a new session costs nothing. Hashed,
 * because the jobs keep it.
 */
function viewerOf(request: FastifyRequest, signingKey: string): string {
  return sha256(`fondation-viewer\0${signingKey}\0${clientNetwork(request.ip)}`).toString("base64url");
}

function tokenIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("token" in body)) return undefined;
  return typeof body.token === "string" ? body.token : undefined;
}

/** Who asks Convex: `open` when every visitor is a viewer, otherwise a viewer JWT. */
export type Identity = "open" | { readonly token: string };

/** Identifies a visitor by a valid session; `undefined` when it is required and missing. */
export type Identify = (request: FastifyRequest) => Promise<Identity | undefined>;

/**
 * Registers `GET`, `POST` and `DELETE /session`. Returns the function with which other routes
 * identify a visitor.
 */
export async function registerSession(
  server: FastifyInstance,
  admission: Admission,
  {
    convexUrl,
    publicConvexUrl,
    unknown,
    attempts = new FailedAttempts(),
  }: {
    convexUrl: string;
    publicConvexUrl?: string | undefined;
    unknown: UnknownConnections;
    attempts?: FailedAttempts;
  },
): Promise<Identify> {
  const address = publicConvexUrl === undefined ? {} : { convexUrl: publicConvexUrl };
  if (admission.access === "open") {
    const session: Session = { access: "open", authenticated: true, ...address };
    server.get("/session", (_request, reply) => reply.header("Cache-Control", "no-store").send(session));
    return async () => "open";
  }
  const { signingKey } = admission;
  const nobody: Session = { access: "token", authenticated: false, ...address };

  await server.register(cookies, { secret: cookieSecret(admission) });
  // Also for the pages and the PDF, which take long over a slow network.
  server.addHook("onRequest", async (request) => {
    if (subjectOf(request) !== undefined) unknown.leave(request.raw.socket);
  });

  function viewerToken(request: FastifyRequest, subject: string): Promise<string> {
    return signToken(signingKey, {
      role: "viewer",
      subject,
      expiresInSeconds: VIEWER_TOKEN_SECONDS,
      viewer: viewerOf(request, signingKey),
    });
  }

  async function sessionOf(request: FastifyRequest, subject: string): Promise<Session> {
    return { access: "token", authenticated: true, token: await viewerToken(request, subject), ...address };
  }

  server.get("/session", async (request, reply) => {
    reply.header("Cache-Control", "no-store");
    const subject = subjectOf(request);
    if (subject === undefined) return nobody;
    const session = await sessionOf(request, subject);
    return (await hasEnded(convexUrl, session.token ?? "")) ? nobody : session;
  });

  server.post("/session", async (request, reply) => {
    reply.header("Cache-Control", "no-store");
    const refusal = refuseAttempt(request, reply);
    if (refusal !== undefined) return refusal;
    const presented = tokenIn(request.body);
    if (presented === undefined || !equalInConstantTime(presented.trim(), admission.accessToken)) {
      attempts.record(visitorOf(request));
      return refuse(request, reply, {
        status: 401,
        code: "ACCESS_DENIED",
        message: "Ce jeton d’accès n’est pas le bon.",
        advice: "Vérifiez le jeton auprès de la personne qui a installé Fondation, puis réessayez.",
      });
    }
    const subject = randomUUID();
    const options = {
      httpOnly: true,
      sameSite: "strict",
      secure: request.protocol === "https",
      signed: true,
    } as const;
    reply.setCookie(COOKIE, `${subject}|${Date.now() + SESSION_SECONDS * 1000}`, {
      ...options,
      path: "/",
      maxAge: SESSION_SECONDS,
    });
    reply.setCookie(BROWSER_COOKIE, signedValue(request, BROWSER_COOKIE) ?? randomUUID(), {
      ...options,
      path: "/session",
      maxAge: BROWSER_SECONDS,
    });
    return sessionOf(request, subject);
  });

  server.delete("/session", async (request, reply) => {
    reply.header("Cache-Control", "no-store");
    if (isCrossOrigin(request)) return refuse(request, reply, CROSS_ORIGIN);
    const subject = subjectOf(request);
    try {
      if (subject !== undefined) await endSession(convexUrl, await viewerToken(request, subject));
    } catch {
      return refuse(request, reply, BACKEND_UNREACHABLE);
    }
    reply.clearCookie(COOKIE, { path: "/" });
    return nobody;
  });

  return async (request) => {
    const subject = subjectOf(request);
    return subject === undefined ? undefined : { token: await viewerToken(request, subject) };
  };

  function refuseAttempt(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
    if (isCrossOrigin(request)) return refuse(request, reply, CROSS_ORIGIN);
    const remainingMs = attempts.remainingMs(visitorOf(request));
    if (remainingMs === 0) return undefined;
    const seconds = Math.ceil(remainingMs / 1000);
    return refuse(request, reply.header("Retry-After", String(seconds)), {
      status: 429,
      code: "TOO_MANY_ATTEMPTS",
      message: "Trop d’essais manqués.",
      advice: `Attendez ${seconds} s, puis réessayez.`,
    });
  }
}
