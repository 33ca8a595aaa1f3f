/**
 * The allowed elements and attributes of a rendered document: GitHub's list and this project's
 * attributes on code.
 */

import { defaultSchema, type Options } from "rehype-sanitize";

/** Ids need no prefix: without raw HTML, only headings and footnotes have ids. */
export const documentSchema: Options = {
  ...defaultSchema,
  clobberPrefix: "",
  attributes: {
    ...defaultSchema.attributes,
    code: [["className", /^language-./], "dataSource", "dataExample"],
  },
};
