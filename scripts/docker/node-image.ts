/**
 * The base of the production images: the public `node` image, or, without access to a registry, an
 * image made from Debian's packages and the Node of the lock file. Both are plain Debian 12 with
 * Node and npm.
 */

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";

const ROOT = dirname(dirname(import.meta.dirname));
const NODE_VERSION = process.versions.node;
const DEBIAN_IMAGE = "fondation/debian:bookworm";
const LOCAL_IMAGE = `fondation/node:${NODE_VERSION}-bookworm`;
const PULL_TIMEOUT_MS = 180_000;

/** An available image with this Node: `FONDATION_NODE_IMAGE`, the public one, or one made here. */
export async function nodeImage(say: (line: string) => void): Promise<string> {
  const chosen = process.env.FONDATION_NODE_IMAGE;
  if (chosen !== undefined && chosen !== "") return chosen;
  const publicImage = await pinnedImage();
  for (const image of [publicImage, LOCAL_IMAGE]) if (await exists(image)) return image;
  const pull = await execa("docker", ["pull", "--quiet", publicImage], {
    reject: false,
    timeout: PULL_TIMEOUT_MS,
  });
  if (pull.exitCode === 0) return publicImage;
  say(`no registry gives ${publicImage}; making ${LOCAL_IMAGE} from Debian's packages`);
  if (!(await exists(DEBIAN_IMAGE))) await importDebian();
  await addNode();
  return LOCAL_IMAGE;
}

/** The default of the Dockerfile: version and digest. */
async function pinnedImage(): Promise<string> {
  const dockerfile = await readFile(join(ROOT, "Dockerfile.production"), "utf8");
  const [, image] = /^ARG NODE_IMAGE=(\S+)$/m.exec(dockerfile) ?? [];
  if (image === undefined) throw new Error("Dockerfile.production names no NODE_IMAGE.");
  return image;
}

async function exists(image: string): Promise<boolean> {
  return (await execa("docker", ["image", "inspect", image], { reject: false })).exitCode === 0;
}

/**
 * Makes a minimal Debian 12 with this machine's package sources, updates and security updates
 * included.
 */
async function importDebian(): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new Error(
      "No registry can be reached, and making a Debian base image needs root. Set FONDATION_NODE_IMAGE to an image with Node 24 that the engine has.",
    );
  }
  if ((await execa("mmdebstrap", ["--version"], { reject: false })).exitCode !== 0) {
    const quiet = { env: { DEBIAN_FRONTEND: "noninteractive" } };
    await execa("apt-get", ["update", "-qq"]);
    await execa("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "mmdebstrap"], quiet);
  }
  const excluded = ["/usr/share/man/*", "/usr/share/locale/*", "/usr/share/doc/*", "/usr/share/info/*"];
  const debian = execa(
    "mmdebstrap",
    [
      "--quiet",
      "--variant=minbase",
      "--include=ca-certificates",
      ...excluded.map((path) => `--dpkgopt=path-exclude=${path}`),
      "bookworm",
      "-",
      "/etc/apt/sources.list.d/debian.sources",
    ],
    { stdout: "pipe", buffer: { stdout: false } },
  );
  await Promise.all([debian, debian.pipe("docker", ["import", "-", DEBIAN_IMAGE])]);
}

/** Adds `node` of the lock file and npm to the Debian image, at the paths of the public image. */
async function addNode(): Promise<void> {
  const context = await mkdtemp(join(tmpdir(), "fondation-node-image-"));
  try {
    await cp(process.execPath, join(context, "node"));
    await execa("npm", ["pack", "--silent", "npm@11"], { cwd: context });
    await writeFile(
      join(context, "Dockerfile"),
      `FROM ${DEBIAN_IMAGE}
COPY node /usr/local/bin/node
COPY npm-*.tgz /tmp/npm.tgz
RUN mkdir -p /usr/local/lib/node_modules/npm \\
 && tar -xzf /tmp/npm.tgz -C /usr/local/lib/node_modules/npm --strip-components=1 && rm /tmp/npm.tgz \\
 && ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \\
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx \\
 && groupadd --gid 1000 node && useradd --uid 1000 --gid node --create-home node
CMD ["node"]
`,
    );
    await execa("docker", ["build", "--tag", LOCAL_IMAGE, context]);
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}
