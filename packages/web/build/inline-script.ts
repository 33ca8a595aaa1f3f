/** A Vite plugin that inlines a script into the HTML, so that it runs before any request. */

import { build, type Plugin } from "vite";

/**
 * The placeholder `<script data-inline src="/path.ts"></script>`. The path starts at the root of
 * the pages.
 */
const PLACEHOLDER = /<script data-inline src="\/([^"]+)"><\/script>/;

/** Bundles a script and its imports for a classic `<script>`. */
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

/** Replaces the placeholder. The content security policy allows the script by its hash. */
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
        const entry = PLACEHOLDER.exec(html)?.[1];
        if (entry === undefined) return html;
        const code = await bundle(root, entry);
        return html.replace(PLACEHOLDER, () => `<script>${code}</script>`);
      },
    },
  };
}
