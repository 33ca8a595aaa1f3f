/** The configuration of the compose files, resolved by compose itself. No service is started. */
import { access, cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { execa } from "execa";
import { LIMITS } from "../../system/containers/limits.ts";
import { dockerClient } from "../../system/environment/docker-environment.ts";
import { serviceEnvironment } from "../../system/environment/service-environment.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const CLI = path.join(ROOT, "packages/cli/dist/cli.bundled.mjs");

interface Service {
  readonly image: string;
  readonly command: readonly string[] | null;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly restart: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_add?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly cpus?: number;
  readonly cpu_shares?: number;
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly logging: { readonly options: Record<string, string> };
  readonly environment: Record<string, string>;
  readonly networks?: Readonly<Record<string, unknown>>;
  readonly ports?: readonly { readonly host_ip: string }[];
  readonly volumes?: readonly { readonly source: string; readonly target: string }[];
  readonly secrets?: readonly { readonly source: string }[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly develop?: { readonly watch: readonly { readonly path: string; readonly action: string }[] };
}

interface Configuration {
  readonly services: Record<string, Service>;
  readonly networks: Record<string, { readonly internal?: boolean }>;
  readonly secrets: Record<string, { readonly file: string }>;
}

/** No settings of the user: only what compose needs to run. */
const environment = (directory: string) => serviceEnvironment({ HOME: directory, ...dockerClient() });

/** Reads the given files in `directory`, or those that compose finds there by default. */
async function configuration(directory: string, ...files: string[]): Promise<Configuration> {
  const options = { cwd: directory, env: environment(directory), extendEnv: false };
  const named = files.flatMap((file) => ["--file", file]);
  const { stdout } = await execa("docker", ["compose", ...named, "config", "--format", "json"], options);
  return JSON.parse(stdout);
}

/** Reads the files that the commands of a document select, like a shell. */
async function configurationBy(directory: string, documented: string): Promise<Configuration> {
  const text = await readFile(path.join(ROOT, documented), "utf8");
  const [, choice] = /^(export COMPOSE_FILE=(?:.*\n)+?)(?:\n|docker)/m.exec(text) ?? [];
  expect(choice, documented).toBeTruthy();
  const options = { cwd: directory, env: environment(directory), extendEnv: false };
  const script = `set -eu\n${choice}docker compose config --format json`;
  return JSON.parse((await execa("sh", ["-c", script], options)).stdout);
}

test("every service is limited, unprivileged and reachable from this machine only", async () => {
  const { services } = await configuration(ROOT, "docker-compose.yml");
  expect(Object.keys(services).toSorted()).toEqual(["backend", "browser", "fondation-worker", "keys", "web"]);
  for (const [name, service] of Object.entries(services)) {
    expect(Number(service.mem_limit), name).toBeGreaterThan(0);
    expect(service.pids_limit, name).toBeGreaterThan(0);
    expect(service.cpus || service.cpu_shares, name).toBeGreaterThan(0);
    expect(service.logging.options, name).toEqual({ "max-size": "10m", "max-file": "3" });
    expect(service.restart, name).toBe(name === "keys" ? "no" : "unless-stopped");
    expect([service.read_only, service.cap_drop, service.cap_add, service.privileged], name).toEqual([
      true,
      ["ALL"],
      undefined,
      undefined,
    ]);
    for (const port of service.ports ?? []) expect(port.host_ip, name).toBe("127.0.0.1");
  }
});

test("each service has the networks and mounts the keys that it uses, and no others", async () => {
  const { networks, services } = await configuration(ROOT, "docker-compose.yml");
  const internal = Object.entries(networks).filter(([, network]) => network.internal === true);
  expect(internal.map(([name]) => name).toSorted()).toEqual(["backend-network", "browser-network"]);
  const used = Object.entries(services).map(([name, service]) => {
    const keys = (service.volumes ?? []).filter(({ target }) => target.startsWith("/run/"));
    return [
      name,
      {
        networks: Object.keys(service.networks ?? {}).toSorted(),
        keys: keys.map(({ source }) => source).toSorted(),
        published: service.ports !== undefined,
      },
    ];
  });
  expect(Object.fromEntries(used)).toEqual({
    keys: { networks: [], keys: [], published: false },
    backend: { networks: ["backend-network"], keys: ["keys"], published: false },
    web: {
      networks: ["backend-network", "published-network"],
      keys: ["access-keys", "keys"],
      published: true,
    },
    browser: { networks: ["browser-network"], keys: ["browser-keys"], published: false },
    "fondation-worker": {
      networks: ["backend-network", "browser-network", "fondation-network"],
      keys: ["browser-keys", "keys"],
      published: false,
    },
  });
});

test("every service waits until what it needs exists or is healthy", async () => {
  const made = { condition: "service_completed_successfully" };
  const healthy = { condition: "service_healthy" };
  const { services } = await configuration(ROOT, "docker-compose.yml");
  const order = Object.entries(services).map(([name, { depends_on: needed }]) => {
    const conditions = Object.entries(needed ?? {}).map(([on, { condition }]) => [on, { condition }]);
    return [name, Object.fromEntries(conditions)];
  });
  expect(Object.fromEntries(order)).toEqual({
    keys: {},
    backend: { keys: made },
    browser: { keys: made },
    web: { backend: healthy },
    "fondation-worker": { backend: healthy, browser: healthy },
  });
});

test("the suite's own containers have the same limits", async () => {
  const { services } = await configuration(ROOT, "docker-compose.yml");
  for (const [name, { memory, pids }] of Object.entries(LIMITS)) {
    expect([Number(services[name]?.mem_limit), services[name]?.pids_limit], name).toEqual([memory, pids]);
  }
});

test("compose finds settings and tokens after fondation init --production", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "fondation-e2e-production-"));
  try {
    for (const file of ["docker-compose.yml", "docker"]) {
      await cp(path.join(ROOT, file), path.join(directory, file), { recursive: true });
    }
    const before = await configuration(directory);
    expect(before.secrets.github_token?.file).toBe("/dev/null");
    expect(before.services.web?.environment.FONDATION_ACCESS).toBe("open");

    await execa(process.execPath, [CLI, "init", "--production"], { cwd: directory });
    await writeFile(path.join(directory, "secrets/github_token"), "a-token-that-nobody-may-see");
    const after = await configuration(directory);
    for (const name of ["github_token", "claude_code_oauth_token", "anthropic_api_key"]) {
      expect(after.secrets[name]?.file).toBe(path.join(directory, "secrets", name));
      expect(after.services["fondation-worker"]?.secrets).toContainEqual(
        expect.objectContaining({ source: name }),
      );
    }
    expect((await stat(path.join(directory, "secrets"))).mode & 0o777).toBe(0o700);
    for (const name of ["backend", "web", "fondation-worker"]) {
      expect(after.services[name]?.environment.FONDATION_ACCESS, name).toBe("token");
    }
    expect(JSON.stringify(after)).not.toContain("a-token-that-nobody-may-see");

    // Compose ignores the override file when a file is named, as other ways to run the stack do.
    for (const [name, documented] of [
      ["self-hosted", "docs/self-hosted.md"],
      ["development", "docs/containers.md"],
    ] as const) {
      await cp(
        path.join(ROOT, `docker-compose.${name}.yml`),
        path.join(directory, `docker-compose.${name}.yml`),
      );
      const other = await configurationBy(directory, documented);
      expect(other.secrets, documented).toMatchObject(after.secrets);
      expect(other.services["fondation-worker"]?.environment, documented).toEqual(
        after.services["fondation-worker"]?.environment,
      );
    }
  } finally {
    await rm(directory, { recursive: true });
  }
});

