/** A container of the production image, set up as Testcontainers has no verb for. */
import { GenericContainer } from "testcontainers";
import { IMAGE } from "./engine.ts";

/**
 * On one network only (Testcontainers' own aliases would leave it on the default bridge as well), with one port published on
 * the loopback interface only (Testcontainers publishes on all).
 */
export class LoopbackContainer extends GenericContainer {
  constructor(alias: string, networkId: string, port: number) {
    super(IMAGE);
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

  /** As compose runs it: its own user, a read-only root, no capabilities and no way to get any. */
  asInProduction(): this {
    this.hostConfig.ReadonlyRootfs = true;
    this.hostConfig.PidsLimit = 256;
    return this.withTmpFs({ "/tmp": "size=256m,mode=1777" })
      .withDroppedCapabilities("ALL")
      .withSecurityOpt("no-new-privileges:true");
  }
}
