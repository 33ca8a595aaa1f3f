/** The files that are left out, in French. */

import { count, fr, grouped, others } from "@fondation/course/french";
import type { LeftOutReason } from "@fondation/code";
import type { LeftOutFacts } from "../words/outline-words.ts";

/** The noun in both forms, with what its files have in common. */
const REASONS: Readonly<Record<LeftOutReason, readonly [one: string, many: string]>> = {
  vendored: [fr`fichier repris d'un autre projet`, fr`fichiers repris d'autres projets`],
  generated: ["fichier généré par un outil", "fichiers générés par un outil"],
  encoding: [fr`fichier dont l'encodage n'est pas reconnu`, fr`fichiers dont l'encodage n'est pas reconnu`],
  large: ["fichier de plus de 400\u00A0ko", "fichiers de plus de 400\u00A0ko"],
  complex: ["fichier trop imbriqué pour être analysé", "fichiers trop imbriqués pour être analysés"],
  notebook: ["notebook Jupyter", "notebooks Jupyter"],
  data: [
    fr`fichier de données qui porte l'extension d'un langage`,
    fr`fichiers de données qui portent l'extension d'un langage`,
  ],
  twin: [
    "fichier qui en répète un autre presque ligne à ligne",
    fr`fichiers qui en répètent d'autres presque ligne à ligne`,
  ],
  placeholder: ["fichier sans rien à enseigner", "fichiers sans rien à enseigner"],
};

/** « 4 fichiers repris d’autres projets (a.js, b.js, c.js et 1 autre) » */
export function describeLeftOut({ reason, files, examples }: LeftOutFacts): string {
  const [one, many] = REASONS[reason];
  const named = examples.map(({ path, kilobytes }) =>
    kilobytes === undefined ? path : `${path}, ${grouped(kilobytes)}\u00A0ko`,
  );
  const more = files - examples.length;
  const rest = more <= 0 ? "" : fr` et ${others(more, "un")}`;
  const which = named.length === 0 ? "" : ` (${named.join(", ")}${rest})`;
  return `${count(files, one, many)}${which}`;
}
