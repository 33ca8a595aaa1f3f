/** Reads messages of clients. Every returned message has the shape that its type declares. */
import { EVERY_CONNECTION } from "../values/connection-limits.ts";
import { hasTooManyContainers } from "../values/json-containers.ts";
import { type ClientMessage, isTimestamp } from "./messages.ts";

/**
 * For a client that violated the protocol or belongs to another database. It gets the message, and
 * the connection is closed.
 */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

const isText: Check = (value) => typeof value === "string";
/** A counter of the protocol: a request, query or version number. */
const isCounter: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** Clients in other languages send null for absent fields. */
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);
/** A function takes one object as its arguments. */
const isArgs: Check = (value) => Array.isArray(value) && value.length <= 1 && value.every(isObject);

const isPath: Check = (value) => typeof value === "string" && value.length <= EVERY_CONNECTION.pathCharacters;

const CALL: Fields = { requestId: isCounter, udfPath: isPath, args: isArgs };

const CHANGES: Readonly<Record<string, Fields>> = {
  Add: { queryId: isCounter, udfPath: isPath, args: isArgs, journal: optional(isText) },
  Remove: { queryId: isCounter },
};

const TOKENS: Readonly<Record<string, Fields>> = {
  None: {},
  User: { value: isText },
  Admin: { value: isText, impersonating: optional(isObject) },
};

const MESSAGES: Readonly<Record<ClientMessage["type"], Fields>> = {
  Connect: {
    sessionId: (value) => typeof value === "string" && value.length <= 200,
    maxObservedTimestamp: optional((value) => typeof value === "string" && isTimestamp(value)),
  },
  Authenticate: {
    baseVersion: isCounter,
    tokenType: (value) => typeof value === "string" && Object.hasOwn(TOKENS, value),
  },
  ModifyQuerySet: { baseVersion: isCounter, newVersion: isCounter, modifications: Array.isArray },
  Mutation: CALL,
  Action: CALL,
  Event: {},
};

/**
 * Reads one message, JSON in UTF-8.
 * @throws ProtocolError that names what is wrong with it.
 */
export function readClientMessage(data: Buffer): ClientMessage {
  if (hasTooManyContainers(data)) throw new ProtocolError("A message has too many arrays and objects.");
  const message = parse(data.toString("utf8"));
  if (!isObject(message)) throw new ProtocolError("A message is not an object.");
  checkFields("A message", message, MESSAGES);
  if (message.type === "Authenticate") checkFields("Authenticate", message, TOKENS, "tokenType");
  if (message.type === "ModifyQuerySet") {
    for (const change of message.modifications as unknown[]) {
      if (!isObject(change)) throw new ProtocolError("A modification of the query set is not an object.");
      checkFields("A modification of the query set", change, CHANGES);
    }
  }
  return message as ClientMessage;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProtocolError(`A message is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

/** @param tag the field whose value selects the shape of the object. */
function checkFields(
  what: string,
  object: Record<string, unknown>,
  shapes: Readonly<Record<string, Fields>>,
  tag = "type",
): void {
  const name = object[tag];
  const fields = typeof name === "string" && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (fields === undefined) {
    // Truncated, so that no client can fill the log.
    throw new ProtocolError(`${what} has the unknown ${tag} ${String(JSON.stringify(name)).slice(0, 60)}.`);
  }
  for (const [field, isValid] of Object.entries(fields)) {
    if (!isValid(object[field])) throw new ProtocolError(`${what} ("${name}") has no valid "${field}".`);
  }
}
