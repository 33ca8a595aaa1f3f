/** The log of requests, which tests read. It contains no credentials. */
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
  /** Milliseconds until the response ended or the client closed it. */
  duration: number;
  /**
   * False when the client disconnected before the end of the response, or the double cut it off.
   */
  completed: boolean;
  usage?: Usage;
}

/** An event that fails a test. */
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
