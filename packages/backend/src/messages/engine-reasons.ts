/** Why a job is written with its engine. */

import type { NoFacts } from "./facts.ts";

/** Names the variable that holds the worker's own credential. */
interface Credential {
  credential?: string;
}

/** Every reason with its facts. */
export interface EngineReasons {
  "asked-for": NoFacts;
  credential: Credential;
  "no-credential": NoFacts;
  "no-client": Credential;
  /** An earlier attempt began with it. */
  begun: NoFacts;
  "begun-with-credential": Credential;
}
