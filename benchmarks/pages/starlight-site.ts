/**
 * The yardstick: a Starlight site of the same documents, built with the versions below and served
 * as its guide advises, compressed and with lasting caches for hashed files.
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { execa } from "execa";

const VERSIONS = { astro: "7.3.5", "@astrojs/starlight": "0.42.4" } as const;

const CONFIGURATION = `import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";
export default defineConfig({
  telemetry: false,
  integrations: [starlight({
    title: "Course",
    sidebar: ["chapters", "reviewed-chapters", "tutorials"].map((directory) => ({ label: directory, items: [{ autogenerate: { directory } }] })),
  })],
});
`;

const CONTENT = `import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

export interface SiteDocument {
  readonly slug: string;
  readonly title: string;
  readonly content: string;
}

/** Starlight sets the title itself, from the front matter. */
function withFrontMatter({ title, content }: SiteDocument): string {
  return `---\ntitle: ${JSON.stringify(title)}\n---\n${content.replace(/^# .*\n/, "")}`;
}

/** Installs and builds in `directory`, which takes about 200 MB. Returns the folder of the site. */
export async function buildStarlight(directory: string, documents: readonly SiteDocument[]): Promise<string> {
  const files = {
    "package.json": JSON.stringify({ private: true, type: "module", dependencies: VERSIONS }),
    "astro.config.mjs": CONFIGURATION,
    "src/content.config.ts": CONTENT,
    ...Object.fromEntries(
      documents.map((document) => [`src/content/docs/${document.slug}`, withFrontMatter(document)]),
    ),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
  const options = { cwd: directory, env: { ASTRO_TELEMETRY_DISABLED: "1" } };
  await execa("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], options);
  await execa(process.execPath, [join(directory, "node_modules/astro/bin/astro.mjs"), "build"], options);
  return join(directory, "dist");
}

/** The address of a document in the site: Starlight writes its file name in lower case. */
export function addressIn(site: string, { slug }: SiteDocument): string {
  return `${site}/${slug.replace(/\.md$/, "").toLowerCase()}/`;
}

export interface ServedSite {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a built site. Files are compressed once, then kept. */
export async function serveSite(folder: string): Promise<ServedSite> {
  const kept = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://site.invalid").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const body = kept.get(file) ?? (await readFile(file).then(gzipSync, () => undefined));
    if (body === undefined) return response.writeHead(404).end();
    kept.set(file, body);
    return response
      .writeHead(200, {
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Content-Encoding": "gzip",
        "Cache-Control": path.startsWith("/_astro/") ? "public, max-age=31536000, immutable" : "no-cache",
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
