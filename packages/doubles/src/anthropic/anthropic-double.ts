/** The Anthropic double: the Messages API at its own paths, and the control routes at `/-/…`. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { ModelResponder } from "./answers/model-responder.ts";
import { Repositories, type RepositorySources } from "./answers/repositories.ts";
import { type Controlled, control } from "./control.ts";
import type { Exchange, Responder } from "./exchange/exchange.ts";
import { type LoggedRequest, RequestLog } from "./exchange/request-log.ts";
import { ScenarioInvalid } from "./scenario/rule.ts";
import { Scenarios } from "./scenario/scenarios.ts";
import { recognizeTask, type Task } from "./wire/task.ts";
import { type GoodCredentials, judgeCredentials } from "./wire/credentials.ts";
import { API_ERRORS, sendError } from "./wire/errors.ts";
import { type MessagesRequest, turnOf } from "./wire/request.ts";

export interface DoubleOptions {
  readonly host: string;
  /** 0 for a free port. */
  readonly port: number;
  /** The accepted credentials. When absent, every credential is accepted. */
  readonly credentials?: GoodCredentials;
  /** A model that knows these repositories, or another responder. */
  readonly answers: RepositorySources | Responder;
}

export interface AnthropicDouble {
  readonly url: string;
  /** The problems so far, without rules that may still be played. */
  problems(): string[];
  /** Stops the double and returns all problems. */
  stop(): Promise<string[]>;
}

interface State extends Controlled {
  readonly credentials: GoodCredentials | undefined;
}

export async function startAnthropicDouble(options: DoubleOptions): Promise<AnthropicDouble> {
  const scenarios = new Scenarios();
  const responder =
    "answer" in options.answers
      ? options.answers
      : new ModelResponder(new Repositories(options.answers), scenarios);
  const model = responder instanceof ModelResponder ? responder : undefined;
  const state: State = {
    log: new RequestLog(),
    scenarios,
    responder,
    model,
    credentials: options.credentials,
  };
  const server = createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      state.log.problems.push({ message: `The double failed: ${String(error)}` });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    url: `http://${options.host}:${(server.address() as AddressInfo).port}`,
    problems: () => state.log.problems.map(({ message }) => message),
    async stop() {
      const problems = [...state.log.problems.map(({ message }) => message), ...responder.unconsumed()];
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      const [, outcome] = await Promise.all([closed, responder.close(problems)]);
      return [...problems, ...outcome];
    },
  };
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://double");
  if (url.pathname.startsWith("/-/")) return control(state, request, response, url);
  const { pathname, scenario } = split(state, url.pathname);
  url.pathname = pathname;
  const body = await text(request).catch(() => "");
  const judged = judgeCredentials(request.headers, state.credentials);
  const entry = log(state, request, response, { url, body, credential: judged.kind });
  const exchange: Exchange = {
    request,
    response,
    url,
    body,
    requestId: `req_01${String(entry.index).padStart(22, "0")}`,
    entry,
    closed: closing(response),
    scenario,
    problem: (message) => {
      const repository = entry.task?.repository;
      state.log.problems.push({
        request: entry.index,
        ...(repository === undefined ? {} : { repository }),
        message: `${entry.method} ${entry.path}: ${message}`,
      });
    },
  };
  for (const secret of Object.values(state.credentials ?? {})) {
    if (secret !== undefined && body.includes(secret))
      exchange.problem("A credential is in the body of the request.");
  }
  const fail = (error: Parameters<typeof sendError>[2]): void =>
    sendError(response, exchange.requestId, error);
  switch (`${entry.method} ${pathname}`) {
    case "HEAD /api/hello":
      entry.outcome = "hello";
      response.writeHead(200);
      response.end();
      return;
    case "POST /v1/messages":
    case "POST /v1/messages/count_tokens":
      if (judged.kind === "both") exchange.problem("Two credentials came with one request.");
      if (judged.error !== undefined) return fail(judged.error);
      if (request.headers["anthropic-version"] === undefined) {
        return fail({ ...API_ERRORS[400], message: "anthropic-version: header is required" });
      }
      if (readBody(body) === undefined) {
        return fail({ ...API_ERRORS[400], message: "The request body is not valid JSON." });
      }
      try {
        return await state.responder.answer(exchange);
      } catch (error) {
        exchange.problem(error instanceof Error ? error.message : String(error));
        if (!response.headersSent) return fail(API_ERRORS[400]);
        response.destroy();
        return;
      }
    default:
      exchange.problem("The API has no such route, as far as the double knows.");
      return fail(API_ERRORS[404]);
  }
}

function split(state: State, pathname: string): ReturnType<Scenarios["split"]> {
  try {
    return state.scenarios.split(pathname);
  } catch (error) {
    if (!(error instanceof ScenarioInvalid)) throw error;
    state.log.problems.push({ message: error.message });
    return { pathname, scenario: undefined };
  }
}

function log(
  { log: { requests, bodies } }: State,
  request: IncomingMessage,
  response: ServerResponse,
  { url, body, credential }: { url: URL; body: string } & Pick<LoggedRequest, "credential">,
): LoggedRequest {
  const message = readBody(body);
  const started = performance.now();
  const entry: LoggedRequest = {
    index: requests.length,
    at: Date.now(),
    method: request.method ?? "GET",
    path: url.pathname,
    credential,
    ...(message === undefined ? {} : whatItSays(message)),
    outcome: "unknown",
    status: 0,
    duration: 0,
    completed: false,
  };
  requests.push(entry);
  if (body !== "") bodies.set(entry.index, body);
  response.once("close", () => {
    entry.status = response.headersSent ? response.statusCode : 0;
    entry.duration = performance.now() - started;
    entry.completed = response.writableFinished;
  });
  return entry;
}

function whatItSays(
  message: MessagesRequest,
): Partial<Pick<LoggedRequest, "task" | "model" | "stream" | "turn">> {
  if (!Array.isArray(message.messages)) return {};
  const task: Task | undefined = recognizeTask(message);
  return {
    ...(typeof message.model === "string" ? { model: message.model } : {}),
    stream: message.stream === true,
    turn: turnOf(message),
    ...(task === undefined ? {} : { task }),
  };
}

function readBody(body: string): MessagesRequest | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as MessagesRequest) : undefined;
  } catch {
    return undefined;
  }
}

function closing(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => controller.abort());
  return controller.signal;
}
