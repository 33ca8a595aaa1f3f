import type { IncomingMessage } from "node:http";

/** Arguments may have 16 MiB as Convex counts them. Their JSON may be larger. */
const MAX_BYTES = 64 << 20;

/** For a body that is larger than any valid arguments. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/** For a client that disconnected before its whole body arrived. It gets no answer. */
export class BodyCutError extends Error {
  override readonly name = "BodyCutError";
}

/**
 * Reads a body. Does not store a body that is too large, but leaves the rest of it to be discarded,
 * so that the client can read the answer instead of getting a connection error.
 * @throws BodyTooLargeError, BodyCutError
 */
export function readBody(request: IncomingMessage, maxBytes = MAX_BYTES): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => new BodyTooLargeError(`The request's body is larger than ${maxBytes} bytes.`);
    if (Number(request.headers["content-length"]) > maxBytes) {
      reject(tooLarge());
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(tooLarge());
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", (error) => reject(new BodyCutError(error.message, { cause: error })));
    request.on("close", () => reject(new BodyCutError("The connection ended before the body did.")));
  });
}
