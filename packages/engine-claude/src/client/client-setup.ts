/** The setup for starting clients, shared by all requests of a run. */

import type { ModelSettings } from "../settings/model-settings.ts";

export interface ClientSetup {
  readonly settings: ModelSettings;
  /** The `claude` program. */
  readonly executable: string;
  /** The program that ends a client with its parent; undefined on a system without it. */
  readonly setpriv: string | undefined;
  /** The files that the model may read; the client's working directory. */
  readonly files: string;
  /** The parent of the clients' home directories. */
  readonly homes: string;
}
