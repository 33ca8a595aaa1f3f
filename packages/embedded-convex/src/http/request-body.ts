import type { IncomingMessage } from "node:http";
import { FunctionError } from "../errors.ts";

/** Arguments may have 16 MiB as Convex counts them; their JSON may be larger. */
const MAX_BYTES = 64 << 20;

/** @throws FunctionError when the body is larger than any arguments may be. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new FunctionError(`The request's body is larger than ${MAX_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
