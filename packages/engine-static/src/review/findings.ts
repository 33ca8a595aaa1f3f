/** What the review found out beyond the uses: ties, tests, documentation. */

import { placeOfUse, type Topic } from "@fondation/code";
import { testsOf } from "./checked-uses.ts";
import { citeAll, type CourseView, codes, withMore } from "../view/course-view.ts";
import type { Neighbours } from "../view/neighbours.ts";

/** A sentence for each finding. */
export function findings(topic: Topic, { users, used, near }: Neighbours, view: CourseView): string[] {
  const { words } = view;
  const proven = users.length + used.length;
  const tests = testsOf(topic, view);
  const open = topic.symbols.filter(({ symbol }) => symbol.exported && symbol.kind !== "constant");
  const bare = open.filter(({ symbol }) => symbol.doc === undefined);
  return [
    words.review.checkedTies(proven, proven + near.length),
    ...(topic.symbols.length === 0
      ? []
      : [
          tests.length === 0
            ? words.review.untested()
            : words.review.tested(citeAll(tests.map(placeOfUse), 3)),
        ]),
    ...(open.length === 0
      ? []
      : [
          bare.length === 0
            ? words.review.documented(open.length)
            : words.review.undocumented(
                withMore(
                  codes(
                    bare.map(({ symbol }) => symbol.name),
                    8,
                  ),
                  bare.length,
                  view,
                ),
              ),
        ]),
  ];
}
