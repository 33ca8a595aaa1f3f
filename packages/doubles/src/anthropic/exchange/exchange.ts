import type { IncomingMessage, ServerResponse } from "node:http";
import type { LoggedRequest } from "./request-log.ts";
import type { Scenario } from "../scenario/rule.ts";

/** A request and its open response. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Path and query without the scenario's prefix. */
  readonly url: URL;
  readonly body: string;
  readonly requestId: string;
  readonly entry: LoggedRequest;
  /** Aborted when the response ends or the client closes it. */
  readonly closed: AbortSignal;
  /** The scenario in the base URL, if present. */
  readonly scenario: Scenario | undefined;
  /** Reports a problem, which fails the test. */
  problem(message: string): void;
}

/** Answers the requests: the model, a script, the real API through a recorder, or a recording. */
export interface Responder {
  answer(exchange: Exchange): Promise<void>;
  /** The expectations of scenarios that are not met yet. */
  unconsumed(repository?: string): string[];
  /** Called when the double stops, with the problems so far. Returns further problems. */
  close(problems: readonly string[]): Promise<readonly string[]>;
}
