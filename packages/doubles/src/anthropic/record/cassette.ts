/** A recording: what was asked, as digests, and what was answered. One JSON file in a directory of its own. */
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { WireEvent } from "../wire/message.ts";
import type { Digest } from "./digest.ts";

/** A request and its answer. */
export interface Interaction {
  /** The task, `acme/parcels 4.3`, or the route of a request that has none. Order is strict within a lane. */
  readonly lane: string;
  readonly request: Digest;
  readonly response: RecordedResponse;
}

/** An answer; the working directory of the client stands in it as {@link CWD}. */
interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a stream; deltas of one block that follow each other are joined. */
  readonly events?: readonly WireEvent[];
  /** Of anything else. */
  readonly body?: string;
}

/** A recording. */
export interface Cassette {
  readonly formatVersion: 1;
  /** ISO 8601. */
  readonly recordedAt: string;
  readonly upstream: string;
  readonly interactions: readonly Interaction[];
}

/** Stands for the client's working directory, which is another one each time. */
export const CWD = "{{cwd}}";

const FILE = "cassette.json";
const DAY = 24 * 3600 * 1000;

/** A recording that must not be used. */
export class CassetteInvalid extends Error {
  override readonly name = "CassetteInvalid";
}

/** Reads a recording. Throws {@link CassetteInvalid} when there is none, or when it is older than `maxAge` days or not readable. */
export async function readCassette(directory: string, maxAge: number, now = Date.now()): Promise<Cassette> {
  const file = path.join(directory, FILE);
  const text = await readFile(file, "utf8").catch(() => {
    throw new CassetteInvalid(`There is no recording ${file}: make one with --record.`);
  });
  const cassette = parse(file, text);
  const age = (now - Date.parse(cassette.recordedAt)) / DAY;
  if (!(age >= 0))
    throw new CassetteInvalid(`The recording ${file} says it was made at ${cassette.recordedAt}.`);
  if (age > maxAge) {
    throw new CassetteInvalid(
      `The recording ${file} is ${Math.floor(age)} days old, and ${maxAge} are allowed: record it again.`,
    );
  }
  return cassette;
}

/** Whether a directory holds a recording. */
export function hasCassette(directory: string): Promise<boolean> {
  return stat(path.join(directory, FILE)).then(
    () => true,
    () => false,
  );
}

/** Writes a recording, whole or not at all. */
export async function writeCassette(directory: string, cassette: Cassette): Promise<void> {
  await mkdir(directory, { recursive: true });
  const file = path.join(directory, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(cassette, null, 1)}\n`);
  await rename(`${file}.new`, file);
}

function parse(file: string, text: string): Cassette {
  try {
    const cassette = JSON.parse(text) as Cassette;
    if (cassette.formatVersion === 1 && Array.isArray(cassette.interactions)) return cassette;
  } catch {
    // Said below.
  }
  throw new CassetteInvalid(`The recording ${file} cannot be read: record it again.`);
}
