/**
 * Checks the shape of values read from JSON. The backend's functions import it, and every start of
 * a function would pay for loading a schema library.
 */

/**
 * Returns every fault of a value, one sentence each, which begins with the place of the fault.
 * `strict`: a field that the shape does not name is a fault too.
 */
export type Check = (value: unknown, place: string, strict: boolean) => string[];

/** `what` completes the sentence "is not …". */
export function check(what: string, accepts: (value: unknown) => boolean): Check {
  return (value, place) => (accepts(value) ? [] : [`${place} is not ${what}`]);
}

export const text = check("a string", (value) => typeof value === "string");

export const filled = check("a text", (value) => typeof value === "string" && value !== "");

export const flag = check("a boolean", (value) => typeof value === "boolean");

export const count = integer(0);

/** An integer that a double represents exactly, within the bounds. */
export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): Check {
  const bounds = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  return check(
    `an integer ${bounds}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
  );
}

export const percent = check(
  "a number from 0 to 100",
  (value) => typeof value === "number" && value >= 0 && value <= 100,
);

export function matching(what: string, pattern: RegExp): Check {
  return check(what, (value) => typeof value === "string" && pattern.test(value));
}

export function oneOf(values: readonly unknown[]): Check {
  return check(values.join(" or "), (value) => values.includes(value));
}

export function optional(inner: Check): Check {
  return (value, place, strict) => (value === undefined ? [] : inner(value, place, strict));
}

/** A list whose items all have one shape. */
export function list(item: Check): Check {
  return (value, place, strict) =>
    Array.isArray(value)
      ? value.flatMap((each, index) => item(each, `${place}[${index}]`, strict))
      : [`${place} is not a list`];
}

/** An object with a check for each field of `T`. */
export function object<T>(fields: { readonly [Field in keyof T]-?: Check }): Check {
  const checks = Object.entries<Check>(fields);
  return (value, place, strict) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return [`${place} is not an object`];
    const given = new Map<string, unknown>(Object.entries(value));
    const unknown = strict ? [...given.keys()].filter((name) => !Object.hasOwn(fields, name)) : [];
    return [
      ...checks.flatMap(([name, inner]) => inner(given.get(name), `${place}.${name}`, strict)),
      ...unknown.map((name) => `${place} has the unknown field ${name}`),
    ];
  };
}
