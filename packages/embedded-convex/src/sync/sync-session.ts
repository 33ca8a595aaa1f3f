/**
 * One client's WebSocket: its subscriptions, its identity and its last state.
 *
 * Messages are handled one at a time in order of arrival. Between two of them, and between two
 * queries of one message, other connections get their turn. While a client does not read its
 * answers, its messages wait and its subscriptions are not computed.
 *
 * A client's state changes only by Transitions, each from
 * the version with which the last one ended. The client resolves a mutation's promise when a
 * Transition reaches the mutation's timestamp.
 */

import { setImmediate as turnOfOthers } from "node:timers/promises";
import { AuthenticationError } from "../auth/authenticator.ts";
import { ANONYMOUS, type Caller } from "../auth/caller.ts";
import type { Deployment } from "../deployment.ts";
import { type ConnectionLimits, EVERY_CONNECTION, KNOWN, STRANGER } from "../values/connection-limits.ts";
import { ProtocolError, readClientMessage } from "./client-message.ts";
import {
  type ClientMessage,
  callResponse,
  inParts,
  readTimestamp,
  type StateVersion,
  transition,
} from "./messages.ts";
import { type Held, QuerySet } from "./query-set.ts";

/** In milliseconds. The client gives up after 60 s of silence; Convex pings after 15 s. */
const PING_AFTER_MS = 15_000;

/** The part of a connection that a session needs. */
export interface SyncConnection {
  /** `sent` is called when the operating system has taken the whole text, or refused it. */
  send(text: string, sent: () => void): void;
  close(code: number, reason: string): void;
  /** Stops reading from the client. */
  pause(): void;
  resume(): void;
  /** Whether the caller is no stranger. False at the start. */
  setKnown(isKnown: boolean): void;
  /** How much memory the subscriptions keep. */
  retain(held: Held): void;
}

