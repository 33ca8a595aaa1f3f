/** A request and its response, with what the double knows before it answers. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { LoggedRequest } from "./request-log.ts";
import type { Scenario } from "../scenario/rule.ts";

/** A request that is being answered. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Path and query without the scenario's prefix. */
  readonly url: URL;
  readonly body: string;
  readonly requestId: string;
  readonly entry: LoggedRequest;
  /** Aborted when the response is closed, by its end or by the client. */
  readonly closed: AbortSignal;
  /** The scenario in the base URL, when there is one. */
  readonly scenario: Scenario | undefined;
  /** Reports a problem, which fails the test. */
  problem(message: string): void;
}

/** Answers the requests: the model, a script, the real API through a recorder, or a recording. */
export interface Responder {
  answer(exchange: Exchange): Promise<void>;
  /** The expectations that are not met yet. */
  unconsumed(repository?: string): string[];
  /** Called when the double stops, with the problems so far. Returns further problems. */
  close(problems: readonly string[]): Promise<readonly string[]>;
}
