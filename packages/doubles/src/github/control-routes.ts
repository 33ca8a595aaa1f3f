/** The control routes `/-/…`, for tests in another process. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { Visibility } from "./access.ts";
import type { Gates } from "./gate.ts";
import { sendJson } from "./json.ts";
import { pointKey, type ReachedPoint } from "./reached-point.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import type { FixtureName } from "./repositories/fixture-repository.ts";
import type { ServedRepositories } from "./repositories/served-repositories.ts";

export interface Controlled {
  readonly repositories: ServedRepositories;
  readonly gates: Gates;
  readonly requests: readonly RecordedRequest[];
  /** In the order of their arrival. */
  readonly points: ReachedPoint[];
}

interface ControlBody extends ReachedPoint {
  readonly fixture: FixtureName;
  readonly visibility: Visibility;
}

export async function control(
  { repositories, gates, requests, points }: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
  url: Pick<URL, "pathname" | "searchParams">,
): Promise<void> {
  const body = (request.method === "POST" ? await json(request) : {}) as ControlBody;
  switch (`${request.method} ${url.pathname}`) {
    case "GET /-/ready":
      return sendJson(response, 200, {});
    case "GET /-/requests":
      return sendJson(
        response,
        200,
        requests.filter(({ status }) => status !== 0),
      );
    case "POST /-/repositories": {
      const commit = await repositories.create(body.repository, body.fixture, body.visibility);
      return sendJson(response, 201, { commit: commit ?? null });
    }
    case "POST /-/hold":
      gates.hold(body.repository);
      return sendJson(response, 200, {});
    case "POST /-/release":
      gates.release(body.repository);
      return sendJson(response, 200, {});
    case "GET /-/reached": {
      const repository = url.searchParams.get("repository") ?? "";
      const count = await gates.reached(repository, Number(url.searchParams.get("count") ?? 1));
      return sendJson(response, 200, { count });
    }
    // The gate of the workers: `FONDATION_TEST_GATE`.
    case "POST /-/points": {
      const { repository, epoch, point } = body;
      points.push({ repository, epoch, point });
      await gates.pass(pointKey(body));
      return sendJson(response, 200, {});
    }
    case "GET /-/points":
      return sendJson(
        response,
        200,
        points.filter(({ repository }) => repository === url.searchParams.get("repository")),
      );
    default:
      return sendJson(response, 404, { message: "no such control" });
  }
}
