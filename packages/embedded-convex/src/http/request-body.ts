import type { IncomingMessage } from "node:http";
import { type ConnectionLimits, EVERY_CONNECTION } from "../values/connection-limits.ts";
import type { Strangers } from "./strangers.ts";

/** For a body that is larger than its caller may send. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/** For a body that did not arrive in time. */
export class BodyLateError extends Error {
  override readonly name = "BodyLateError";
}

/** For a client that disconnected before its whole body arrived. It gets no answer. */
export class BodyCutError extends Error {
  override readonly name = "BodyCutError";
}

/**
 * Reads a body. Does not store a body that is too large, but discards some of the rest, so that
 * most clients can read the answer instead of getting a connection error.
 * @throws BodyTooLargeError, BodyLateError, BodyCutError
 */
export function readBody(
  request: IncomingMessage,
  { messageBytes, bodyMs }: ConnectionLimits,
  strangers: Strangers,
): Promise<Buffer> {
  const { socket } = request;
  let chunks: Buffer[] | undefined = [];
  let bytes = 0;
  const reading = new Promise<Buffer>((resolve, reject) => {
    const refuseSize = () =>
      reject(new BodyTooLargeError(`The request's body is larger than ${messageBytes} bytes.`));
    if (Number(request.headers["content-length"]) > messageBytes) refuseSize();
    const late = () => reject(new BodyLateError(`The body did not arrive within ${bodyMs} ms.`));
    const deadline = setTimeout(late, bodyMs);
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > messageBytes + EVERY_CONNECTION.discardedBytes) socket.destroy();
      if (bytes > messageBytes) refuseSize();
      else if (chunks !== undefined) {
        chunks.push(chunk);
        strangers.hold(socket, bytes + chunks.length * EVERY_CONNECTION.chunkBytes);
      }
    });
    request.on("end", () => resolve(Buffer.concat(chunks ?? [])));
    request.on("error", (error) => reject(new BodyCutError(error.message, { cause: error })));
    request.on("close", () => {
      clearTimeout(deadline);
      if (!request.readableEnded) reject(new BodyCutError("The connection ended before the body did."));
    });
  });
  return reading.finally(() => {
    chunks = undefined;
    strangers.hold(socket, 0);
  });
}
