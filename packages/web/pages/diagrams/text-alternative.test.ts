import { expect, test } from "vitest";
import { describeDiagram } from "./text-alternative.ts";

const say = (source: string) => describeDiagram(source, "fr").replaceAll("\u202f", " ");

test("a chart is described by the names of its nodes and the labels of its arrows", () => {
  const source =
    'flowchart LR\n  t1(["Service de colis"])\n  t2["Router"]\n  t1 -->|"createRouter"| t2\n  t2 -.-> t3';
  expect(say(source)).toBe("Diagramme : Service de colis vers Router (« createRouter ») ; Router vers t3.");
  expect(describeDiagram(source, "en")).toBe(
    "Chart: Service de colis to Router (“createRouter”); Router to t3.",
  );
});

test.each([
  ["graph TD\n a[Un] --> b{Deux} ==> c((Trois))", "Diagramme : Un vers Deux ; Deux vers Trois."],
  ["flowchart TD\n a -- oui --> b", "Diagramme : a vers b (« oui »)."],
  ["flowchart TD\n my-file.ts", "Diagramme"],
  [
    "sequenceDiagram\n participant N as Navigateur\n N->>Serveur: GET /\n Serveur-->>N: 200",
    "Diagramme de séquence : Navigateur vers Serveur (« GET / ») ; Serveur vers Navigateur (« 200 »).",
  ],
  ["classDiagram\n Animal <|-- Chien\n Chien : +aboie()", "Diagramme de classes : Animal vers Chien."],
  [
    "stateDiagram-v2\n [*] --> Ouvert\n Ouvert --> Clos : fermer",
    "Diagramme d’états : début vers Ouvert ; Ouvert vers Clos (« fermer »).",
  ],
  [
    "erDiagram\n CLIENT ||--o{ COMMANDE : passe",
    "Diagramme entités-associations : CLIENT vers COMMANDE (« passe »).",
  ],
  ['%% un commentaire\npie\n "a" : 3', "Diagramme"],
])("%s", (source, text) => {
  expect(say(source)).toBe(text);
});

test("the description of the author is preferred", () => {
  expect(say("flowchart LR\n accTitle: Titre\n a --> b")).toBe("Titre");
});

test("the description of a long chart is cut", () => {
  const arrows = Array.from({ length: 15 }, (_, index) => `  a${index} --> b${index}`);
  expect(say(["flowchart LR", ...arrows].join("\n"))).toMatch(/a11 vers b11 ; et 3 autres liens\.$/);
});

test("a sequence diagram says in which case a call is made, also inside a loop", () => {
  const source = [
    "sequenceDiagram",
    "  participant a as Flask",
    "  loop chaque requête",
    "  a->>+Vue: dispatch",
    "  alt rv vaut None",
    "  Vue-->>-a: valeur",
    "  else",
    "  a->>a: erreur",
    "  end",
    "  a->>a: finit",
    "  end",
    "  a-->>Serveur: réponse",
  ].join("\n");
  expect(say(source)).toBe(
    "Diagramme de séquence : Flask vers Vue (« dispatch »), en boucle « chaque requête » ; Vue vers Flask (« valeur »), dans le cas « rv vaut None » ; Flask vers Flask (« erreur ») ; Flask vers Flask (« finit »), en boucle « chaque requête » ; Flask vers Serveur (« réponse »).",
  );
  expect(describeDiagram("sequenceDiagram\n opt late\n a->>b: stop\n end", "en")).toBe(
    "Sequence diagram: a to b (“stop”), in the case “late”.",
  );
});

test("states are described by their names, the first and the last as start and end", () => {
  const source = "stateDiagram-v2\n s1: En attente\n [*] --> s1\n s1 --> s2 : push\n s2 : Prêt\n s2 --> [*]";
  expect(say(source)).toBe(
    "Diagramme d’états : début vers En attente ; En attente vers Prêt (« push ») ; Prêt vers fin.",
  );
});
