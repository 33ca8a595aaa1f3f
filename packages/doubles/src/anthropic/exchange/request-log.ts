/** The log of requests, for tests to read. It holds no credential. */
import type { CredentialKind } from "../wire/credentials.ts";
import type { Usage } from "../wire/message.ts";
import type { Task } from "../wire/task.ts";

export interface LoggedRequest {
  /** 0, 1, 2 … in the order of arrival. */
  readonly index: number;
  /** When the request arrived, in epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  /** Without the prefix of the scenario. */
  readonly path: string;
  readonly credential: CredentialKind;
  readonly model?: string;
  readonly stream?: boolean;
  readonly task?: Task;
  /** The number of answers already in the conversation. */
  readonly turn?: number;
  /**
   * What the double did: the name of the fault, or `reading`, `answer`, `scripted`, `tokens`,
   * `hello`, `recorded`, `replayed`, `unknown`.
   */
  outcome: string;
  /** 0 until the response has begun. */
  status: number;
  /** Milliseconds until the response was closed, by its end or by the client. */
  duration: number;
  /** False when the client left before the end of the response, or the double cut it off. */
  completed: boolean;
  usage?: Usage;
}

/** Something that must not happen in a test. */
export interface Problem {
  /** The index of the request; absent when a request is missing. */
  readonly request?: number;
  readonly repository?: string;
  readonly message: string;
}

export class RequestLog {
  readonly requests: LoggedRequest[] = [];
  readonly problems: Problem[] = [];
  readonly bodies = new Map<number, string>();
}
