/**
 * `POST /api/query
 *  mutation
 *  action
 *  function
 *  run/…`: the routes that the npm package's ConvexHttpClient calls.
 */

import type { JSONValue } from "convex/values";
import type { Caller } from "../auth/caller.ts";
import { FunctionError } from "../convex-errors.ts";
import type { Deployment } from "../deployment.ts";
import type { CallResult } from "../functions/call.ts";
import type { FunctionKind } from "../functions/function-metadata.ts";
import { isTimestamp, readTimestamp, writeTimestamp } from "../sync/messages.ts";
import { EVERY_CONNECTION } from "../values/connection-limits.ts";
import { hasTooManyContainers } from "../values/json-containers.ts";

/** `body` is JSON text. */
export interface HttpAnswer {
  status: number;
  body: string;
}

interface FunctionRequest {
  path: string;
  format?: string;
  args?: JSONValue;
  componentPath?: string | null;
  ts?: string;
}

/** Convex's own status for an exception in a function. */
const FUNCTION_FAILED = 560;

/** @returns `undefined` for any other path. */
export async function answerFunctionRoute(
  deployment: Deployment,
  route: string,
  body: Buffer,
  caller: Caller,
): Promise<HttpAnswer | undefined> {
  if (route === "query_ts")
    return { status: 200, body: JSON.stringify({ ts: writeTimestamp(deployment.clock.lastTs) }) };
  const request = () => readRequest(body);
  switch (route) {
    case "query":
      return answer(await call(deployment, "query", request(), caller));
    case "query_at_ts":
      return answer(await queryAt(deployment, request(), caller));
    case "mutation":
      return answer(await call(deployment, "mutation", request(), caller));
    case "action":
      return answer(await call(deployment, "action", request(), caller));
    case "function":
      return answer(await call(deployment, "any", request(), caller));
  }
  if (!route.startsWith("run/")) return undefined;
  const path = decodePath(route.slice("run/".length));
  const separator = path.lastIndexOf("/");
  const name =
    path.includes(":") || separator < 0 ? path : `${path.slice(0, separator)}:${path.slice(separator + 1)}`;
  return answer(await call(deployment, "any", { ...readRequest(body), path: name }, caller));
}

/**
 * Queries only read the latest state, so any other timestamp than the last commit's is outdated.
 */
async function queryAt(
  deployment: Deployment,
  request: FunctionRequest,
  caller: Caller,
): Promise<CallResult> {
  const { ts } = request;
  if (typeof ts !== "string" || !isTimestamp(ts) || !deployment.clock.knows(readTimestamp(ts))) {
    throw new FunctionError("query_at_ts needs a timestamp that query_ts gave.");
  }
  if (readTimestamp(ts) !== deployment.clock.lastTs) {
    throw new FunctionError(
      "The embedded Convex backend does not store earlier states: the timestamp of this consistent query is no longer current.",
    );
  }
  return call(deployment, "query", request, caller);
}

async function call(
  deployment: Deployment,
  wanted: FunctionKind | "any",
  request: FunctionRequest,
  caller: Caller,
): Promise<CallResult> {
  const args = Array.isArray(request.args) ? (request.args[0] ?? {}) : (request.args ?? {});
  const { path } = request;
  if (typeof path !== "string" || path.length > EVERY_CONNECTION.pathCharacters) {
    throw new FunctionError('The request\'s "path" is not the path of a function.');
  }
  if (typeof args !== "object" || Array.isArray(args)) {
    throw new FunctionError("The request's arguments are not an object.");
  }
  const kind = wanted === "any" ? deployment.executor.find(path, "any", caller).kind : wanted;
  switch (kind) {
    case "query":
      return deployment.executor.query({ path, args, caller }).result;
    case "mutation":
      return deployment.mutate({ path, args, caller }).result;
    case "action":
      return await deployment.act({ path, args, caller });
    case "httpAction":
      throw new FunctionError(`${path} is an HTTP action: it is reached by its route only.`);
  }
}

function readRequest(body: Buffer): FunctionRequest {
  if (hasTooManyContainers(body)) {
    throw new FunctionError("The request's body has too many arrays and objects.");
  }
  let request: unknown;
  try {
    request = body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
  } catch (error) {
    throw new FunctionError(`The request's body is not JSON: ${(error as Error).message}.`);
  }
  if (typeof request !== "object" || request === null || Array.isArray(request))
    throw new FunctionError("The request's body is not an object.");
  const { componentPath } = request as FunctionRequest;
  if (componentPath) throw new FunctionError("The embedded Convex backend does not support components.");
  return { path: "", ...request };
}

function decodePath(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    throw new FunctionError(`"${encoded.slice(0, 100)}" is not a percent-encoded path.`, { cause: error });
  }
}

function answer(result: CallResult): HttpAnswer {
  const { logLines = [] } = result;
  if ("value" in result) {
    const body = `{"status":"success","value":${result.value},"logLines":${JSON.stringify(logLines)}}`;
    return { status: 200, body };
  }
  const { message, data } = result.error;
  const body = {
    status: "error",
    errorMessage: message,
    ...(data === undefined ? {} : { errorData: data }),
    logLines,
  };
  return { status: FUNCTION_FAILED, body: JSON.stringify(body) };
}