test("the self-hosted Convex replaces the embedded backend and nothing else", async () => {
  const plain = await configuration(ROOT, "docker-compose.yml");
  const self = await configuration(ROOT, "docker-compose.yml", "docker-compose.self-hosted.yml");
  const { backend, ...others } = self.services;
  const { backend: embedded, ...same } = plain.services;
  expect(others).toEqual(same);
  expect(backend?.image).toMatch(/^ghcr\.io\/get-convex\/convex-backend:[0-9a-f]{40}$/);
  expect(backend?.command).not.toEqual(embedded?.command);
  expect(Object.keys(backend?.environment ?? {}).filter((name) => /SECRET|^FONDATION/.test(name))).toEqual(
    [],
  );
  expect(backend?.healthcheck?.test).toContain("http://127.0.0.1:3210/version");
  expect(backend?.restart).toBe("unless-stopped");
  for (const port of backend?.ports ?? []) expect(port.host_ip).toBe("127.0.0.1");
});

test("live reload watches existing sources and keeps the production images", async () => {
  const plain = await configuration(ROOT, "docker-compose.yml");
  const live = await configuration(ROOT, "docker-compose.yml", "docker-compose.development.yml");
  /** For each image, the service that is rebuilt when these paths change. */
  const watching = new Map<string, { name: string; paths: string[] }>();
  for (const [name, { develop, depends_on: _, ...service }] of Object.entries(live.services)) {
    const { depends_on: __, ...same } = plain.services[name] ?? {};
    expect(service, name).toEqual(same);
    if (develop === undefined) continue;
    expect(watching.has(service.image), `${service.image} is built once for each change`).toBe(false);
    watching.set(service.image, { name, paths: develop.watch.map((each) => path.relative(ROOT, each.path)) });
    for (const { path: watchedPath, action } of develop.watch) {
      expect(action).toBe("rebuild");
      await access(watchedPath);
    }
  }
  expect(watching.size).toBe(2);
  const rebuilt = watching.get("fondation/complete:latest");
  expect(rebuilt?.paths).toEqual(expect.arrayContaining(["packages", "Dockerfile.production"]));
  // Compose recreates more services than were rebuilt, but starts only the rebuilt one and its
  // dependents. `keys` runs once.
  const { keys, ...lasting } = live.services;
  for (const [name, { depends_on: needed = {} }] of Object.entries(lasting)) {
    expect([name, ...Object.keys(needed)], `${name} is restarted`).toContain(rebuilt?.name);
  }
});
