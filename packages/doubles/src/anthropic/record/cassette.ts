/** A recording as a JSON file: digests of the requests, and the answers. */
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { WireEvent } from "../wire/message.ts";
import type { Digest } from "./digest.ts";

export interface Interaction {
  /** As by `laneOf`. The order within a lane is strict. */
  readonly lane: string;
  readonly request: Digest;
  readonly response: RecordedResponse;
}

/** An answer. `CWD` of `digest.ts` replaces the working directory of the client. */
interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The events of a stream. Consecutive deltas of one block are joined. */
  readonly events?: readonly WireEvent[];
  /** The body of an answer that is not a stream. */
  readonly body?: string;
}

export interface Cassette {
  readonly formatVersion: 1;
  /** ISO 8601. */
  readonly recordedAt: string;
  readonly upstream: string;
  readonly interactions: readonly Interaction[];
}

const FILE = "cassette.json";
const DAY = 24 * 3600 * 1000;

/**
 * For a recording that is missing, too old or unreadable, and for a directory that already contains
 * one.
 */
export class CassetteInvalid extends Error {
  override readonly name = "CassetteInvalid";
}

/**
 * Reads a recording. Throws {@link CassetteInvalid} when it is missing, unreadable, or older than
 * `maxAge` days.
 */
export async function readCassette(directory: string, maxAge: number, now = Date.now()): Promise<Cassette> {
  const file = path.join(directory, FILE);
  const text = await readFile(file, "utf8").catch(() => {
    throw new CassetteInvalid(`The recording ${file} does not exist: make one with --record.`);
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

export function hasCassette(directory: string): Promise<boolean> {
  return stat(path.join(directory, FILE)).then(
    () => true,
    () => false,
  );
}

/**
 * Writes to a temporary file first, so that the final name only appears on a complete recording.
 */
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
    // The caller gets the first error.
  }
  throw new CassetteInvalid(`The recording ${file} cannot be read: record it again.`);
}
