/** The source files that a course does not teach, counted by reason. */

/**
 * Why a source file is left out:
 * - `vendored`: code of another project
 * - `generated`: written by a tool, compiled or minified
 * - `encoding`: its bytes are no text in a known encoding
 * - `large`: larger than {@link MAX_PARSED_BYTES}
 * - `complex`: nested or broken so much that parsing takes too long
 * - `notebook`: cells and outputs as JSON
 * - `data`: data with the extension of a language
 * - `twin`: repeats a file of another directory nearly line by line
 * - `placeholder`: stands for a file that is elsewhere, or declares and uses nothing
 */
const LEFT_OUT_REASONS = [
  "vendored",
  "generated",
  "encoding",
  "large",
  "complex",
  "notebook",
  "data",
  "twin",
  "placeholder",
] as const;

export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** Larger files are listed but not parsed (bytes). */
export const MAX_PARSED_BYTES = 400_000;

/** The files that are left out for one reason. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly files: number;
  /** The first files by path, at most three. */
  readonly examples: readonly { readonly path: string; readonly bytes: number }[];
}

const MAX_EXAMPLES = 3;

export interface LeftOutFiles {
  add(reason: LeftOutReason, file: LeftOut["examples"][number]): void;
  /** In the order of the reasons. */
  byReason(): LeftOut[];
}

export function collectLeftOut(): LeftOutFiles {
  const found = new Map<LeftOutReason, { files: number; examples: LeftOut["examples"][number][] }>();
  return {
    add(reason, { path, bytes }) {
      const counted = found.get(reason) ?? { files: 0, examples: [] };
      found.set(reason, counted);
      counted.files += 1;
      if (counted.examples.length < MAX_EXAMPLES) counted.examples.push({ path, bytes });
    },
    byReason: () =>
      LEFT_OUT_REASONS.flatMap((reason) => {
        const counted = found.get(reason);
        return counted === undefined ? [] : [{ reason, ...counted }];
      }),
  };
}
