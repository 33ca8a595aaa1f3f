import type { IncomingMessage } from "node:http";

/** Arguments may have 16 MiB as Convex counts them; their JSON may be larger. */
const MAX_BYTES = 64 << 20;

/** The body is larger than any arguments may be. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/** The client disconnected before its whole body arrived, so there is no answer. */
export class BodyCutError extends Error {
  override readonly name = "BodyCutError";
}

/**
 * Reads a body. One that is too large is not kept; the rest of it is left to be discarded, so that
 * the client gets to read the answer instead of a broken connection.
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
