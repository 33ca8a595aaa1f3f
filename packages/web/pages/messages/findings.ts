import type { FindingPlace } from "@fondation/backend/messages";
import { frenchSpaces } from "@fondation/course/french";

/** « G3 en défaut : chapters/chapter_01_x.md, ligne 7 ». */
export function findingText({ check, slug, line }: FindingPlace): string {
  return frenchSpaces(`${check} en défaut : ${slug}${line === undefined ? "" : `, ligne ${line}`}`);
}
