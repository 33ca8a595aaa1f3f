/** What may be in a rendered document: GitHub's allow-list and our own marks on code, nothing else. */

import { defaultSchema, type Options } from "rehype-sanitize";

/** Ids need no prefix here: without raw HTML they come from headings and footnotes only. */
export const documentSchema: Options = {
  ...defaultSchema,
  clobberPrefix: "",
  attributes: {
    ...defaultSchema.attributes,
    code: [["className", /^language-./], "dataSource", "dataExample"],
  },
};
