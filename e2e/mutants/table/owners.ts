/** Tests that own several mutants. */
import type { Owner } from "../mutant.ts";

/** Makes and reads the smallest course, of twelve documents. */
export const SMALL_COURSE: Owner = {
  spec: "courses/courses.spec.ts",
  title: "a repository too small for ten chapters gives fewer and says so",
};
