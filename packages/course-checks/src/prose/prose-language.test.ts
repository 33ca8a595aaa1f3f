import { expect, test } from "vitest";
import { isOtherLanguage, proseOf } from "./prose-language.ts";

const FRENCH =
  "Le routeur est la pièce qui envoie chaque requête à la fonction qui lui répond. Il lit le chemin dans l'arbre, et ne garde que les nœuds dont il a besoin pour la suite.\n";
const ENGLISH =
  "The router is the part that sends each request to the function that answers it. It reads the path from the tree, and keeps only those nodes that it needs for the rest of the way.\n";
/** English with few function words. */
const TERSE =
  "RequestQueue arrive through sockets, get parsed, matched against routes, then handled. Unmatched paths return errors. Handlers write responses, close connections, release buffers, report timings.\n";

test("a text in the course's language passes, one in another language does not", async () => {
  expect(await isOtherLanguage(FRENCH, "fr")).toBe(false);
  expect(await isOtherLanguage(ENGLISH, "en")).toBe(false);
  expect(await isOtherLanguage(ENGLISH, "fr")).toBe(true);
  expect(await isOtherLanguage(FRENCH, "en")).toBe(true);
  expect(await isOtherLanguage(TERSE, "fr")).toBe(true);
});

test.each([
  [
    "Spanish",
    "El enrutador es la pieza que envía cada petición a la función que le responde. Lee el camino en el árbol y guarda solo los nodos que necesita para lo que sigue.",
  ],
  [
    "German",
    "Der Router ist das Teil, das jede Anfrage an die Funktion schickt, die sie beantwortet. Er liest den Pfad aus dem Baum und behält nur die Knoten, die er noch braucht.",
  ],
  [
    "Italian",
    "Il router è la parte che manda ogni richiesta alla funzione che le risponde. Legge il percorso nell'albero e tiene solo i nodi che gli servono per il resto.",
  ],
  [
    "Portuguese",
    "O roteador é a peça que envia cada pedido à função que lhe responde. Lê o caminho na árvore e guarda apenas os nós de que precisa para o resto.",
  ],
  [
    "Dutch",
    "De router is het deel dat elk verzoek naar de functie stuurt die het beantwoordt. Hij leest het pad uit de boom en bewaart alleen de knopen die hij nog nodig heeft.",
  ],
  [
    "Russian",
    "Маршрутизатор отправляет каждый запрос той функции, которая на него отвечает. Он читает путь в дереве и хранит только те узлы, которые понадобятся дальше.",
  ],
  [
    "Chinese",
    "路由器把每个请求交给负责回答它的函数。它在树中读取路径，只保留后面还需要的节点，其余的全部丢弃。处理程序写出响应之后关闭连接，并且把缓冲区还给池子。如果没有任何路径匹配，就返回一个错误，这样调用者知道发生了什么。",
  ],
])("%s is recognized", async (_name, text) => {
  expect(await isOtherLanguage(text, "fr")).toBe(true);
  expect(await isOtherLanguage(text, "en")).toBe(true);
});

test("a long text is judged as a whole, not by its beginning", async () => {
  expect(await isOtherLanguage(FRENCH.repeat(6) + ENGLISH.repeat(24), "fr")).toBe(true);
  expect(await isOtherLanguage(ENGLISH.repeat(6) + FRENCH.repeat(24), "fr")).toBe(false);
});

test("a short text is never refused", async () => {
  expect(await isOtherLanguage("", "fr")).toBe(false);
  expect(await isOtherLanguage("The router keeps the nodes of the tree.", "fr")).toBe(false);
});

test("code and quotations do not count", async () => {
  const code = `\`\`\`text\n${ENGLISH.repeat(5)}\`\`\`\n`;
  expect(await isOtherLanguage(proseOf(`${FRENCH}\n${code}`), "fr")).toBe(false);
  const said = ENGLISH.trim();
  for (const quoted of [`« ${said} »`, `“${said}”`, `\`${said}\``]) {
    expect(await isOtherLanguage(`Le README dit : ${quoted}`, "fr")).toBe(false);
  }
  const names = "getTheNameOfTheUser the_name_of_the_user src/the/router/of/the/tree.ts matchPath() ".repeat(
    20,
  );
  expect(await isOtherLanguage(`${names}${FRENCH}`, "fr")).toBe(false);
  expect(await isOtherLanguage(names, "fr")).toBe(false);
  const labels = ["Reading", "Series and Levels", "Reader", "Constituents", "Unknown Station", "Rules"];
  const used = labels.map((label) => `utilise ${label}`).join("\n");
  expect(await isOtherLanguage(`${used}\n`.repeat(4), "fr")).toBe(false);
});
