/** A container of a production image with settings that Testcontainers does not offer. */
import { readFileSync } from "node:fs";
import { GenericContainer } from "testcontainers";
import { LIMITS, type Limits } from "./limits.ts";

/** Docker's default profile with the namespaces that Chromium's sandbox needs. */
const SECCOMP = new URL("../../../docker/chromium-seccomp.json", import.meta.url);

/** In nanoseconds. Longer than a run. */
const SELDOM = 3_600e9;

/**
 * Uses one network only (with Testcontainers' aliases, a container would also stay on the default
 * bridge), and publishes one port on the loopback interface only (Testcontainers publishes it on
 * all interfaces).
 */
export class LoopbackContainer extends GenericContainer {
  constructor(image: string, alias: string, networkId: string, port: number) {
    super(image);
    this.withNetworkMode(networkId);
    // A service that is started again has the name of its machine, as after a restart in compose.
    this.withHostname(alias);
    this.createOpts.NetworkingConfig = { EndpointsConfig: { [networkId]: { Aliases: [alias] } } };
    this.createOpts.ExposedPorts = { [`${port}/tcp`]: {} };
    this.exposedPorts = [port];
    this.hostConfig.PortBindings = { [`${port}/tcp`]: [{ HostIp: "127.0.0.1", HostPort: "0" }] };
  }

  /** Turns off the image's health check, for a double. */
  withoutHealthCheck(): this {
    this.createOpts.Healthcheck = { Test: ["NONE"] };
    return this;
  }

  /**
   * Runs the image's health check at a long interval. The suite does not use it here, and the engine
   * starts a process for each check. Standalone containers and the compose stack test the check
   * itself.
   */
  withSeldomHealthCheck(): this {
    this.createOpts.Healthcheck = { Interval: SELDOM };
    return this;
  }

  /**
   * As in compose: its own user, a read-only root, no capabilities, no new privileges, and limits.
   */
  asInProduction({ memory, pids }: Limits): this {
    this.hostConfig.ReadonlyRootfs = true;
    this.hostConfig.PidsLimit = pids;
    this.hostConfig.Memory = memory;
    return this.withTmpFs({ "/tmp": "size=256m,mode=1777" })
      .withDroppedCapabilities("ALL")
      .withSecurityOpt("no-new-privileges:true");
  }

  /**
   * As the browser in compose: with its own sandbox. The API takes the profile's text, not its
   * path.
   */
  asBrowserInProduction(): this {
    this.asInProduction(LIMITS.browser);
    return this.withTmpFs({ "/tmp": "size=512m,mode=1777" }).withSecurityOpt(
      "no-new-privileges:true",
      `seccomp=${readFileSync(SECCOMP, "utf8")}`,
    );
  }
}
