/** What a traced path begins and ends with, beyond the calls: entry points and effects. */

import type { CodeFunction } from "../calls/code-function.ts";
import { type EffectFacts, isOutward } from "../effects/effects.ts";
import type { EntryPoint } from "../entries/entry-point.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";

export interface Landmarks {
  /** 1 for a function that is called from outside, less for a public method of a public type, else 0. */
  entryOf(fn: CodeFunction): number;
  hasEffect(fn: CodeFunction): boolean;
}

/** A public type has many methods, and not all of them are where its users begin. */
const METHOD_OF_PUBLIC_TYPE = 0.6;

export function landmarksOf(entries: readonly EntryPoint[], effects: EffectFacts): Landmarks {
  const called = new Set(entries.flatMap(({ symbol }) => symbol ?? []));
  const types = new Set(entries.map(({ place, symbol }) => keyOf(place.path, symbol)));
  return {
    entryOf: ({ file, symbol }) => {
      if (called.has(symbol)) return 1;
      const { container, exported } = symbol;
      const isMethod = container !== undefined && exported && types.has(`${file.path}\n${container}`);
      return isMethod ? METHOD_OF_PUBLIC_TYPE : 0;
    },
    hasEffect: (fn) => effects.of(fn).some(isOutward),
  };
}

function keyOf(path: string, symbol: CodeSymbol | undefined): string {
  return `${path}\n${symbol?.name ?? ""}`;
}
