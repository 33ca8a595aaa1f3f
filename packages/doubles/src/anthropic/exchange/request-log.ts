/** What was asked of the double, for tests to look at. No credential is ever kept. */
import type { CredentialKind } from "../wire/credentials.ts";
import type { Usage } from "../wire/message.ts";
import type { Task } from "../wire/task.ts";

/** One request. */
export interface LoggedRequest {
  /** 0, 1, 2 … in the order of coming. */
  readonly index: number;
  /** Epoch milliseconds of its coming. */
  readonly at: number;
  readonly method: string;
  /** Without the scenario's prefix. */
  readonly path: string;
  readonly credential: CredentialKind;
  readonly model?: string;
  readonly stream?: boolean;
  readonly task?: Task;
  /** How many answers the conversation held. */
  readonly turn?: number;
  /** What was done with it: the fault, `reading`, `answer`, `tokens`, `hello`, `unknown`, `recorded`, `replayed`. */
  outcome: string;
  /** 0 until it is answered. */
  status: number;
  /** Milliseconds until the answer's end, or until the client went away. */
  duration: number;
  /** False when the client went away before the answer was complete, or the double cut it off. */
  completed: boolean;
  usage?: Usage;
}

/** What must not happen, and did. */
export interface Problem {
  /** Index of the request; absent for what is missing. */
  readonly request?: number;
  readonly repository?: string;
  readonly message: string;
}

/** All of it. */
export class RequestLog {
  readonly requests: LoggedRequest[] = [];
  readonly problems: Problem[] = [];
  readonly bodies = new Map<number, string>();
}
