/** One request and its response, with what is known of it before anybody answers. */
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
  /** Aborted when the response is closed, by its end or by a client that went away. */
  readonly closed: AbortSignal;
  /** The scenario in the base URL. */
  readonly scenario: Scenario | undefined;
  /** Something that fails the test. */
  problem(message: string): void;
}

/** Whoever answers: the model, the real API through a recorder, or a recording. */
export interface Responder {
  answer(exchange: Exchange): Promise<void>;
  /** What was expected and has not come. */
  unconsumed(repository?: string): string[];
  /** Ends it, knowing what was wrong; returns what came of that. */
  close(problems: readonly string[]): Promise<readonly string[]>;
}
