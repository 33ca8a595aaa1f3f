/** Orders text by UTF-16 code unit: `localeCompare` would depend on the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts by the given keys in turn: numbers descending, texts ascending. */
export function compareBy<T>(...keys: ((item: T) => number | string)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const [left, right] = [key(a), key(b)];
      const order =
        typeof left === "number" && typeof right === "number"
          ? right - left
          : compareText(String(left), String(right));
      if (order !== 0) return order;
    }
    return 0;
  };
}
