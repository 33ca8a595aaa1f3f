/** The stored pictures of diagrams: of the open course, or of the printed one. */

import { createContext } from "react";

/** Complete SVG documents, drawn by the worker. */
export interface StoredPictures {
  readonly light: string;
  readonly dark: string;
}

/**
 * A hook that returns the pictures of a diagram, by its source. `undefined`: they are loading, or
 * `wanted` is false. `null`: there are none, so this browser has to draw.
 */
export type UseStoredPictures = (source: string, wanted: boolean) => StoredPictures | null | undefined;

/** The hook to use. Without a provider there are no pictures. */
export const StoredPicturesContext = createContext<UseStoredPictures>(() => null);

/** The natural size of a stored picture in CSS pixels, or `undefined` when the SVG has none. */
export function sizeOf(svg: string): { width: number; height: number } | undefined {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  const [width, height] = ["width", "height"].map((name) =>
    Number(new RegExp(`\\s${name}="(\\d+)"`).exec(root)?.[1] ?? 0),
  );
  return width && height ? { width, height } : undefined;
}
