import { expect, test } from "vitest";
import { describeDiagram } from "./text-alternative.ts";

const say = (source: string) => describeDiagram(source, "fr").replaceAll("\u202f", " ");

test("a chart is described by the names of its nodes and the labels of its arrows", () => {
  const source =
    'flowchart LR\n  t1(["Service de colis"])\n  t2["Router"]\n  t1 -->|"createRouter"| t2\n  t2 -.-> t3';
  expect(say(source)).toBe("Schéma : Service de colis vers Router (« createRouter ») ; Router vers t3.");
  expect(describeDiagram(source, "en")).toBe(
    "Chart: Service de colis to Router (“createRouter”); Router to t3.",
  );
});

test.each([
  ["graph TD\n a[Un] --> b{Deux} ==> c((Trois))", "Schéma : Un vers Deux ; Deux vers Trois."],
  ["flowchart TD\n a -- oui --> b", "Schéma : a vers b (« oui »)."],
  ["flowchart TD\n my-file.ts", "Schéma"],
  [
    "sequenceDiagram\n participant N as Navigateur\n N->>Serveur: GET /\n Serveur-->>N: 200",
    "Diagramme de séquence : Navigateur vers Serveur (« GET / ») ; Serveur vers Navigateur (« 200 »).",
  ],
  ["classDiagram\n Animal <|-- Chien\n Chien : +aboie()", "Diagramme de classes : Animal vers Chien."],
  [
    "stateDiagram-v2\n [*] --> Ouvert\n Ouvert --> Clos : fermer",
    "Diagramme d’états : [*] vers Ouvert ; Ouvert vers Clos (« fermer »).",
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
