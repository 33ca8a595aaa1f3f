import { expect, test } from "vitest";
import { cutToSchema } from "./structured.ts";

const VALUE = { list: [{ id: 1, name: "a", secret: "x" }], more: true };

test("keeps what the schema names, through lists and references", () => {
  const schema = {
    properties: { list: { items: { $ref: "#/$defs/entry" } } },
    $defs: { entry: { properties: { id: {}, name: {} }, required: ["id"] } },
  };
  expect(cutToSchema(VALUE, schema)).toEqual({ list: [{ id: 1, name: "a" }] });
});

test("a missing required property is an error that names it", () => {
  const schema = { properties: { list: { items: { properties: { role: {} }, required: ["role"] } } } };
  expect(() => cutToSchema(VALUE, schema)).toThrow("$.list[0].role");
});
