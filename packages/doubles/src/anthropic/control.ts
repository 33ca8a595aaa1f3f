/** The control routes `/-/…`: a test sets scenarios and holds, and reads the log. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { Responder } from "./exchange/exchange.ts";
import type { ModelResponder } from "./answers/model-responder.ts";
import type { RequestLog } from "./exchange/request-log.ts";
import { ScenarioInvalid } from "./scenario/rule.ts";
import type { Scenarios } from "./scenario/scenarios.ts";

export interface Controlled {
  readonly log: RequestLog;
  readonly scenarios: Scenarios;
  readonly responder: Responder;
  /** Absent when another responder answers. */
  readonly model: ModelResponder | undefined;
}

interface ControlBody {
  readonly repository: string;
  readonly scenario: string;
  readonly at: string;
}

export async function control(
  { log, scenarios, responder, model }: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const body = (request.method === "POST" ? await json(request) : {}) as ControlBody;
  const query = (name: string) => url.searchParams.get(name) ?? "";
  const repository = url.searchParams.get("repository") ?? undefined;
  const isOf = (other: string | undefined) => repository === undefined || other === repository;
  switch (`${request.method} ${url.pathname}`) {
    case "GET /-/ready":
      return send(200, {});
    case "GET /-/requests":
      return send(
        200,
        log.requests.filter(({ task }) => isOf(task?.repository)),
      );
    case "GET /-/body":
      return send(200, { body: log.bodies.get(Number(query("index"))) ?? null });
    case "GET /-/tool-results":
      return send(200, model?.model.toolResults.filter((result) => isOf(result.repository)) ?? []);
    case "GET /-/problems": {
      const owner = repository === undefined ? {} : { repository };
      const missing = responder.unconsumed(repository).map((message) => ({ ...owner, message }));
      const found = log.problems.filter(
        (problem) => problem.repository === undefined || isOf(problem.repository),
      );
      return send(200, [...found, ...missing]);
    }
    case "POST /-/scenario":
      try {
        scenarios.set(body.repository, body.scenario);
        return send(200, {});
      } catch (error) {
        if (error instanceof ScenarioInvalid) return send(400, { message: error.message });
        throw error;
      }
    case "POST /-/hold":
      model?.gates.hold(`${body.repository} ${body.at}`);
      return send(200, {});
    case "POST /-/release":
      model?.gates.release(`${body.repository} ${body.at}`);
      return send(200, {});
    case "GET /-/reached": {
      const count = await model?.gates.reached(`${repository} ${query("at")}`, Number(query("count") || 1));
      return send(200, { count: count ?? 0 });
    }
    default:
      return send(404, { message: "no such control" });
  }
}
