/** The stored pictures of the diagrams in the open or the printed course. */

import { createContext } from "react";

/** Complete SVG documents by the worker. */
export interface StoredPictures {
  readonly light: string;
  readonly dark: string;
}

/**
 * A hook that returns the pictures of a diagram, by its source. `undefined`: they are loading, or
 * `wanted` is false. `null`: the course has no pictures of it, so this browser must draw it.
 */
export type UseStoredPictures = (source: string, wanted: boolean) => StoredPictures | null | undefined;

/** Without a provider there are no pictures. */
export const StoredPicturesContext = createContext<UseStoredPictures>(() => null);

/** The natural size of a stored picture in CSS pixels, or `undefined` when the SVG has none. */
export function sizeOf(svg: string): { width: number; height: number } | undefined {
  const root = /<svg\b[^<>]*>/.exec(svg)?.[0] ?? "";
  const [width, height] = ["width", "height"].map((name) =>
    Number(new RegExp(`\\s${name}="(\\d+)"`).exec(root)?.[1] ?? 0),
  );
  return width && height ? { width, height } : undefined;
}
