/** A Vite plugin that writes a brotli and a gzip copy next to each file that compresses well. */

import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = "**/*.{html,js,css,svg}";

/** The best quality takes a second per megabyte. Larger files are parts of Mermaid, seldom loaded. */
const BEST_UP_TO_BYTES = 500_000;

const compressed = { br: promisify(brotliCompress), gz: promisify(gzip) } as const;

async function compress(file: string): Promise<void> {
  const text = await readFile(file);
  const quality = text.length > BEST_UP_TO_BYTES ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  await writeFile(`${file}.br`, await compressed.br(text, { params }));
  await writeFile(`${file}.gz`, await compressed.gz(text, { level: constants.Z_BEST_COMPRESSION }));
}

/** The server sends these copies to browsers that accept them. */
export function compressedFiles(): Plugin {
  let output = "";
  return {
    name: "fondation:compressed-files",
    apply: "build",
    configResolved({ root, build }) {
      output = resolve(root, build.outDir);
    },
    async closeBundle() {
      await Promise.all(globSync(TEXT, { cwd: output }).map((name) => compress(join(output, name))));
    },
  };
}
