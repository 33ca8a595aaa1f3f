/**
 * The WebSocket of one client. Counts the bytes of a message while they arrive: the package `ws`
 * has one limit for all connections, and waits for the end of a message for ever.
 */
import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { ANONYMOUS } from "../auth/caller.ts";
import type { Deployment } from "../deployment.ts";
import { ProtocolError } from "../sync/client-message.ts";
import type { Held } from "../sync/query-set.ts";
import { type SyncConnection, SyncSession } from "../sync/sync-session.ts";
import { EVERY_CONNECTION, STRANGER } from "../values/connection-limits.ts";
import type { Strangers } from "./strangers.ts";
import type { Subscribers } from "./subscribers.ts";

/** Bytes of a chunk that Node reads from a socket, at most. It may contain several messages. */
const CHUNK_BYTES = 64 << 10;

/** Less behind a message is not the next one, but the heads of the frames of this one. */
const REST_BYTES = 512;

export class ClientConnection implements SyncConnection {
  readonly #socket: Socket;
  readonly #webSocket: WebSocket;
  readonly #strangers: Strangers;
  readonly #subscribers: Subscribers;
  readonly #session: SyncSession;
  #isKnown = false;
  /** Bytes of the message that is arriving, and the chunks that they came in. */
  #arrived = 0;
  #chunks = 0;
  /** What the subscriptions keep. */
  #retained: Held = { callBytes: 0, resultBytes: 0 };
  #deadline: NodeJS.Timeout | undefined;

  constructor(
    deployment: Deployment,
    webSocket: WebSocket,
    socket: Socket,
    { strangers, subscribers }: { strangers: Strangers; subscribers: Subscribers },
  ) {
    this.#socket = socket;
    this.#webSocket = webSocket;
    this.#strangers = strangers;
    this.#subscribers = subscribers;
    this.#session = new SyncSession(deployment, this);
    // Before the listener of `ws`, which emits the messages that the chunk completes.
    socket.prependListener("data", (chunk: Buffer) => this.#count(chunk.length));
    webSocket.on("message", (data, isBinary) => this.#receive(data as Buffer, isBinary));
    webSocket.on("error", (error) => deployment.log(`WebSocket: ${error.message}`, ANONYMOUS));
    webSocket.on("close", () => {
      clearTimeout(this.#deadline);
      this.#session.close();
    });
    this.#expectMessage();
  }

  /** What is sent until the work pauses leaves in one write. */
  send(text: string, sent: () => void): void {
    if (this.#socket.writableCorked === 0) {
      this.#socket.cork();
      process.nextTick(() => this.#socket.uncork());
    }
    this.#webSocket.send(text, sent);
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
    // The client's answer must be read, or the connection stays open.
    this.#webSocket.resume();
  }

  pause(): void {
    this.#webSocket.pause();
  }

  resume(): void {
    this.#webSocket.resume();
  }

  setKnown(isKnown: boolean): void {
    this.#isKnown = isKnown;
    if (isKnown) {
      clearTimeout(this.#deadline);
      this.#strangers.leave(this.#socket);
    } else {
      this.#strangers.enter(this.#socket);
    }
  }

  retain(held: Held): void {
    this.#retained = held;
    this.#hold();
  }

  #count(bytes: number): void {
    if (this.#isKnown) return;
    this.#arrived += bytes;
    this.#chunks += 1;
    if (this.#arrived > STRANGER.messageBytes + CHUNK_BYTES) {
      this.#refuseSize();
      return;
    }
    this.#expectMessage();
    this.#hold();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    const rest = this.#arrived - data.length;
    this.#arrived = rest < REST_BYTES ? 0 : rest;
    this.#chunks = 0;
    if (this.#arrived > 0) this.#expectMessage();
    if (this.#isKnown || data.length <= STRANGER.messageBytes) this.#session.receive(data, isBinary);
    else this.#refuseSize();
    this.#hold();
  }

  #hold(): void {
    const { callBytes, resultBytes } = this.#retained;
    const chunks = this.#chunks * EVERY_CONNECTION.chunkBytes;
    this.#strangers.hold(this.#socket, this.#arrived + chunks + callBytes);
    if (this.#isKnown) this.#subscribers.hold(this.#socket, callBytes + resultBytes);
  }

  /** Starts the time for a message, unless it runs. */
  #expectMessage(): void {
    this.#deadline ??= setTimeout(() => this.#webSocket.terminate(), EVERY_CONNECTION.messageMs);
  }

  /** Some of the rest is discarded, so that most clients can read why they are refused. */
  #refuseSize(): void {
    let discarded = 0;
    this.#socket.removeAllListeners("data").on("data", (chunk: Buffer) => {
      discarded += chunk.length;
      if (discarded > EVERY_CONNECTION.discardedBytes) this.#socket.destroy();
    });
    this.#expectMessage();
    this.#session.refuse(
      new ProtocolError(
        `A message of a caller without a token is larger than ${STRANGER.messageBytes} bytes.`,
      ),
    );
  }
}
