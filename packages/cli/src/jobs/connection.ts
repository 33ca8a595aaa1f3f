/** Connects a command to a running system with an identity that it accepts. */
import { existsSync, readFileSync } from "node:fs";
import { connectionEnded, signToken, webSocketWithEnd } from "@fondation/backend";
import { type Environment, FondationError, type Secret } from "@fondation/environment";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { z } from "zod";
import { dataDirectory } from "../data/directory.ts";
import { readKey } from "../data/keys.ts";

const TOKEN_SECONDS = 3_600;

export interface Address {
  readonly url: string;
  /** Signs tokens. Without it, only a system with open access answers. */
  readonly signingKey?: Secret | undefined;
  /** Address of the pages, if known. */
  readonly web?: string | undefined;
}

/** The role in the command's token. A `worker` may submit directories of this machine. */
export type Role = "viewer" | "worker";

const runningSchema = z.object({ backend: z.string(), web: z.string() });

/** The content of the file that `up` keeps in its data directory while it runs. */
export type Running = z.output<typeof runningSchema>;

/**
 * The system that the settings name: CONVEX_URL, otherwise the `fondation up` that runs on the data
 * directory. Throws BACKEND_UNKNOWN.
 */
export function addressFrom(settings: Environment): Address {
  const data = dataDirectory(settings.FONDATION_DATA);
  const signingKey = settings.FONDATION_SIGNING_KEY ?? readKey(data.keys, "FONDATION_SIGNING_KEY");
  if (settings.CONVEX_URL !== undefined) return { url: settings.CONVEX_URL, signingKey };
  const running = existsSync(data.running)
    ? runningSchema.safeParse(JSON.parse(readFileSync(data.running, "utf8"))).data
    : undefined;
  if (running === undefined) {
    throw new FondationError({
      code: "BACKEND_UNKNOWN",
      message: `no backend is named, and no \`fondation up\` is running on ${data.root}`,
      advice: "Start one with `fondation up`, or name one with --convex-url or CONVEX_URL.",
    });
  }
  return { url: running.backend, signingKey, web: running.web };
}

/** Calls functions once. All errors have advice. */
export interface Caller {
  query<F extends FunctionReference<"query">>(name: F, args: FunctionArgs<F>): Promise<FunctionReturnType<F>>;
  mutation<F extends FunctionReference<"mutation">>(
    name: F,
    args: FunctionArgs<F>,
  ): Promise<FunctionReturnType<F>>;
}

/**
 * Calls functions over HTTP. Functions throw their own errors; a backend that does not answer gives
 * BACKEND_UNREACHABLE, a server that runs no function BACKEND_REFUSED.
 */
export async function callerTo(address: Address, role: Role): Promise<Caller> {
  const client = new ConvexHttpClient(address.url, { logger: false });
  if (address.signingKey !== undefined) client.setAuth(await identity(address.signingKey, role));
  const reach = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      // `fetch` throws a TypeError for every network failure. Functions throw an Error with data.
      if (error instanceof TypeError) throw unreachable(address.url, error);
      throw refused(address.url, error) ?? error;
    }
  };
  return {
    query: (name, args) => reach(client.query(name, args)),
    mutation: (name, args) => reach(client.mutation(name, args)),
  };
}

/**
 * A client that watches queries. The caller closes it. `end` is aborted with CONNECTION_ENDED when
 * the backend serves the client no more.
 */
export function followerOf(address: Address, role: Role, end?: AbortController): ConvexClient {
  const client = new ConvexClient(address.url, {
    logger: false,
    ...(end && { webSocketConstructor: webSocketWithEnd((reason) => end.abort(connectionEnded(reason))) }),
  });
  const { signingKey } = address;
  if (signingKey !== undefined) client.setAuth(() => identity(signingKey, role));
  return client;
}

function identity(key: Secret, role: Role): Promise<string> {
  return signToken(key.reveal(), { role, subject: "cli", expiresInSeconds: TOKEN_SECONDS });
}

/**
 * For an answer of a server that did not run the function: Convex rejects the token, the address is
 * that of the pages, or of another program. Its text is for other readers; only a code is repeated.
 * Undefined for an error of a function.
 */
function refused(url: string, error: unknown): FondationError | undefined {
  if (!(error instanceof Error) || "data" in error || error.message.startsWith("[Request ID"))
    return undefined;
  const [, code] = /"code":"(\w{1,40})"/.exec(error.message.slice(0, 1_000)) ?? [];
  return new FondationError({
    code: "BACKEND_REFUSED",
    message: `the server at ${url} refused the call${code === undefined ? "" : `: ${code}`}`,
    advice:
      "Check that CONVEX_URL or --convex-url is the address of the backend, that it runs (`fondation doctor`), and that FONDATION_SIGNING_KEY is its key.",
    cause: error,
  });
}

function unreachable(url: string, cause: unknown): FondationError {
  return new FondationError({
    code: "BACKEND_UNREACHABLE",
    message: `the backend at ${url} does not answer`,
    advice: "Check that it is running (`fondation doctor`); CONVEX_URL or --convex-url names another one.",
    cause,
  });
}
