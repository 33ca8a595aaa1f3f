import type { NoFacts } from "./facts.ts";

/** The name of the variable that contains the worker's credential. */
interface Credential {
  credential?: string;
}

export interface EngineReasons {
  "asked-for": NoFacts;
  credential: Credential;
  "no-credential": NoFacts;
  "no-client": Credential;
  /** An earlier attempt began with this engine. */
  begun: NoFacts;
  "begun-with-credential": Credential;
}
