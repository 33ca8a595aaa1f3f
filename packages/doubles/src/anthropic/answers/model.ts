/**
 * The model's answers: documents of the true course, after a Read of the checkout. A scenario may
 * ask for a fault in them.
 */
import type { Rule } from "../scenario/rule.ts";
import { type Task, taskName } from "../wire/task.ts";
import type { Block, Message, StopReason, Usage } from "../wire/message.ts";
import { blocksOf, type MessagesRequest, resultText, turnOf, workingDirectory } from "../wire/request.ts";
import { inputTokens, tokensOf } from "../wire/tokens.ts";
import { hostileCalls } from "./hostile.ts";
import { citedFiles, refuteReading } from "./reading.ts";
import type { Repositories } from "./repositories.ts";
import { addPreamble, breakDiagram, falsifyCitations, falsifyStructured } from "./spoil.ts";
import { cutToSchema } from "./structured.ts";

export interface ToolResult {
  readonly repository: string;
  /** As by `taskName`, for example `4.3`. */
  readonly task: string;
  readonly tool: string;
  readonly input: unknown;
  readonly isError: boolean;
  readonly text: string;
}

export interface Turn {
  readonly request: MessagesRequest;
  readonly task: Task;
  /** The fault that a scenario asks for in this answer. */
  readonly fault: Rule | undefined;
  /** Whether this turn reads the checkout instead of answering. */
  readonly reading: boolean;
}

/** Whether a turn may read: the first turn of a conversation with the client's tools. */
export function mayRead(request: MessagesRequest): boolean {
  return turnOf(request) === 0 && (request.tools ?? []).some(({ name }) => name === "Read");
}

export class Model {
  /** In the order of arrival. */
  readonly toolResults: ToolResult[] = [];
  readonly #repositories: Repositories;
  readonly #readings = new Map<string, { readonly file: string; readonly line: string }>();
  readonly #seen = new Set<string>();
  #ids = 0;

  constructor(repositories: Repositories) {
    this.#repositories = repositories;
  }

  /**
   * Keeps the new tool results of a request. Returns a problem for each Read that failed and had to
   * succeed.
   */
  hear(request: MessagesRequest, task: Task): string[] {
    const calls = new Map(
      request.messages
        .flatMap(blocksOf)
        .flatMap((block) => (block.type === "tool_use" ? [[block.id, block]] : [])),
    );
    const problems: string[] = [];
    for (const block of request.messages.flatMap(blocksOf)) {
      const id = block.tool_use_id;
      if (block.type !== "tool_result" || id === undefined || this.#seen.has(id)) continue;
      this.#seen.add(id);
      this.toolResults.push({
        repository: task.repository,
        task: taskName(task),
        tool: calls.get(id)?.name ?? "?",
        input: calls.get(id)?.input,
        isError: block.is_error === true,
        text: resultText(block),
      });
      const reading = this.#readings.get(id);
      const wrong = reading === undefined ? undefined : refuteReading(request, id, reading);
      if (wrong !== undefined) problems.push(wrong);
    }
    return problems;
  }

  /** Rejects when the repository, the schema or the document is unknown. */
  async answer(turn: Turn): Promise<Message> {
    const { request, fault } = turn;
    if (fault?.name === "hostile") {
      const cwd = workingDirectory(request) ?? "/";
      return this.#message(
        request,
        hostileCalls(fault.value ?? "all", cwd, () => this.#id("toolu_")),
        "tool_use",
      );
    }
    if (turn.reading) {
      const read = await this.#read(turn);
      if (read !== undefined) return read;
    }
    if (fault?.name === "refusal") return this.#message(request, [], "refusal");
    const blocks = await this.#final(turn);
    if (fault?.name === "max-tokens") return this.#message(request, blocks.map(half), "max_tokens");
    return this.#message(
      request,
      blocks,
      blocks.some(({ type }) => type === "tool_use") ? "tool_use" : "end_turn",
    );
  }

  async #read({ request, task }: Turn): Promise<Message | undefined> {
    const course = await this.#repositories.course(task);
    const cwd = workingDirectory(request);
    const text =
      task.position === 0 ? JSON.stringify(course.structured) : course.document(task.step, task.position);
    for (const file of citedFiles(text)) {
      const lines = await this.#repositories.lines(task.repository, task.commit, file);
      const line = lines?.find((candidate) => candidate.trim() !== "" && candidate.length < 200);
      if (line === undefined || cwd === undefined) continue;
      const id = this.#id("toolu_");
      this.#readings.set(id, { file, line });
      return this.#message(
        request,
        [
          { type: "text", text: task.language === "fr" ? "Je lis le code." : "I read the code." },
          { type: "tool_use", id, name: "Read", input: { file_path: `${cwd}/${file}` } },
        ],
        "tool_use",
      );
    }
    return undefined;
  }

  async #final({ request, task, fault }: Turn): Promise<Block[]> {
    const course = await this.#repositories.course(task, fault?.name === "wrong-language");
    if (task.position > 0) {
      const next = (task.position % course.chapters) + 1;
      const position = fault?.name === "other-document" ? next : task.position;
      return [{ type: "text", text: spoilText(course.document(task.step, position), fault) }];
    }
    const tool = request.tools?.find(({ name }) => name === "StructuredOutput");
    const value = course.structured[(task.step - 1) as 0 | 1 | 2];
    if (tool === undefined) throw new Error(`Step ${task.step} offers no tool StructuredOutput.`);
    if (fault?.name === "no-structured-output") return [{ type: "text", text: "Voilà, c'est fait." }];
    const cut = cutToSchema(value, tool.input_schema ?? {});
    const input = fault?.name === "false-citations" ? falsifyStructured(cut) : cut;
    return [{ type: "tool_use", id: this.#id("toolu_"), name: tool.name, input }];
  }

  #message(request: MessagesRequest, blocks: readonly Block[], stop_reason: StopReason): Message {
    const isThinking = Reflect.get(request, "thinking") !== undefined && blocks.length > 0;
    const thought: Block = { type: "thinking", thinking: "…", signature: "ZG91YmxlLg==" };
    return {
      id: this.#id("msg_"),
      model: request.model,
      content: isThinking ? [thought, ...blocks] : blocks,
      stop_reason,
      usage: usageOf(request, blocks),
    };
  }

  #id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}01${String(this.#ids).padStart(22, "0")}`;
  }
}

/** From the second turn on, the input counts as read from the cache. */
function usageOf(request: MessagesRequest, blocks: readonly Block[]): Usage {
  const input = inputTokens(request);
  const isFirst = turnOf(request) === 0;
  return {
    input_tokens: 4,
    output_tokens: tokensOf(blocks),
    cache_creation_input_tokens: isFirst ? input : 0,
    cache_read_input_tokens: isFirst ? 0 : input,
  };
}

function spoilText(text: string, fault: Rule | undefined): string {
  if (fault?.name === "false-citations") return falsifyCitations(text);
  if (fault?.name === "preamble") return addPreamble(text);
  if (fault?.name === "broken-diagram") return breakDiagram(text);
  return text;
}

function half(block: Block): Block {
  if (block.type === "text") return { ...block, text: block.text.slice(0, block.text.length / 2) };
  if (block.type !== "tool_use") return block;
  const json = JSON.stringify(block.input);
  return { ...block, input: {}, partial: json.slice(0, json.length / 2) };
}
