/**
 * One client's WebSocket: its subscriptions, its identity and its last state.
 *
 * Messages are handled in order of arrival. A client's state changes only by Transitions, each from
 * the version with which the last one ended. The client resolves a mutation's promise when a
 * Transition reaches the mutation's timestamp.
 */

import { AuthenticationError } from "../auth/authenticator.ts";
import type { Caller } from "../auth/caller.ts";
import type { Deployment } from "../deployment.ts";
import { ProtocolError, readClientMessage } from "./client-message.ts";
import {
  type ClientMessage,
  callResponse,
  readTimestamp,
  type StateVersion,
  transition,
} from "./messages.ts";
import { QuerySet } from "./query-set.ts";

/** In milliseconds. The client gives up after 60 s of silence; Convex pings after 15 s. */
const PING_AFTER_MS = 15_000;
const ANONYMOUS: Caller = { identity: null, mayCallInternal: false };

/** The part of a connection that a session needs. */
export interface SyncConnection {
  send(text: string): void;
  close(code: number, reason: string): void;
}

export class SyncSession {
  readonly #deployment: Deployment;
  readonly #connection: SyncConnection;
  readonly #queries: QuerySet;
  #sessionId: string | undefined;
  #caller = ANONYMOUS;
  #version: StateVersion = { querySet: 0, identity: 0, ts: 0n };
  /**
   * Set after the answer to a mutation: its promise resolves with the next Transition, even one
   * that changes nothing.
   */
  #owesTransition = false;
  #handled: Promise<void> = Promise.resolve();
  #flush: NodeJS.Immediate | undefined;
  #ping: NodeJS.Timeout;
  #expiry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(deployment: Deployment, connection: SyncConnection) {
    this.#deployment = deployment;
    this.#connection = connection;
    this.#queries = new QuerySet(deployment.liveQueries, () => this.#scheduleFlush());
    this.#ping = setTimeout(() => this.#send('{"type":"Ping"}'), PING_AFTER_MS);
  }

  /**
   * Takes a message, which is handled after the messages before it. A message can end this
   * connection, but cannot crash the backend.
   */
  receive(data: Buffer, isBinary: boolean): void {
    this.#handled = this.#handled.then(() =>
      this.#guard(async () => {
        if (isBinary) throw new ProtocolError("A message is binary: the protocol is text.");
        await this.#handle(readClientMessage(data.toString("utf8")));
      }),
    );
  }

  /** Drops all state. The connection is closed or about to be. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#ping);
    clearTimeout(this.#expiry);
    clearImmediate(this.#flush);
    this.#queries.clear();
  }

  /** Runs a part of the work. A failure ends only this connection. Never rejects. */
  async #guard(work: () => void | Promise<void>): Promise<void> {
    if (this.#isClosed) return;
    try {
      await work();
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  async #handle(message: ClientMessage): Promise<void> {
    if (message.type === "Connect") return this.#connect(message);
    if (this.#sessionId === undefined) throw new ProtocolError(`${message.type} came before Connect.`);
    switch (message.type) {
      case "Authenticate":
        return await this.#authenticate(message);
      case "ModifyQuerySet":
        return this.#modifyQuerySet(message);
      case "Mutation":
        return this.#mutate(this.#sessionId, message);
      case "Action":
        // Not awaited, because it may take minutes and must not block the messages behind it.
        void this.#guard(() => this.#act(message));
        return;
      case "Event":
        return;
    }
  }

  #connect({ sessionId, maxObservedTimestamp }: Extract<ClientMessage, { type: "Connect" }>): void {
    if (this.#sessionId !== undefined) throw new ProtocolError("Connect came twice.");
    this.#sessionId = sessionId;
    if (
      typeof maxObservedTimestamp === "string" &&
      !this.#deployment.clock.knows(readTimestamp(maxObservedTimestamp))
    ) {
      throw new ProtocolError(
        "This client has seen data that this database never contained: the database was deleted or replaced. Restart the client.",
      );
    }
  }

  async #authenticate(message: Extract<ClientMessage, { type: "Authenticate" }>): Promise<void> {
    const { baseVersion } = message;
    if (baseVersion !== this.#version.identity) {
      throw new ProtocolError(
        `Authenticate builds on identity ${baseVersion}, not ${this.#version.identity}.`,
      );
    }
    try {
      this.#caller = await this.#callerOf(message);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      return this.#refuseIdentity(error.message, baseVersion, true);
    }
    if (this.#isClosed) return;
    this.#watchExpiry();
    this.#tell({ identity: this.#version.identity + 1 }, this.#queries.actFor(this.#caller));
  }

  async #callerOf(message: Extract<ClientMessage, { type: "Authenticate" }>): Promise<Caller> {
    const { authenticator } = this.#deployment;
    if (message.tokenType === "None") return ANONYMOUS;
    if (message.tokenType === "Admin") return authenticator.admin(message.value, message.impersonating);
    return { identity: await authenticator.verify(message.value), mayCallInternal: false };
  }

  /**
   * The client's access ends when its token expires. Clients then fetch a new token and connect
   * again.
   */
  #watchExpiry(): void {
    clearTimeout(this.#expiry);
    const expiresAt = this.#caller.identity?.expiresAt;
    if (expiresAt === undefined) return;
    const longest = 2 ** 31 - 1;
    this.#expiry = setTimeout(
      () => {
        if (Date.now() < expiresAt) return this.#watchExpiry();
        this.#refuseIdentity("The token has expired.", this.#version.identity - 1, false);
      },
      Math.min(Math.max(expiresAt - Date.now(), 0), longest),
    );
  }

  /**
   * Stops all work on this connection: it must not continue under another identity than the client
   * expects.
   */
  #refuseIdentity(error: string, baseVersion: number, authUpdateAttempted: boolean): void {
    this.#send(JSON.stringify({ type: "AuthError", error, baseVersion, authUpdateAttempted }));
    this.close();
    this.#connection.close(1000, "AuthError");
  }

  #modifyQuerySet(message: Extract<ClientMessage, { type: "ModifyQuerySet" }>): void {
    const { querySet } = this.#version;
    if (message.baseVersion !== querySet) {
      throw new ProtocolError(`ModifyQuerySet builds on query set ${message.baseVersion}, not ${querySet}.`);
    }
    const changes = this.#queries.modify(message.modifications, this.#caller);
    this.#tell({ querySet: message.newVersion }, [...changes, ...this.#queries.refresh()]);
  }

  #mutate(sessionId: string, message: Extract<ClientMessage, { type: "Mutation" }>): void {
    const { requestId, udfPath, args } = message;
    const call = { path: udfPath, args: args[0] ?? {}, caller: this.#caller };
    const { result, ts } = this.#deployment.mutateOnce(call, sessionId, requestId);
    this.#send(callResponse("MutationResponse", requestId, result, ts));
    this.#owesTransition ||= "value" in result;
    this.#scheduleFlush();
  }

  async #act(message: Extract<ClientMessage, { type: "Action" }>): Promise<void> {
    const { requestId, udfPath, args } = message;
    const result = await this.#deployment.act({ path: udfPath, args: args[0] ?? {}, caller: this.#caller });
    this.#send(callResponse("ActionResponse", requestId, result));
  }

  /** Combines several commits in a row into one Transition. */
  #scheduleFlush(): void {
    if (this.#isClosed) return;
    this.#flush ??= setImmediate(() => {
      this.#flush = undefined;
      void this.#guard(() => {
        const changes = this.#queries.refresh();
        if (changes.length > 0 || this.#owesTransition) this.#tell({}, changes);
      });
    });
  }

  /** Sends a Transition from the client's state to the state of the last commit. */
  #tell(advance: Partial<StateVersion>, changes: string[]): void {
    const before = this.#version;
    this.#version = { ...before, ...advance, ts: this.#deployment.clock.lastTs };
    this.#owesTransition = false;
    this.#send(transition(before, this.#version, changes));
  }

  #send(text: string): void {
    if (this.#isClosed) return;
    this.#connection.send(text);
    this.#ping.refresh();
  }

  #fail(error: Error): void {
    if (this.#isClosed) return;
    const isProtocol = error instanceof ProtocolError;
    this.#deployment.log(
      `sync session ${this.#sessionId ?? "(new)"}: ${isProtocol ? error.message : error.stack}`,
    );
    if (isProtocol) this.#send(JSON.stringify({ type: "FatalError", error: error.message }));
    this.close();
    this.#connection.close(isProtocol ? 1008 : 1011, isProtocol ? "FatalError" : "InternalServerError");
  }
}
