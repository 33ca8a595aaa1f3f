import { expect, test } from "vitest";
import { decodeText } from "./text.ts";

const latin1 = (text: string) => Buffer.from(text, "latin1");

test.each([
  ["UTF-8", Buffer.from("né 日本\n"), "né 日本\n"],
  ["UTF-8 with a mark, which stays", Buffer.from("\uFEFFa\n"), "\uFEFFa\n"],
  ["UTF-16LE with a mark, which stays", Buffer.from("\uFEFFné\r\n", "utf16le"), "\uFEFFné\r\n"],
  ["UTF-16BE with a mark, which stays", Buffer.from("\uFEFFné\n", "utf16le").swap16(), "\uFEFFné\n"],
  ["ISO-8859-1 without a declaration", latin1("// Déjà créé à Orléans.\n"), "// Déjà créé à Orléans.\n"],
  ["Windows-1252", Buffer.from([0x2f, 0x2f, 0x20, 0x63, 0x9c, 0x75, 0x72, 0x0a]), "// cœur\n"],
  [
    "a declared encoding",
    Buffer.concat([latin1("#!/bin/python\n# -*- coding: koi8-r -*-\n# "), Buffer.from([0xd0, 0xd2, 0xc9])]),
    "#!/bin/python\n# -*- coding: koi8-r -*-\n# при",
  ],
  ["a declaration that the bytes contradict", latin1("# coding: utf-8\n# été\n"), "# coding: utf-8\n# été\n"],
  ["a declaration that nobody knows", latin1("# coding: latin-1\n# été\n"), "# coding: latin-1\n# été\n"],
])("text in %s is decoded", (_name, bytes, text) => {
  expect(decodeText(bytes)).toBe(text);
});

test.each([
  ["a NUL byte", Buffer.from("a\0b")],
  ["a control byte outside UTF-8", Buffer.from([0x61, 0x01, 0xe9, 0x0a])],
  ["a byte that Windows-1252 does not assign", Buffer.from([0x61, 0x81, 0x0a])],
  ["UTF-16 with a NUL character", Buffer.from("\uFEFFa\0", "utf16le")],
  ["words in an undeclared Cyrillic encoding", Buffer.from([0x2f, 0x2f, 0x20, 0xd0, 0xd2, 0xc9, 0xd7, 0x0a])],
  ["mostly bytes outside ASCII", Buffer.from([0xe9, 0xe8, 0x61, 0xe0, 0xe7])],
])("bytes with %s are no text", (_name, bytes) => {
  expect(decodeText(bytes)).toBeUndefined();
});
