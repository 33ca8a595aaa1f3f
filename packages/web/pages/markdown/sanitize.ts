/**
 * The elements and attributes of a rendered document: GitHub's allow-list and our own attributes on
 * code.
 */

import { defaultSchema, type Options } from "rehype-sanitize";

/** Ids need no prefix: without raw HTML they come from headings and footnotes only. */
export const documentSchema: Options = {
  ...defaultSchema,
  clobberPrefix: "",
  attributes: {
    ...defaultSchema.attributes,
    code: [["className", /^language-./], "dataSource", "dataExample"],
  },
};
