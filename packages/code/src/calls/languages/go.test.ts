import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

test("Go: receivers, fields, results, literals and packages", async () => {
  const calls = await callLines({
    "go.mod": "module example.org/shop\n",
    "main.go": `package main

import "example.org/shop/store"

type app struct {
	store *store.Store
}

func (a *app) run(keys []string) {
	a.store.Save("a")
	helper()
	log := &store.Log{}
	log.Write("b")
}

func main() {
	s, err := store.New("x")
	if err != nil {
		panic(err)
	}
	s.Save("c")
	a := app{store: s}
	a.run(nil)
}
`,
    "helper.go": "package main\n\nfunc helper() {}\n",
    "store/store.go": `package store

type Log struct{}

func (l Log) Write(line string) {}

type Store struct {
	log Log
}

func New(path string) (*Store, error) {
	return &Store{}, nil
}

func (s *Store) Save(key string) {
	s.log.Write(key)
}
`,
  });
  expect(calls).toEqual([
    "app.run:10 -> Store.Save",
    "app.run:11 -> helper",
    "app.run:13 -> Log.Write",
    "main:17 -> New",
    "main:21 -> Store.Save",
    "main:23 -> app.run",
    "Store.Save:16 -> Log.Write",
  ]);
});

test("Go: methods of an interface, and what they return", async () => {
  const calls = await callLines({
    "go.mod": "module example.org/shop\n",
    "store.go": `package shop

type Store interface {
	Save(key string) Log
}

type Log interface {
	Write(line string)
}

func run(store Store) {
	store.Save("a").Write("b")
}
`,
  });
  expect(calls).toEqual(["run:12 -> Store.Save", "run:12 -> Log.Write"]);
});
