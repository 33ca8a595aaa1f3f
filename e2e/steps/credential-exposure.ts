/** Checks where a model's credential is visible during a job that begins, is written, and fails. */
import { expect, type Page } from "@playwright/test";
import { CLIENT, type SecretHolder } from "../secrets/machine-scan.ts";
import { createSecretSearch } from "../secrets/secret-search.ts";
import { CREDENTIALS, type ModelCredential } from "../system/services/anthropic.ts";
import type { System } from "../system/contract/system.ts";
import { submit } from "./generate-course.ts";
import { WRITING } from "./model-requests.ts";
import { scanSystem, liveServices, secretsShownByEngine } from "./system-scan.ts";

interface Followed {
  readonly page: Page;
  readonly system: System;
  /** `owner/name` of a small private repository. */
  readonly repository: string;
  /** The variable that gives the workers the credential. */
  readonly credential: ModelCredential;
}

/**
 * The minimum number of files during a job: a checkout of the smallest fixture with its Git
 * directory, and the client's files.
 */
const FILES_OF_A_JOB = 10;

/** The title of a worker's process. */
const WORKER = "fondation worker";

/**
 * Expects the credential only in the environment of the clients, and in the worker's variable that
 * sets it.
 */
export async function expectCredentialConfined({
  page,
  system,
  repository,
  credential,
}: Followed): Promise<void> {
  const secret = CREDENTIALS[credential];
  const { secrets } = system;
  if (secrets === undefined) throw new Error("The system has no secrets of its own.");
  const search = createSecretSearch({ ...secrets });
  const { anthropic } = system;
  const workers = system.workers.running().map(({ name }) => name);
  const isPlain = !credential.endsWith("_FILE");

  const given = await Promise.all(liveServices(system).map((service) => service.environment()));
  const names = given.flat().filter((entry) => entry.startsWith(`${credential}=`));
  expect(names, "workers that were given it").toHaveLength(workers.length);
  expect(given.flat().filter((entry) => search(entry).length > 0).length, "variables with a secret").toBe(
    isPlain ? workers.length : 0,
  );

  /**
   * Scans the system. Returns the processes with a secret, without the workers that got it as a
   * setting.
   */
  const scanNow = async (atLeast: number): Promise<readonly SecretHolder[]> => {
    const scan = await scanSystem(system);
    expect(scan.inFiles, "files with a secret").toEqual([]);
    expect(scan.inArguments, "arguments with a secret").toEqual([]);
    expect(scan.files, "files that were read").toBeGreaterThanOrEqual(atLeast);
    const isGiven = (holder: SecretHolder) => holder.secret === secret && holder.who === WORKER;
    expect(scan.inEnvironments.filter(isGiven), "workers that hold it").toHaveLength(
      isPlain ? workers.length : 0,
    );
    return scan.inEnvironments.filter((holder) => !isGiven(holder));
  };

  await system.github.hold(repository);
  await anthropic.hold(repository, "1");
  await anthropic.play(repository, "401@2");
  const { job, jobId } = await submit(page, repository);
  await system.github.reached(repository, 1, AbortSignal.timeout(WRITING));
  const whileCloning = await scanNow(1);
  expect(of("github-token", whileCloning).join(), "who holds Git's token while Git clones").toContain("git");
  expect(of(secret, whileCloning), "who holds it then").toEqual([]);
  await system.github.release(repository);
  await anthropic.reached(repository, "1", 1, AbortSignal.timeout(WRITING));
  const whileWriting = of(secret, await scanNow(FILES_OF_A_JOB));
  expect([...new Set(whileWriting)], "who holds it while Claude writes").toEqual([CLIENT]);
  await anthropic.release(repository, "1");
  await expect(job.failure).toContainText("ENGINE_AUTH", { timeout: WRITING });
  await scanNow(1);

  const kind = secret === "claude-token" ? "oauth" : "api-key";
  const requests = await anthropic.requests(repository);
  expect(new Set(requests.map((request) => request.credential)), "how it went to the model").toEqual(
    new Set([kind]),
  );

  const outputs = {
    "the job": [JSON.stringify(await system.backend.job(jobId)), "ENGINE_AUTH"],
    "the job's log": [JSON.stringify(await system.backend.log(jobId)), "ENGINE_AUTH"],
    "the logs of the services": [system.services.map((service) => service.log()).join("\n"), jobId],
    "the page": [await page.content(), "ENGINE_AUTH"],
  } as const;
  for (const [where, [text, known]] of Object.entries(outputs)) {
    expect(text, where).toContain(known);
    expect(search(text), `secrets in ${where}`).toEqual([]);
  }
  if (system.target !== "containers") return;
  const controls = [
    ...workers.map((name) => new RegExp(`^inspection of container .*${credential}=.*"${name}"`, "s")),
    new RegExp(`^log of container .*${jobId}.*ENGINE_AUTH`, "s"),
  ];
  expect(
    await secretsShownByEngine(system.containers, search, controls),
    "secrets in the data of the engine",
  ).toEqual([]);
}

function of(secret: string, holders: readonly SecretHolder[]): string[] {
  return holders.filter((holder) => holder.secret === secret).map(({ who }) => who);
}
