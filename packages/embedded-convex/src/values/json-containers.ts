import { EVERY_CONNECTION } from "./connection-limits.ts";

const OPENING_BRACKET = 0x5b;
const OPENING_BRACE = 0x7b;

/**
 * Whether JSON may have more arrays and objects than any valid arguments. Parsed, `[],` needs some
 * 20 times its bytes. Counts the brackets in texts, too, of which real texts have far fewer.
 */
export function hasTooManyContainers(json: Buffer): boolean {
  if (json.length <= EVERY_CONNECTION.containers) return false;
  let count = 0;
  for (const byte of json) if (byte === OPENING_BRACKET || byte === OPENING_BRACE) count += 1;
  return count > EVERY_CONNECTION.containers;
}
