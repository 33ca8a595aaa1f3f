/** Describes the engine's event about a container in a few words. */
import type { SystemEvent } from "../contract/system.ts";
import { SERVICE_LABEL } from "./labels.ts";

/** An event in the format of the engine's API. */
interface EngineEvent {
  readonly Action: string;
  readonly timeNano: number;
  readonly Actor: { readonly Attributes: Readonly<Record<string, string>> };
}

/** Includes results of health checks. Excludes the checks themselves and the suite's own commands in a container. */
const TOLD =
  /^(create|start|restart|die|kill|stop|pause|unpause|oom|update|destroy|health_status: (un)?healthy)$/;

/** The event of a service; undefined for events that are not shown. */
export function eventOf({ Action, timeNano, Actor }: EngineEvent): SystemEvent | undefined {
  const { [SERVICE_LABEL]: service, exitCode, signal } = Actor.Attributes;
  if (service === undefined || !TOLD.test(Action)) return undefined;
  const detail = { die: `exit code ${exitCode}`, kill: `signal ${signal}` }[Action];
  return {
    at: Math.floor(timeNano / 1e6),
    service,
    what: detail === undefined ? Action : `${Action} (${detail})`,
  };
}
