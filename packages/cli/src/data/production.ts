/**
 * `fondation init --production`: writes the files to fill in for the compose stack, next to
 * docker-compose.yml.
 */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { VARIABLES, type Variable } from "@fondation/environment";
import type { InitOptions } from "./init.ts";
import { note, printJson } from "../terminal/result.ts";

/**
 * Variables that the image or docker-compose.yml sets, because they are paths inside a container.
 */
const PLACED: readonly string[] = [
  "FONDATION_BACKEND_HOST",
  "FONDATION_BACKEND_PORT",
  "FONDATION_CLAUDE_EXECUTABLE",
  "FONDATION_HEALTH_PORT",
  "FONDATION_LOG_FORMAT",
  "FONDATION_OUTPUT",
  "FONDATION_WEB_HOST",
  "FONDATION_WEB_PORT",
  "FONDATION_WORKSPACE",
];
/**
 * The groups of variables that configure the stack's programs. The others concern the machine, a
 * course or tests.
 */
const GROUPS: readonly string[] = ["Access", "Web", "Backend", "Worker", "Git hosts", "Model", "Log"];
const SERVICES = ["backend", "web", "worker"] as const;
/** Groups of tokens from other services. The stack makes its own keys. */
const TOKEN_GROUPS: readonly string[] = ["Git hosts", "Model"];
const SECRETS = "secrets";

const rows = Object.entries(VARIABLES) as [string, Variable][];
const tokens = rows.filter(([, { group, secret }]) => secret === true && TOKEN_GROUPS.includes(group));

/**
 * Writes `.env.production`, `docker-compose.override.yml` and an empty file for each token. Keeps
 * existing files.
 */
export function initProduction({ directory = ".", json }: InitOptions): void {
  const root = resolve(directory);
  const contents: Record<string, string> = {
    ".env.production": settingsFile(),
    "docker-compose.override.yml": overrideFile(),
    [join(SECRETS, ".gitignore")]: "*\n",
  };
  for (const [name] of tokens) contents[secretFile(name)] = "";
  // The directory keeps other users out. Its files are readable by everyone, whatever the umask,
  // because the user of a container has another id.
  mkdirSync(join(root, SECRETS), { recursive: true, mode: 0o700 });
  const files = Object.entries(contents).map(([name, content]) => {
    const path = join(root, name);
    const made = !existsSync(path);
    if (made) {
      writeFileSync(path, content, { flag: "wx" });
      chmodSync(path, 0o644);
    }
    return { path, made };
  });
  if (json) printJson({ files });
  else explain(files);
}

function explain(files: readonly { path: string; made: boolean }[]): void {
  for (const { path, made } of files) note(`${made ? "made" : "kept"} ${path}`);
  note(`\nSettings go into .env.production, and a token alone into its file:\n`);
  for (const [name, { what, where }] of tokens) {
    note(`  ${secretFile(name)}\n      ${what}\n      where to get it: ${where}`);
  }
  note(
    "\nThen: docker compose up --wait --force-recreate (again after every change). Do not commit these files.",
  );
  note("The access token for the pages: docker compose exec web cat /run/fondation/access/access-token");
}

const secretFile = (name: string) => join(SECRETS, name.toLowerCase());

function settingsFile(): string {
  const lines = [
    "# Settings of the compose stack, for backend, web and worker; made by `fondation init --production`. Do not commit it.",
    `# Never add a secret: \`docker inspect\` shows these values. Tokens go into ${SECRETS}/.`,
    "# Remove the # in front of a line to set its variable; docs/environment.md has the details.",
  ];
  for (const [name, row] of rows.filter(isSetting)) {
    lines.push("", `# ${row.what}`, `# ${row.where}`);
    // Production requires the access token by default.
    lines.push(
      name === "FONDATION_ACCESS" ? `${name}=token` : `# ${name}=${row.default ?? row.example ?? ""}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function isSetting([name, { group, secret, readers }]: [string, Variable]): boolean {
  const read = SERVICES.some((service) => readers.includes(service));
  return read && secret !== true && GROUPS.includes(group) && !PLACED.includes(name);
}

function overrideFile(): string {
  const wired = tokens.map(([name]) => `  ${name.toLowerCase()}: { file: ./${secretFile(name)} }`);
  return `# Gives the tokens in ${SECRETS}/ to the worker; made by \`fondation init --production\`. Compose reads this file automatically. Do not commit it.
secrets:
${wired.join("\n")}

# For the engine \`claude\`, the image that has its program (bun run docker:build:claude):
# services:
#   fondation-worker: { image: fondation/claude:latest }
`;
}
