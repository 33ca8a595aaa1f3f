/**
 * The interface of a backend for scenarios. Each scenario is written once and runs on every
 * implementation.
 */

import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { ConvexError } from "convex/values";
import type { Refusal } from "../refusal.ts";
import { settle } from "./time.ts";

/** The role of the token that a call carries. */
export type Who = "nobody" | "viewer" | "worker";

type Query = FunctionReference<"query", "public">;
type Mutation = FunctionReference<"mutation", "public">;
type InternalMutation = FunctionReference<"mutation", "internal">;

export interface Caller {
  query<Called extends Query>(
    called: Called,
    args: FunctionArgs<Called>,
  ): Promise<FunctionReturnType<Called>>;
  mutation<Called extends Mutation>(
    called: Called,
    args: FunctionArgs<Called>,
  ): Promise<FunctionReturnType<Called>>;
}

/**
 * Of the token of a caller. `subject`: by default the role, or the worker that a call names, because
 * a worker speaks only for itself. `viewer`: who has the quota; by default nobody.
 */
export interface Claims {
  readonly subject?: string;
  readonly viewer?: string;
}

/** An empty backend with the functions deployed. */
export interface TestBackend {
  as(who: Who, claims?: Claims): Caller;
  /** Calls an internal mutation, as the scheduler does. */
  run<Called extends InternalMutation>(
    called: Called,
    args: FunctionArgs<Called>,
  ): Promise<FunctionReturnType<Called>>;
  stop(): Promise<void>;
}

/** The variables of a deployment; an absent one is unset. */
export interface Deployment {
  readonly access?: "open" | "token";
  readonly leaseMs?: number;
  readonly serverUrl?: string;
  readonly privateHosts?: string;
  /** More variables, by name. */
  readonly more?: Readonly<Record<string, string>>;
}

/** The subject of the token with which a call is sent. */
export function subjectOf(who: Who, { subject }: Claims, args: unknown): string {
  const { workerId } = args as { workerId?: string };
  return subject ?? (who === "worker" && workerId !== undefined ? workerId : who);
}

export interface Implementation {
  readonly name: string;
  start(deployment: Deployment): Promise<TestBackend>;
}

/** The environment variables of a deployment. */
export function variables(deployment: Deployment): Record<string, string> {
  const { access = "token", leaseMs, serverUrl, privateHosts, more } = deployment;
  return {
    FONDATION_ACCESS: access,
    ...(leaseMs === undefined ? {} : { FONDATION_LEASE_MS: String(leaseMs) }),
    ...(serverUrl === undefined ? {} : { GITHUB_SERVER_URL: serverUrl }),
    ...(privateHosts === undefined ? {} : { FONDATION_ALLOW_PRIVATE_HOSTS: privateHosts }),
    ...more,
  };
}

/**
 * Repeats a query until the answer is the expected one. Throws with the last answer after ten
 * seconds.
 */
export async function until<Called extends Query>(
  caller: Caller,
  called: Called,
  args: FunctionArgs<Called>,
  isReached: (answer: FunctionReturnType<Called>) => boolean | Promise<boolean>,
): Promise<FunctionReturnType<Called>> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const answer = await caller.query(called, args);
    if (await isReached(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`Timed out; last answer: ${JSON.stringify(answer)}`);
    await settle();
  }
}

/** The refusal of a call. Throws when the call succeeds or ends with another error. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ConvexError)) throw error;
    return error.data;
  }
  throw new Error("The call was expected to be refused.");
}

/**
 * Waits for the next millisecond, because a checkpoint of the same millisecond as the limit of a
 * job counts as too old.
 */
export function passMillisecond(): void {
  const now = Date.now();
  while (Date.now() === now);
}
