import { crc32 } from "node:zlib";

/** Of a document's JSON. Finds every change of up to 32 adjacent bits. */
export const checksum = (json: string): number => crc32(json);
