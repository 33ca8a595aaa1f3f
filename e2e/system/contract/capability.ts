/** What a source of systems does not grant: an object that throws, by name, whatever is asked of it. */

/** A spec asked for something that its system cannot do. */
export class CapabilityMissing extends Error {
  override readonly name = "CapabilityMissing";

  constructor(capability: string, target: string, member: string) {
    super(
      `The target "${target}" does not grant "${capability}" (asked for: ${member}). ` +
        `Tag the test @${capability}, so that it is left out there.`,
    );
  }
}

/** Stands in for a capability; every use of it throws {@link CapabilityMissing}. */
export function missing<T extends object>(capability: string, target: string): T {
  return new Proxy({} as T, {
    get(_object, member) {
      throw new CapabilityMissing(capability, target, String(member));
    },
  });
}
