/** The double with a script: a function in the test decides each reply. */
import type { Exchange, Responder } from "../exchange/exchange.ts";
import { readMessageRequest } from "../exchange/message-request.ts";
import { startAnthropicDouble } from "../anthropic-double.ts";
import { type Reply, sendReply } from "./reply.ts";
import { type ScriptedRequest, scriptedRequest } from "./request.ts";

/** `count` is 1 for the first request. */
export type Script = (request: ScriptedRequest, count: number) => Reply | Promise<Reply>;

/** A running double. Its disposal rejects when the script threw an error. */
export interface ScriptedDouble extends AsyncDisposable {
  readonly url: string;
  /** The requests for messages so far. */
  readonly requests: readonly ScriptedRequest[];
  /** Requests to unknown routes, and other problems. */
  readonly problems: readonly string[];
}

export async function startScriptedDouble(script: Script): Promise<ScriptedDouble> {
  const responder = new ScriptResponder(script);
  const double = await startAnthropicDouble({ host: "127.0.0.1", port: 0, answers: responder });
  return {
    url: double.url,
    requests: responder.requests,
    get problems() {
      return double.problems();
    },
    async [Symbol.asyncDispose]() {
      await double.stop();
      if (responder.errors.length > 0) throw new AggregateError(responder.errors, "The script threw errors.");
    },
  };
}

class ScriptResponder implements Responder {
  readonly requests: ScriptedRequest[] = [];
  readonly errors: unknown[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  async answer(exchange: Exchange): Promise<void> {
    const body = readMessageRequest(exchange);
    if (body === undefined) return;
    const request = scriptedRequest(exchange.entry.path, exchange.request.headers, body);
    const count = this.requests.push(request);
    const reply = await this.#decide(request, count);
    exchange.entry.outcome = "scripted";
    await sendReply(exchange, String(count), reply);
  }

  async #decide(request: ScriptedRequest, count: number): Promise<Reply> {
    try {
      return await this.#script(request, count);
    } catch (error) {
      this.errors.push(error);
      throw error;
    }
  }

  unconsumed(): string[] {
    return [];
  }

  async close(): Promise<readonly string[]> {
    return [];
  }
}
