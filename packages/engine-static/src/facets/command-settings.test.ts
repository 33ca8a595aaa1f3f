import { expect, test } from "vitest";
import { viewOfOnePart } from "../testing/course-view.ts";
import { commandOptions } from "./settings.ts";
import { settingsSection } from "./settings-section.ts";

/** One line per option. */
async function optionsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const view = await viewOfOnePart(files);
  return view.topics
    .flatMap((topic) => commandOptions(topic))
    .map(
      ({ name, others, value, help, startLine, endLine }) =>
        `${startLine}-${endLine} ${[name, ...others].join()} ${value ?? "-"} ${help ?? "-"}`,
    );
}

test("Python: click and argparse", async () => {
  const text = `@click.option("--host", "-h", default="127.0.0.1", help="The interface to bind to.")
@click.option(
    "--reload/--no-reload",
    help="Enable (or not) "
    "the reloader.",
)
def run(host, reload):
    parser.add_argument("--port", type=int, default=8_000)
    parser.add_argument("name")
`;
  expect(await optionsOf({ "a.py": text })).toEqual([
    '1-1 --host,-h "127.0.0.1" The interface to bind to.',
    "2-6 --reload,--no-reload - Enable (or not) the reloader.",
    "8-8 --port 8_000 -",
  ]);
});

test("Rust: a builder and an attribute, with aliases", async () => {
  const text = `fn app() {
    app.arg(
        Arg::new("color")
            .long("color")
            .alias("colour")
            .short('c')
            .default_value("auto")
            .help("When to use (colors)."),
    )
}
struct Cli {
    #[arg(long, short = 'm', default_value_t = 3)]
    max_depth: usize,
}
fn run() {}
`;
  expect(await optionsOf({ "src/main.rs": text })).toEqual([
    "3-8 --color,--colour,-c auto When to use (colors).",
    "12-12 --max-depth,-m 3 -",
  ]);
});

test("Go and JavaScript", async () => {
  const go = `package main

func run() {
	flag.IntVar(&n, "size", 10, "number of jobs")
	cmd.Flags().StringVarP(&s, "name", "n", "x", "the name")
}
`;
  const js = `export function run(program) {
  program.option("-p, --port <number>", "port to use", 3000);
}
`;
  expect(await optionsOf({ "main.go": go, "go.mod": "module a\n" })).toEqual([
    "4-4 --size 10 number of jobs",
    '5-5 --name,-n "x" the name',
  ]);
  expect(await optionsOf({ "a.js": js })).toEqual(["2-2 --port,-p 3000 port to use"]);
});

test("the settings list the options with their other names, defaults and help", async () => {
  const text = `export function run(program) {
  program.option("-p, --port <number>", "port to use", 3000);
}
`;
  const view = await viewOfOnePart({ "a.js": text });
  expect(view.topics.flatMap((topic) => settingsSection(topic, view)).join("\n")).toContain(
    "- `--port` (`a.js#L2-L2`), also `-p`, default `3000`: “port to use”",
  );
});
