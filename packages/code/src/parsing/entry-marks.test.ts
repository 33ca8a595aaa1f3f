import { expect, test } from "vitest";
import { LANGUAGE_BY_NAME } from "../languages/languages.ts";
import { createParser } from "./parse.ts";

async function entriesIn(language: string, text: string): Promise<string[]> {
  const row = LANGUAGE_BY_NAME.get(language);
  if (row === undefined) throw new Error(`No language ${language}.`);
  const parser = await createParser(row);
  try {
    const { entries = [] } = parser.parse(text) ?? {};
    return entries.map(
      ({ kind, label, startLine, isDefinition }) =>
        `${startLine} ${kind} ${label}${isDefinition ? " defined" : ""}`,
    );
  } finally {
    parser.delete();
  }
}

const MARKED: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "JavaScript",
    'app.get("/books", (request) => 1);\nprogram.command("sell").action(sell);\nprocess.on("SIGTERM", stop);\ncache.get("/books");\nmap.get("book", 1);\n',
    ["1 route /books", "2 command sell", "3 handler SIGTERM"],
  ],
  [
    "Python",
    '@app.route("/books", methods=["GET"])\ndef books():\n    pass\n\n@cli.command()\ndef sell():\n    pass\n\n@shared_task(bind=True)\ndef ship():\n    pass\n\nparsers.add_parser("list")\nif __name__ == "__main__":\n    sell()\n',
    [
      "1 route /books defined",
      "5 command sell defined",
      "9 worker ship defined",
      "13 command list",
      "14 main __name__",
    ],
  ],
  [
    "Go",
    'package main\n\nvar sell = &cobra.Command{Use: "sell", Short: "x"}\n\nfunc run() {\n\thttp.HandleFunc("/books", books)\n\tgo s.ship()\n}\n',
    ["3 command sell", "6 route /books", "7 worker ship"],
  ],
  [
    "Rust",
    '#[get("/books")]\nasync fn books() {\n    tokio::spawn(async move { ship().await });\n    app.route("/sell", post(sell));\n}\n\n#[derive(Debug, Subcommand)]\nenum Command {\n    Sell,\n}\n',
    ["2 route /books defined", "3 worker tokio::spawn", "4 route /sell", "9 command Sell"],
  ],
  [
    "Java",
    'class A {\n  @GetMapping("/books") void books() {}\n  @KafkaListener(topics = "orders") void ship() {}\n  public static void main(String[] args) {}\n}\n',
    ["2 route /books defined", "3 worker orders defined", "4 main main"],
  ],
  [
    "Kotlin",
    'fun f() {\n  get("/books") { books() }\n}\n@GetMapping("/sell") fun sell() {}\n',
    ["2 route /books", "4 route /sell defined"],
  ],
  [
    "C#",
    'class A {\n  static void Main() { app.MapGet("/books", () => 1); }\n  [HttpPost("sell")] void Sell() {}\n}\n',
    ["2 route /books", "2 main Main", "3 route sell defined"],
  ],
  [
    "PHP",
    "<?php\n#[AsCommand(name: 'shop:sell')]\nclass Sell {\n  #[Route('/books')]\n  function books() {}\n}\nRoute::get('/sell', Sell::class);\n$app->post('/ship', 'ship');\n",
    ["2 command shop:sell defined", "4 route /books defined", "7 route /sell", "8 route /ship"],
  ],
  [
    "Ruby",
    'get "/books", to: "books#index"\nclass Ship\n  include Sidekiq::Job\nend\nclass Sell < ApplicationJob\nend\n',
    ["1 route /books", "2 worker Ship", "5 worker Sell"],
  ],
];

test.each(MARKED)("%s: routes, commands and workers are entry points", async (language, text, expected) => {
  expect(await entriesIn(language, text)).toEqual(expected);
});
