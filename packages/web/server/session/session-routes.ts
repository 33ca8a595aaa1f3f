/**
 * Exchanges the access token of the team for a session, and a session for short-lived viewer JWTs.
 *
 * The session is a signed cookie that scripts cannot read. The JWT identifies a viewer to Convex.
 * The key of the cookie is derived from the signing key and the access token. A change of either
 * ends all sessions; a restart does not.
 */

import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import cookies from "@fastify/cookie";
import { signToken } from "@fondation/backend";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { FailedAttempts } from "./failed-attempts.ts";
import { isCrossOrigin } from "../requests/same-origin.ts";
import { CROSS_ORIGIN, refuse } from "../requests/refuse.ts";

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

/** The subject of the viewer; undefined unless the cookie is authentic and not expired. */
function subjectOf(request: FastifyRequest): string | undefined {
  const raw = request.cookies[COOKIE];
  const value = raw === undefined ? undefined : request.unsignCookie(raw);
  if (value === undefined || !value.valid) return undefined;
  const [subject, endsAt] = value.value.split("|");
  return Number(endsAt) > Date.now() ? subject : undefined;
}

function tokenIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("token" in body)) return undefined;
  return typeof body.token === "string" ? body.token : undefined;
}

/**
 * Identifies a visitor to Convex: `open` when every visitor is a viewer, a viewer JWT for a valid
 * session, `undefined` when a session is required and missing.
 */
export type Identify = (request: FastifyRequest) => Promise<"open" | { readonly token: string } | undefined>;

/**
 * Registers `GET`, `POST` and `DELETE /session`. Returns the function with which other routes
 * identify a visitor.
 */
export async function registerSession(
  server: FastifyInstance,
  admission: Admission,
  {
    publicConvexUrl,
    attempts = new FailedAttempts(),
  }: { publicConvexUrl?: string | undefined; attempts?: FailedAttempts },
): Promise<Identify> {
  const address = publicConvexUrl === undefined ? {} : { convexUrl: publicConvexUrl };
  if (admission.access === "open") {
    const session: Session = { access: "open", authenticated: true, ...address };
    server.get("/session", (_request, reply) => reply.header("Cache-Control", "no-store").send(session));
    return async () => "open";
  }
  const { signingKey } = admission;

  await server.register(cookies, { secret: cookieSecret(admission) });

  function viewerToken(subject: string): Promise<string> {
    return signToken(signingKey, { role: "viewer", subject, expiresInSeconds: VIEWER_TOKEN_SECONDS });
  }

  async function sessionOf(subject: string | undefined): Promise<Session> {
    if (subject === undefined) return { access: "token", authenticated: false, ...address };
    const token = await viewerToken(subject);
    return { access: "token", authenticated: true, token, ...address };
  }

  server.get("/session", async (request, reply) => {
    reply.header("Cache-Control", "no-store");
    return sessionOf(subjectOf(request));
  });

  server.post("/session", async (request, reply) => {
    reply.header("Cache-Control", "no-store");
    const refusal = refuseAttempt(request, reply);
    if (refusal !== undefined) return refusal;
    const presented = tokenIn(request.body);
    if (presented === undefined || !equalInConstantTime(presented.trim(), admission.accessToken)) {
      attempts.record(request.ip);
      return refuse(request, reply, {
        status: 401,
        code: "ACCESS_DENIED",
        message: "Ce jeton d’accès n’est pas le bon.",
        advice: "Vérifiez le jeton auprès de la personne qui a installé Fondation, puis réessayez.",
      });
    }
    const subject = randomUUID();
    reply.setCookie(COOKIE, `${subject}|${Date.now() + SESSION_SECONDS * 1000}`, {
      path: "/",
      httpOnly: true,
      sameSite: "strict",
      secure: request.protocol === "https",
      signed: true,
      maxAge: SESSION_SECONDS,
    });
    return sessionOf(subject);
  });

  server.delete("/session", async (_request, reply) => {
    reply.header("Cache-Control", "no-store").clearCookie(COOKIE, { path: "/" });
    return sessionOf(undefined);
  });

  return async (request) => {
    const subject = subjectOf(request);
    return subject === undefined ? undefined : { token: await viewerToken(subject) };
  };

  function refuseAttempt(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
    if (isCrossOrigin(request)) return refuse(request, reply, CROSS_ORIGIN);
    const remainingMs = attempts.remainingMs(request.ip);
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
