/** A container of a production image, set up as Testcontainers has no verb for. */
import { readFileSync } from "node:fs";
import { GenericContainer } from "testcontainers";
import { LIMITS, type Limits } from "./limits.ts";

/** What a Chromium may do beyond Docker's own profile: make the namespaces of its sandbox. */
const SECCOMP = new URL("../../../docker/chromium-seccomp.json", import.meta.url);

/** Longer than a run. Nanoseconds. */
const SELDOM = 3_600e9;

/**
 * On one network only (Testcontainers' own aliases would leave it on the default bridge as well), with one port published on
 * the loopback interface only (Testcontainers publishes on all).
 */
export class LoopbackContainer extends GenericContainer {
  constructor(image: string, alias: string, networkId: string, port: number) {
    super(image);
    this.withNetworkMode(networkId);
    this.createOpts.NetworkingConfig = { EndpointsConfig: { [networkId]: { Aliases: [alias] } } };
    this.createOpts.ExposedPorts = { [`${port}/tcp`]: {} };
    this.exposedPorts = [port];
    this.hostConfig.PortBindings = { [`${port}/tcp`]: [{ HostIp: "127.0.0.1", HostPort: "0" }] };
  }

  /** Without the image's own health check, for a container that is none of our services. */
  withoutHealthCheck(): this {
    this.createOpts.Healthcheck = { Test: ["NONE"] };
    return this;
  }

  /**
   * With the image's own health check, seldom: nobody here waits for its verdict, and asking five containers every five seconds keeps a
   * fifth of a core busy. What the check says is asked of containers that a spec runs by itself, and of the compose stack.
   */
  withSeldomHealthCheck(): this {
    this.createOpts.Healthcheck = { Interval: SELDOM };
    return this;
  }

  /** As compose runs it: its own user, a read-only root, no capabilities and no way to get any, and no more than its share. */
  asInProduction({ memory, pids }: Limits): this {
    this.hostConfig.ReadonlyRootfs = true;
    this.hostConfig.PidsLimit = pids;
    this.hostConfig.Memory = memory;
    return this.withTmpFs({ "/tmp": "size=256m,mode=1777" })
      .withDroppedCapabilities("ALL")
      .withSecurityOpt("no-new-privileges:true");
  }

  /** As compose runs the browser: the same, and its own sandbox can be on. The API takes the profile's text, not its path. */
  asBrowserInProduction(): this {
    this.asInProduction(LIMITS.browser);
    return this.withTmpFs({ "/tmp": "size=512m,mode=1777" }).withSecurityOpt(
      "no-new-privileges:true",
      `seccomp=${readFileSync(SECCOMP, "utf8")}`,
    );
  }
}
