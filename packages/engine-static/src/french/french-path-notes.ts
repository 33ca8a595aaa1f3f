/** Notes beside the lines of a traced path, in French. */

import { fr } from "@fondation/course/french";
import type { PathNote } from "../words/chapter-words.ts";
import { OUTSIDE } from "./french-grammar.ts";

export function pathNote(note: PathNote): string {
  switch (note.kind) {
    case "call":
      return call(note);
    case "if":
      return fr`On n'arrive à ${note.callee} que si ${note.head}.`;
    case "else":
      return fr`Sinon, et si ${note.head}, on arrive à ${note.callee}.`;
    case "otherwise":
      return fr`Quand ${note.head} est faux, on arrive à ${note.callee}.`;
    case "loop":
      return fr`Chaque tour de ${note.head} appelle ${note.callee}.`;
    case "case":
      return fr`Dans le cas ${note.head}, on passe à ${note.callee}.`;
    case "catch":
      return fr`${note.callee} n'est appelée qu'après une erreur : ${note.head}.`;
    case "finally":
      return fr`${note.callee} est appelée dans tous les cas, erreur ou non.`;
    case "defer":
      return fr`L'appel de ${note.callee} attend la sortie de la fonction.`;
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
      return fr`Ici est appelé ${note.name}, qui agit sur ${OUTSIDE[note.on]} : le chemin sort du programme.`;
    case "result":
      return fr`Le chemin se termine : ${note.value} est renvoyé.`;
  }
}

function call(note: Extract<PathNote, { kind: "call" }>): string {
  const callee = note.file === undefined ? note.callee : fr`${note.callee}, dans ${note.file}`;
  switch (note.as) {
    case "return":
      return fr`Ce qu'elle renvoie vient de ${callee}.`;
    case "assign":
      return fr`${note.target} ${note.target.includes(",") ? "reçoivent" : "reçoit"} le résultat de ${callee}.`;
    case "condition":
      return fr`La réponse de ${callee} décide : ${note.head}.`;
    case "loop":
      return fr`Les tours de ${note.head} viennent de ${callee}.`;
    case "other":
      return fr`C'est ici qu'est appelée ${callee}.`;
  }
}
