import { expect, test } from "vitest";
import { LANGUAGE_BY_NAME } from "../languages/languages.ts";
import { createParser } from "../parsing/parse.ts";
import type { SourceFile } from "../survey/survey.ts";
import { graphCalls } from "../calls/call-graph.ts";
import { createPause } from "../pause.ts";
import { surveyOf } from "../testing/surveyed.ts";
import { createEffects } from "./effects.ts";

/** `line kind name` of each effect of a file. */
async function effectsIn(language: string, text: string): Promise<string[]> {
  const row = LANGUAGE_BY_NAME.get(language);
  if (row === undefined) throw new Error(`No row for ${language}`);
  const parser = await createParser(row);
  const code = parser.parse(text);
  parser.delete();
  if (code === undefined) throw new Error("The text takes too much work");
  const file: SourceFile = { path: "a", language, row, role: "source", lines: [], bytes: 0, code };
  return createEffects({ functionAt: () => undefined })
    .inFile(file)
    .map(({ kind, name, place, default: value }) =>
      [place.startLine, kind, name, ...(value === undefined ? [] : [value])].join(" "),
    );
}

test("JavaScript: effects of imported modules, not of names that the file declares", async () => {
  const text = `import { readFile } from "node:fs/promises";
const http = require("http");
readFile("x"); http.request("y"); other.readFile("z");
setTimeout(run, process.env.DELAY ?? 10);
function fetch() {}
fetch("a");
`;
  expect(await effectsIn("JavaScript", text)).toEqual([
    "3 file readFile",
    "3 network http.request",
    "4 environment DELAY 10",
    "4 time setTimeout",
  ]);
});

test("Python: reads of the environment need the module os, reads of settings a key", async () => {
  const text = `import os
from os import getenv as read
import threading
os.environ["HOME"], os.environ.get("USER", "me"), read("SHELL")
request.environ["PATH_INFO"], app.config["DEBUG"]
lock = threading.Lock()
threading.current_thread()
`;
  expect(await effectsIn("Python", text)).toEqual([
    "4 environment HOME",
    '4 environment USER "me"',
    "5 setting DEBUG",
    "6 lock threading.Lock",
  ]);
});

test("Go: an alias of an import stands for its module", async () => {
  const text = `package p

import (
	system "os"
	"os/exec"
	"sync"
)

var mu sync.Mutex

func f() { system.ReadFile("x"); exec.Command("y"); os.Remove("z") }
`;
  expect(await effectsIn("Go", text)).toEqual([
    "9 lock sync.Mutex",
    "11 file system.ReadFile",
    "11 process exec.Command",
  ]);
});

test("Rust: a module that `use` brings in by its name is that module", async () => {
  const text = `use std::fs;
use std::sync::{Mutex, mpsc};

fn f() { fs::read("x"); Mutex::new(1); mpsc::channel(); std::env::var("HOME"); other::read("y"); }
`;
  expect(await effectsIn("Rust", text)).toEqual([
    "4 environment HOME",
    "4 file fs.read",
    "4 lock Mutex",
    "4 queue mpsc",
  ]);
});

test("C#: a namespace offers its names without a prefix", async () => {
  const text = 'using System.IO;\nclass A { void F() { File.Open("x"); Other.Open("y"); } }\n';
  expect(await effectsIn("C#", text)).toEqual(["2 file File"]);
});

test("a type that is only mentioned has no effect outside of the process", async () => {
  const text = `from redis import Redis
import requests

def keys(connection: Redis) -> Redis:
    try:
        return connection.keys()
    except requests.Timeout:
        return Redis()
`;
  expect(await effectsIn("Python", text)).toEqual(["8 database Redis"]);
});

test("an effect belongs to the innermost function around it", async () => {
  const survey = await surveyOf({
    "src/a.ts": `import { readFile } from "node:fs/promises";
export class Store {
  load(): void {
    readFile("x");
  }
  size(): number {
    return 1;
  }
}
readFile("y");
`,
  });
  const calls = await graphCalls(survey, createPause(new AbortController().signal));
  const effects = createEffects(calls);
  const [load, size] = calls.functions;
  expect(load && effects.of(load).map(({ place, fn }) => [place.startLine, fn === load])).toEqual([
    [4, true],
  ]);
  expect(size && effects.of(size)).toEqual([]);
});
