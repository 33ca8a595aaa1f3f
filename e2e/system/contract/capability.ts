/** A missing capability: an object that throws an error with its name on every use. */

/** A spec used a capability that its system does not have. */
export class CapabilityMissing extends Error {
  override readonly name = "CapabilityMissing";

  constructor(capability: string, target: string, member: string) {
    super(
      `The target "${target}" does not grant "${capability}" (asked for: ${member}). ` +
        `Tag the test @${capability}, so that it is left out there.`,
    );
  }
}

/** Replaces a capability. Every use throws {@link CapabilityMissing}. */
export function missing<T extends object>(capability: string, target: string): T {
  return new Proxy({} as T, {
    get(_object, member) {
      throw new CapabilityMissing(capability, target, String(member));
    },
  });
}
