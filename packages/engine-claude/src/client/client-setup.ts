/** What clients are started with: the same for all requests of a run. */

import type { ModelSettings } from "../settings/model-settings.ts";

export interface ClientSetup {
  readonly settings: ModelSettings;
  /** The `claude` program. */
  readonly executable: string;
  /** The program that ends a client with its parent; undefined where there is none. */
  readonly setpriv: string | undefined;
  /** The files that the model may read; the client's working directory. */
  readonly files: string;
  /** Where each client gets a home directory of its own. */
  readonly homes: string;
}
