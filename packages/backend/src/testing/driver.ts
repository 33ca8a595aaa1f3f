/** What a scenario needs of a backend, so that each is written once and runs on every implementation. */

import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { ConvexError } from "convex/values";
import type { Refusal } from "../refusal.ts";
import { settle } from "./time.ts";

/** Whose token a call carries. */
export type Who = "nobody" | "viewer" | "worker";

type Query = FunctionReference<"query", "public">;
type Mutation = FunctionReference<"mutation", "public">;
type InternalMutation = FunctionReference<"mutation", "internal">;

/** Somebody who calls functions. */
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

/** A backend with the functions deployed and nothing in it. */
export interface TestBackend {
  as(who: Who): Caller;
  /** Calls an internal mutation as its scheduler would. */
  run<Called extends InternalMutation>(
    called: Called,
    args: FunctionArgs<Called>,
  ): Promise<FunctionReturnType<Called>>;
  stop(): Promise<void>;
}

/** The variables of a deployment that a scenario sets; absent ones are unset. */
export interface Deployment {
  readonly access?: "open" | "token";
  readonly leaseMs?: number;
  readonly serverUrl?: string;
  readonly privateHosts?: string;
}

/** One implementation of Convex. */
export interface Implementation {
  readonly name: string;
  start(deployment: Deployment): Promise<TestBackend>;
}

/** The environment of a deployment by its variables' names. */
export function variables(deployment: Deployment): Record<string, string> {
  const { access = "token", leaseMs, serverUrl, privateHosts } = deployment;
  return {
    FONDATION_ACCESS: access,
    ...(leaseMs === undefined ? {} : { FONDATION_LEASE_MS: String(leaseMs) }),
    ...(serverUrl === undefined ? {} : { GITHUB_SERVER_URL: serverUrl }),
    ...(privateHosts === undefined ? {} : { FONDATION_ALLOW_PRIVATE_HOSTS: privateHosts }),
  };
}

/** Asks until the answer is the expected one; throws with the last answer after ten seconds. */
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
    if (performance.now() > deadline) throw new Error(`Waited in vain; last: ${JSON.stringify(answer)}`);
    await settle();
  }
}

/** The refusal with which a call ends; throws when it succeeds or ends with another kind of error. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ConvexError)) throw error;
    return error.data;
  }
  throw new Error("The call was expected to be refused.");
}

/** What is made in the millisecond in which a job is bound to what comes behind it counts as older. */
export function passMillisecond(): void {
  const now = Date.now();
  while (Date.now() === now);
}
