/** Forwards requests to an upstream API and records the answers. */
import { Readable } from "node:stream";
import { text as readText } from "node:stream/consumers";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as wait } from "node:timers/promises";
import type { Exchange, Responder } from "../exchange/exchange.ts";
import { type MessagesRequest, workingDirectory } from "../wire/request.ts";
import { CassetteInvalid, hasCassette, type Interaction, writeCassette } from "./cassette.ts";
import { CWD, digestOf } from "./digest.ts";
import { joinDeltas, readEvents } from "./events.ts";
import { keepHeaders } from "./headers.ts";
import { laneOf } from "./lane.ts";

/** Headers that belong to one connection, and headers that would make the answer compressed. */
const NOT_PASSED = new Set(["host", "connection", "content-length", "accept-encoding", "transfer-encoding"]);

/** Credentials by their published prefixes. */
const SECRETS = /\b(?:sk-ant-[\w-]+|gh[pousr]_\w{20,}|github_pat_\w{20,})/g;

/**
 * Milliseconds that a stop waits for open answers. A client may finish before the connection ends.
 */
const PATIENCE = 5_000;

/** Writes the recording when the double stops without problems. */
export class Recorder implements Responder {
  readonly #directory: string;
  readonly #upstream: string;
  readonly #kept: { readonly index: number; readonly interaction: Interaction }[] = [];
  readonly #started = new Date();
  readonly #open = new Set<Promise<void>>();

  private constructor(directory: string, upstream: string) {
    this.#directory = directory;
    this.#upstream = upstream.replace(/\/$/, "");
  }

  /** Rejects with CassetteInvalid when the directory already contains a recording. */
  static async create(directory: string, upstream: string): Promise<Recorder> {
    if (await hasCassette(directory)) {
      throw new CassetteInvalid(`${directory} holds a recording already: remove it first.`);
    }
    return new Recorder(directory, upstream);
  }

  answer(exchange: Exchange): Promise<void> {
    const answering = this.#pass(exchange);
    const ended = (): void => void this.#open.delete(answering);
    this.#open.add(answering);
    answering.then(ended, ended);
    return answering;
  }

  async #pass(exchange: Exchange): Promise<void> {
    const { request, response, entry, url, body } = exchange;
    entry.outcome = "recorded";
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      NOT_PASSED.has(name) || value === undefined ? [] : [[name, String(value)] as [string, string]],
    );
    // Reads to the end even if the client disconnects: half an answer cannot be replayed.
    const upstream = await fetch(`${this.#upstream}${url.pathname}${url.search}`, {
      method: entry.method,
      headers,
      body,
      redirect: "error",
    });
    response.writeHead(upstream.status, Object.fromEntries(keptForTheClient(upstream.headers)));
    const [passed, kept] = upstream.body?.tee() ?? [];
    const copy =
      kept === undefined ? Promise.resolve("") : readText(Readable.fromWeb(kept as ReadableStream));
    // The loop below reports the same error.
    copy.catch(() => undefined);
    for await (const chunk of passed ?? []) response.write(chunk);
    const answered = await copy;
    response.end();
    this.#keep(exchange, upstream, answered);
  }

  unconsumed(): string[] {
    return [];
  }

  /**
   * Writes nothing when the recording is incomplete: it could not be replayed and would block the
   * next recording.
   */
  async close(problems: readonly string[]): Promise<readonly string[]> {
    const late = await Promise.race([
      Promise.allSettled([...this.#open]).then((ended) =>
        ended.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : [])),
      ),
      wait(PATIENCE, ["A request was still waiting for its answer."], { ref: false }),
    ]);
    const isEmpty = this.#kept.length === 0;
    if (problems.length + late.length > 0 || isEmpty) {
      const why = isEmpty ? ["Nothing was answered that could be recorded."] : [];
      return [...late, ...why, `No recording was written to ${this.#directory}.`];
    }
    await writeCassette(this.#directory, {
      formatVersion: 1,
      recordedAt: this.#started.toISOString(),
      upstream: this.#upstream,
      // In the order of the requests, not of the answers.
      interactions: this.#kept.toSorted((a, b) => a.index - b.index).map(({ interaction }) => interaction),
    });
    return [];
  }

  #keep(exchange: Exchange, { status, headers }: Response, answered: string): void {
    const request = JSON.parse(exchange.body) as MessagesRequest;
    const isStream = headers.get("content-type")?.includes("text/event-stream") === true;
    const content = isStream ? { events: joinDeltas(readEvents(answered)) } : { body: answered };
    const interaction: Interaction = {
      lane: laneOf(exchange.entry.path, request),
      request: digestOf(request),
      response: { status, headers: keepHeaders(headers, Date.now()), ...content },
    };
    const clean = JSON.parse(redact(JSON.stringify(interaction), exchange, request)) as Interaction;
    this.#kept.push({ index: exchange.entry.index, interaction: clean });
  }
}

function keptForTheClient(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => !NOT_PASSED.has(name) && name !== "content-encoding");
}

function redact(json: string, { request }: Exchange, body: MessagesRequest): string {
  const used = [request.headers["x-api-key"], request.headers.authorization?.replace(/^Bearer /, "")];
  const cwd = workingDirectory(body);
  const secrets = used.flatMap((value) => (typeof value === "string" && value !== "" ? [value] : []));
  const clean = secrets.reduce((text, secret) => text.replaceAll(secret, "[redacted]"), json);
  return (cwd === undefined ? clean : clean.replaceAll(cwd, CWD))
    .replace(SECRETS, "[redacted]")
    .replace(/"request_id":"[^"]*"/g, '"request_id":"req_recorded"')
    .replace(/\\"request_id\\":\\"[^"\\]*\\"/g, '\\"request_id\\":\\"req_recorded\\"');
}
