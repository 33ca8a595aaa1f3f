/** Replays a recording in its order. A request that is not in the recording is an error. */
import type { Exchange, Responder } from "../exchange/exchange.ts";
import { API_ERRORS, sendError } from "../wire/errors.ts";
import { eventText } from "../wire/message.ts";
import { type MessagesRequest, workingDirectory } from "../wire/request.ts";
import { type Cassette, type Interaction, readCassette } from "./cassette.ts";
import { CWD, differences, digestOf } from "./digest.ts";
import { renewHeaders } from "./headers.ts";
import { laneOf } from "./lane.ts";

export class Replayer implements Responder {
  readonly #lanes = new Map<string, Interaction[]>();

  private constructor({ interactions }: Cassette) {
    for (const interaction of interactions) {
      this.#lanes.set(interaction.lane, [...(this.#lanes.get(interaction.lane) ?? []), interaction]);
    }
  }

  /** `maxAge` is in days. Rejects with CassetteInvalid. */
  static async open(directory: string, maxAge: number): Promise<Replayer> {
    return new Replayer(await readCassette(directory, maxAge));
  }

  async answer(exchange: Exchange): Promise<void> {
    const { response, requestId, entry } = exchange;
    entry.outcome = "replayed";
    const request = JSON.parse(exchange.body) as MessagesRequest;
    const lane = laneOf(entry.path, request);
    const [next, ...later] = this.#lanes.get(lane) ?? [];
    const wrong =
      next === undefined ? `There is no further recording for « ${lane} ».` : differ(next, request, lane);
    if (next === undefined || wrong !== undefined) {
      exchange.problem(wrong ?? "");
      return sendError(response, requestId, { ...API_ERRORS[400], message: wrong ?? "" });
    }
    this.#lanes.set(lane, later);
    const { status, headers, events, body } = next.response;
    const text = events?.map(eventText).join("") ?? body ?? "";
    response.writeHead(status, { ...renewHeaders(headers, Date.now()), "request-id": requestId });
    response.end(text.replaceAll(CWD, workingDirectory(request) ?? CWD));
  }

  unconsumed(): string[] {
    return [...this.#lanes].flatMap(([lane, { length }]) =>
      length === 0 ? [] : [`${length} recordings for « ${lane} » were not used.`],
    );
  }

  async close(): Promise<readonly string[]> {
    return [];
  }
}

function differ(next: Interaction, request: MessagesRequest, lane: string): string | undefined {
  const parts = differences(next.request, digestOf(request));
  if (parts.length === 0) return undefined;
  return `The request for « ${lane} » is not the recorded one (${parts.join(", ")} differ): record again.`;
}
