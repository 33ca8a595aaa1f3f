/** Where a diagram finds its stored pictures: with the course that is read, or with the one that is printed. */

import { createContext } from "react";

/** A diagram as the worker drew it: whole SVG documents. */
export interface StoredPictures {
  readonly light: string;
  readonly dark: string;
}

/**
 * A hook: the pictures of a diagram by its source. `undefined` while they are fetched, or when `wanted` is false; `null` where there are
 * none, so that the reader's own browser has to draw.
 */
export type UseStoredPictures = (source: string, wanted: boolean) => StoredPictures | null | undefined;

/** The hook to use; without a provider, nothing is stored. */
export const StoredPicturesContext = createContext<UseStoredPictures>(() => null);

/** Natural size of a stored picture, in CSS pixels; undefined for one that does not say. */
export function sizeOf(svg: string): { width: number; height: number } | undefined {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  const [width, height] = ["width", "height"].map((name) =>
    Number(new RegExp(`\\s${name}="(\\d+)"`).exec(root)?.[1] ?? 0),
  );
  return width && height ? { width, height } : undefined;
}
