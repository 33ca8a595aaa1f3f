const SHOWN_LINES = 20;

/** A service ended by itself. Contains how it ended, and its last lines. */
export class ServiceDied extends Error {
  override readonly name = "ServiceDied";

  constructor(service: string, how: string, log: string) {
    const lines = log.split("\n").slice(-SHOWN_LINES).join("\n");
    super(`${service} ended by itself (${how}). Its last lines:\n${lines}`);
  }
}
