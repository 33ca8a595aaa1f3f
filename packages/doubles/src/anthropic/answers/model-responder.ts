/** Answers requests for messages with the model's answer, or with the fault of a scenario. */
import { setTimeout as wait } from "node:timers/promises";
import { Gates } from "../../github/gate.ts";
import type { Exchange, Responder } from "../exchange/exchange.ts";
import { readMessageRequest } from "../exchange/message-request.ts";
import { type MODIFIERS, WIRE_FAULTS } from "../scenario/names.ts";
import { playFault } from "../scenario/play-fault.ts";
import type { Scenarios } from "../scenario/scenarios.ts";
import { recognizeTask, type Task, taskName } from "../wire/task.ts";
import { API_ERRORS, sendError } from "../wire/errors.ts";
import { eventsOf, sendEvents, whole } from "../wire/message.ts";
import { limitHeaders } from "../wire/rate-limit.ts";
import type { MessagesRequest } from "../wire/request.ts";
import { mayRead, Model } from "./model.ts";
import type { Repositories } from "./repositories.ts";

/** Seconds until the rate-limit window ends, in the headers of answers within the limit. */
const WINDOW = 5 * 3600;

export class ModelResponder implements Responder {
  /**
   * Requests that a test holds wait at one of these gates: `<repository> <task>`, `<repository>
   * <step>`, `<repository> *`.
   */
  readonly gates = new Gates();
  readonly model: Model;
  readonly #repositories: Repositories;
  readonly #scenarios: Scenarios;

  constructor(repositories: Repositories, scenarios: Scenarios) {
    this.#repositories = repositories;
    this.#scenarios = scenarios;
    this.model = new Model(repositories);
  }

  async answer(exchange: Exchange): Promise<void> {
    const request = readMessageRequest(exchange);
    if (request === undefined) return;
    const task = recognizeTask(request);
    if (task === undefined) {
      exchange.problem("No line of the system prompt says which of the six steps this request belongs to.");
      return sendError(exchange.response, exchange.requestId, {
        ...API_ERRORS[400],
        message: "The double does not know this task.",
      });
    }
    for (const problem of this.model.hear(request, task)) exchange.problem(problem);
    await this.#pass(task);
    if (!exchange.closed.aborted) await this.#play(exchange, request, task);
  }

  unconsumed(repository?: string): string[] {
    return this.#scenarios.unconsumed(repository);
  }

  async close(): Promise<readonly string[]> {
    this.gates.releaseAll();
    await this.#repositories.close();
    return [];
  }

  async #pass({ repository, step, ...task }: Task): Promise<void> {
    for (const name of new Set(["*", String(step), taskName({ repository, step, ...task })])) {
      await this.gates.pass(`${repository} ${name}`);
    }
  }

  async #play(exchange: Exchange, request: MessagesRequest, task: Task): Promise<void> {
    const { response, requestId, entry, closed } = exchange;
    const isFirst = mayRead(request);
    const modifier = (name: keyof typeof MODIFIERS) =>
      this.#scenarios.modifier(name, exchange.scenario, task);
    const reading = isFirst && modifier("reads") !== "0";
    const fault = this.#scenarios.take(exchange.scenario, task, { isFirst, isReading: reading });
    entry.outcome = fault?.name ?? (reading ? "reading" : "answer");
    const latency = Number(modifier("latency") ?? 0);
    const say = () => this.model.answer({ request, task, fault, reading });
    // The answer is made during the latency, so that its own time does not add to it.
    const thought = latency > 0 ? say() : undefined;
    thought?.catch(() => {});
    if (latency > 0) await wait(latency, undefined, { signal: closed }).catch(() => {});
    if (closed.aborted) return;
    if (fault !== undefined && Object.hasOwn(WIRE_FAULTS, fault.name)) {
      return playFault(fault, {
        response,
        requestId,
        model: request.model,
        credential: entry.credential,
        streams: request.stream === true,
        message: () => thought ?? say(),
        gone: gone(closed),
      });
    }
    const message = await (thought ?? say());
    entry.usage = message.usage;
    const headers = {
      "request-id": requestId,
      ...limitHeaders(
        { status: "allowed", reset: Math.ceil(Date.now() / 1000) + WINDOW },
        entry.credential,
        Date.now(),
      ),
    };
    if (request.stream !== true) {
      response.writeHead(200, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(whole(message)));
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", ...headers });
    await sendEvents(response, eventsOf(message), {
      between: Number(modifier("slow") ?? 0),
      signal: closed,
    });
    response.end();
  }
}

/** Resolves when the response is closed, by its end or by the client. */
function gone(closed: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (closed.aborted) resolve();
    else closed.addEventListener("abort", () => resolve(), { once: true });
  });
}
