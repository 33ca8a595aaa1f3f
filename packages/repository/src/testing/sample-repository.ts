/**
 * A small Git repository for tests: three languages, odd names, and links that must not be
 * followed.
 */

import { makeRepository, type TestRepository } from "./test-repository.ts";

/** The files of the sample that can be read, by path. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
  "src/queue.ts": "export class Queue {\n  take() {\n    return `$&`;\n  }\n}\n",
  "src/worker.py": "import queue\n\ndef work():\n    pass\n",
  "src/store.go": "package store\r\n\r\nfunc Open() {}\r\n",
  "odd/$& `x` #1.ts": "const odd = 1;\nexport default odd;",
  "odd/été 日本.md": "# Été\n",
  "odd/-rf": "x\n",
  "logo.bin": "\0\u0001\n\0\n",
  "empty.txt": "",
};

/**
 * Makes the repository: the files above, two symbolic links, and a file whose path no citation can
 * write.
 */
export function makeSampleRepository(): Promise<TestRepository> {
  return makeRepository({
    ...SAMPLE_FILES,
    "odd/new\nline.ts": "export {};\n",
    passwd: { link: "/etc/passwd" },
    "link.ts": { link: "src/queue.ts" },
  });
}
