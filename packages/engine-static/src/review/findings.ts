/** The findings of a review in addition to the uses: ties, tests, documentation. */

import { placeOfUse, type Topic } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { citeAll, shortened } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { testsOf } from "../view/tests.ts";
import type { Neighbours } from "../view/neighbours.ts";

export function findings(topic: Topic, { users, used, nearby }: Neighbours, view: CourseView): string[] {
  const { words } = view;
  const proven = users.length + used.length;
  const tests = testsOf(topic, view);
  const exported = topic.symbols.filter(({ symbol }) => symbol.exported && symbol.kind !== "constant");
  const undocumented = exported.filter(({ symbol }) => symbol.doc === undefined);
  return [
    words.review.checkedTies(proven, proven + nearby.length),
    ...(topic.symbols.length === 0
      ? []
      : [
          tests.length === 0
            ? words.review.untested()
            : words.review.tested(citeAll(tests.map(placeOfUse), 3)),
        ]),
    ...(exported.length === 0
      ? []
      : [
          undocumented.length === 0
            ? words.review.documented(exported.length)
            : words.review.undocumented(
                shortened(
                  undocumented.map(({ symbol }) => inlineCode(symbol.name)),
                  8,
                  words,
                ),
              ),
        ]),
  ];
}
