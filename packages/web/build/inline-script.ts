/** A Vite plugin that puts a script into the page itself, where it runs before anything is asked for. */

import { build, type Plugin } from "vite";

/** Marks where: `<script data-inline src="/path.ts"></script>`, the path from the root of the pages. */
const PLACE = /<script data-inline src="\/([^"]+)"><\/script>/;

/** Bundles a script with all that it imports, for a classic `<script>`. */
async function bundle(root: string, entry: string): Promise<string> {
  const results = await build({
    root,
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      rolldownOptions: { input: entry, output: { format: "iife" } },
      modulePreload: false,
    },
  });
  const [result] = Array.isArray(results) ? results : [results];
  const [chunk] = result !== undefined && "output" in result ? result.output : [];
  if (chunk?.type !== "chunk") throw new Error(`${entry} was not bundled into one script.`);
  return chunk.code.trim();
}

/** Replaces the marked script. The server allows exactly what it finds in the page, by its hash. */
export function inlineScript(): Plugin {
  let root = "";
  return {
    name: "fondation:inline-script",
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: "pre",
      async handler(html) {
        const entry = PLACE.exec(html)?.[1];
        if (entry === undefined) return html;
        const code = await bundle(root, entry);
        return html.replace(PLACE, () => `<script>${code}</script>`);
      },
    },
  };
}
