/** Sends an answer that was made for one request compressed, as the browser accepts it. */

import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { negotiate } from "@fastify/accept-negotiator";
import type { FastifyReply, FastifyRequest } from "fastify";

/** A higher quality takes longer than it saves. Built files are compressed better. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };

const ENCODINGS = {
  br: (text: string) => promisify(brotliCompress)(text, { params }),
  gzip: (text: string) => promisify(gzip)(text),
};

export async function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<FastifyReply> {
  reply.header("Vary", "Accept-Encoding, Cookie");
  const encoding = negotiate(request.headers["accept-encoding"] ?? "", ["br", "gzip"]);
  if (encoding !== "br" && encoding !== "gzip") return reply.send(text);
  return reply.header("Content-Encoding", encoding).send(await ENCODINGS[encoding](text));
}
