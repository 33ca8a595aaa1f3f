/** A WebSocket that sends raw messages of the sync protocol, which real clients never send. */
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";

export type Message = { type: string } & Record<string, unknown>;

export class RawSession {
  readonly received: Message[] = [];
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  readonly #closed: Promise<number>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#closed = new Promise((resolve) => void socket.once("close", resolve));
    socket.on("message", (data) => {
      this.received.push(JSON.parse(data.toString()));
      for (const wake of this.#waiting) wake();
    });
  }

  static async open(backend: { url: string }, connect: Record<string, unknown> = {}): Promise<RawSession> {
    const socket = new WebSocket(`${backend.url.replace("http", "ws")}/api/1.48.0/sync`);
    const session = new RawSession(socket);
    onTestFinished(() => socket.terminate());
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    session.send({
      type: "Connect",
      sessionId: crypto.randomUUID(),
      connectionCount: 0,
      lastCloseReason: null,
      clientTs: 0,
      ...connect,
    });
    return session;
  }

  send(message: Message): void {
    this.sendRaw(JSON.stringify(message));
  }

  /** Sends a Buffer as a binary frame. */
  sendRaw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  /** The first message, past or future, with this type and these fields. */
  next(type: string, fields: Record<string, unknown> = {}): Promise<Message> {
    const isWanted = (message: Message) =>
      message.type === type && Object.entries(fields).every(([name, value]) => message[name] === value);
    return new Promise((resolve) => {
      const check = () => {
        const found = this.received.find(isWanted);
        if (found === undefined) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  another(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
    });
  }

  /** Resolves with the close code when the server closes the connection. */
  closed(): Promise<number> {
    return this.#closed;
  }

  stopReading(): void {
    this.#socket.pause();
  }

  end(): void {
    this.#socket.terminate();
  }
}