interface Received {
  data: Buffer;
  isBinary: boolean;
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
  readonly #inbox: Received[] = [];
  #isWorking = false;
  /** Whether subscriptions may have changed. */
  #isFlushDue = false;
  #flushing: NodeJS.Immediate | undefined;
  #unsent = 0;
  /** Called when an answer was sent, or the session is closed. */
  #onSent: (() => void) | undefined;
  #ping: NodeJS.Timeout;
  #expiry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(deployment: Deployment, connection: SyncConnection) {
    this.#deployment = deployment;
    this.#connection = connection;
    this.#queries = new QuerySet(deployment.liveQueries, () => this.#scheduleFlush());
    this.#ping = setTimeout(() => this.#send('{"type":"Ping"}'), PING_AFTER_MS);
    connection.setKnown(deployment.authenticator.isKnown(ANONYMOUS));
  }

  /**
   * Takes a message, which is handled after the messages before it. A message can end this
   * connection, but cannot crash the backend.
   */
  receive(data: Buffer, isBinary: boolean): void {
    if (this.#isClosed) return;
    this.#inbox.push({ data, isBinary });
    this.#connection.pause();
    void this.#work();
  }

  /** Ends the session of a client that violated the protocol. */
  refuse(error: ProtocolError): void {
    this.#fail(error);
  }

  /** Drops all state. The connection is closed or about to be. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#ping);
    clearTimeout(this.#expiry);
    clearImmediate(this.#flushing);
    this.#queries.clear();
    this.#inbox.length = 0;
    this.#onSent?.();
  }

  /** Handles what has arrived, then sends what has changed. */
  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    while (!this.#isClosed && (this.#inbox.length > 0 || this.#isFlushDue)) {
      await this.#roomToSend();
      const message = this.#inbox.shift();
      // Commits may come faster than they are sent. They must not keep out the client's messages.
      if (message === undefined) this.#connection.resume();
      await this.#guard(() => (message === undefined ? this.#flush() : this.#read(message)));
      if (this.#inbox.length > 0) await turnOfOthers();
    }
    this.#isWorking = false;
    if (!this.#isClosed) this.#connection.resume();
  }

  /** Resolves when the client has read enough of its answers. */
  async #roomToSend(): Promise<void> {
    while (!this.#isClosed && this.#unsent >= EVERY_CONNECTION.unsentAnswers) {
      await new Promise<void>((resolve) => {
        this.#onSent = resolve;
      });
    }
  }

  async #read({ data, isBinary }: Received): Promise<void> {
    if (isBinary) throw new ProtocolError("A message is binary: the protocol is text.");
    await this.#handle(readClientMessage(data));
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
        return await this.#modifyQuerySet(message);
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
    this.#connection.setKnown(this.#deployment.authenticator.isKnown(this.#caller));
    this.#watchExpiry();
    for (const _query of this.#queries.actFor(this.#caller)) await turnOfOthers();
    if (this.#isClosed) return;
    this.#tell({ identity: this.#version.identity + 1 }, this.#queries.refresh());
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

  async #modifyQuerySet(message: Extract<ClientMessage, { type: "ModifyQuerySet" }>): Promise<void> {
    const { querySet } = this.#version;
    if (message.baseVersion !== querySet) {
      throw new ProtocolError(`ModifyQuerySet builds on query set ${message.baseVersion}, not ${querySet}.`);
    }
    const { newVersion, modifications } = message;
    const { queries } = this.#limits();
    let changes: string[] = [];
    let characters = 0;
    for (const [index, change] of modifications.entries()) {
      if (index > 0) await turnOfOthers();
      if (characters > EVERY_CONNECTION.transitionCharacters) {
        this.#tell({ querySet: newVersion }, [...changes, ...this.#queries.refresh()]);
        [changes, characters] = [[], 0];
        await this.#roomToSend();
      }
      if (this.#isClosed) return;
      if (change.type === "Add" && this.#queries.size >= queries) {
        throw new ProtocolError(`A connection has more than ${queries} queries.`);
      }
      const text = this.#queries.modify(change, this.#caller);
      this.#connection.retain(this.#queries.held);
      changes.push(text);
      characters += text.length;
    }
    this.#tell({ querySet: newVersion }, [...changes, ...this.#queries.refresh()]);
  }

  #limits(): ConnectionLimits {
    return this.#deployment.authenticator.isKnown(this.#caller) ? KNOWN : STRANGER;
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
    this.#isFlushDue = true;
    this.#flushing ??= setImmediate(() => {
      this.#flushing = undefined;
      void this.#work();
    });
  }

  async #flush(): Promise<void> {
    this.#isFlushDue = false;
    for (const _query of this.#queries.rerun()) await turnOfOthers();
    if (this.#isClosed) return;
    const changes = this.#queries.refresh();
    if (changes.length > 0 || this.#owesTransition) this.#tell({}, changes);
  }

  /** Sends a Transition from the client's state to the state of the last commit. */
  #tell(advance: Partial<StateVersion>, changes: string[]): void {
    const before = this.#version;
    this.#version = { ...before, ...advance, ts: this.#deployment.clock.lastTs };
    this.#owesTransition = false;
    this.#connection.retain(this.#queries.held);
    this.#sendParts(inParts(transition(before, this.#version, changes)));
  }

  #send(text: string): void {
    this.#sendParts([text]);
  }

  /** Sends one answer. No other message comes between its parts. */
  #sendParts(parts: Iterable<string>): void {
    if (this.#isClosed) return;
    this.#unsent += 1;
    let waiting = 1;
    const sent = () => {
      waiting -= 1;
      if (waiting > 0) return;
      this.#unsent -= 1;
      this.#onSent?.();
    };
    for (const part of parts) {
      waiting += 1;
      this.#connection.send(part, sent);
    }
    sent();
    this.#ping.refresh();
  }

  #fail(error: Error): void {
    if (this.#isClosed) return;
    const isProtocol = error instanceof ProtocolError;
    this.#deployment.log(
      `sync session ${this.#sessionId ?? "(new)"}: ${isProtocol ? error.message : error.stack}`,
      this.#caller,
    );
    if (isProtocol) this.#send(JSON.stringify({ type: "FatalError", error: error.message }));
    this.close();
    this.#connection.close(isProtocol ? 1008 : 1011, isProtocol ? "FatalError" : "InternalServerError");
  }
}
