/** Counts what a transaction reads and writes, and enforces the limits of Convex. */
import { FunctionError } from "../convex-errors.ts";
import { LIMITS } from "../values/convex-limits.ts";

export class Budget {
  #readBytes = 0;
  #readDocuments = 0;
  #ranges = 0;
  #writtenBytes = 0;
  #writtenDocuments = 0;
  #scheduled = 0;

  readDocument(bytes: number): void {
    this.#readDocuments += 1;
    this.#readBytes += bytes;
    if (this.#readDocuments > LIMITS.readDocuments) throw tooMuch("documents read", LIMITS.readDocuments);
    if (this.#readBytes > LIMITS.readBytes) throw tooMuch("bytes read", LIMITS.readBytes);
  }

  readRange(): void {
    this.#ranges += 1;
    if (this.#ranges > LIMITS.readRanges) throw tooMuch("index ranges read", LIMITS.readRanges);
  }

  writeDocument(bytes: number): void {
    this.#writtenDocuments += 1;
    this.#writtenBytes += bytes;
    if (this.#writtenDocuments > LIMITS.writtenDocuments) {
      throw tooMuch("documents written", LIMITS.writtenDocuments);
    }
    if (this.#writtenBytes > LIMITS.writtenBytes) throw tooMuch("bytes written", LIMITS.writtenBytes);
  }

  schedule(): void {
    this.#scheduled += 1;
    if (this.#scheduled > LIMITS.scheduledFunctions) {
      throw tooMuch("functions scheduled", LIMITS.scheduledFunctions);
    }
  }
}

function tooMuch(what: string, limit: number): FunctionError {
  return new FunctionError(
    `Too many ${what} in a single function execution (limit: ${limit}). Use an index, paginate, or split the work.`,
  );
}
