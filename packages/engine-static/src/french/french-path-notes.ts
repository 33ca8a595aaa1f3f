/** Notes beside the lines of a traced path, in French. */

import { fr } from "@fondation/course/french";
import type { PathNote } from "../words/chapter-words.ts";
import { listed, OUTSIDE } from "./french-grammar.ts";

export function pathNote(note: PathNote): string {
  switch (note.kind) {
    case "call":
      return call(note);
    case "if":
      return fr`On n'arrive à ${note.callee} que si ${note.head}.`;
    case "else":
      return fr`On n'arrive à ${note.callee} que si ${note.head}, une fois écartées les branches d'avant.`;
    case "otherwise":
      return fr`On n'arrive à ${note.callee} que si ${note.head} est faux.`;
    case "loop":
      return fr`L'appel de ${note.callee} est dans la boucle ${note.head}.`;
    case "case":
      return fr`On n'arrive à ${note.callee} que dans le cas ${note.head}.`;
    case "catch":
      return fr`${note.callee} n'est appelée qu'après une erreur : ${note.head}.`;
    case "finally":
      return fr`${note.callee} est appelée dans tous les cas, erreur ou non.`;
    case "defer":
      return fr`L'appel de ${note.callee} attend la sortie de la fonction.`;
    case "overridden":
      return fr`Selon l'objet, c'est ${note.callee} qui s'exécute, ou sa redéfinition dans ${listed([note.type], note.more)}.`;
    case "guard": {
      if (note.exit === "throw") {
        return note.value === undefined
          ? fr`Si ${note.condition}, une erreur est levée et le chemin s'arrête.`
          : fr`Si ${note.condition}, l'erreur ${note.value} est levée et le chemin s'arrête.`;
      }
      return note.value === undefined
        ? fr`Si ${note.condition}, la fonction s'arrête ici.`
        : fr`Si ${note.condition}, la fonction renvoie ${note.value} et s'arrête ici.`;
    }
    case "effect":
      return fr`Ici, ${note.name} agit sur ${OUTSIDE[note.on]}.`;
    case "result":
      return fr`La fonction renvoie ${note.value}, et le chemin s'arrête là.`;
  }
}

function call(note: Extract<PathNote, { kind: "call" }>): string {
  const callee = note.file === undefined ? note.callee : fr`${note.callee} (définie dans ${note.file})`;
  switch (note.as) {
    case "return":
      return fr`La fonction renvoie ce que lui rend ${callee}.`;
    case "assign":
      return fr`${note.target} ${note.target.includes(",") ? "reçoivent" : "reçoit"} le résultat de ${callee}.`;
    case "condition":
      return fr`Le résultat de ${callee} entre dans la condition ${note.head}.`;
    case "loop":
      return fr`La boucle ${note.head} parcourt ce que renvoie ${callee}.`;
    case "maybe":
      return fr`L'appel de ${callee} dépend de ce qui le précède dans l'expression.`;
    case "closure":
      return fr`L'appel de ${callee} est dans une fonction intérieure : il n'a lieu que quand elle s'exécute.`;
    case "other":
      return fr`Appel de ${callee}.`;
  }
}
