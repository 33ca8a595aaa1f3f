import { expect, test } from "vitest";
import { dataError } from "./data-error.ts";

test.each([
  ["EACCES", { code: "EACCES" }, "DATA_DENIED"],
  ["EROFS", { code: "EROFS" }, "DATA_DENIED"],
  ["ENOSPC", { code: "ENOSPC" }, "DISK_FULL"],
  ["SQLITE_FULL", { code: "ERR_SQLITE_ERROR", errcode: 13 }, "DISK_FULL"],
  ["SQLITE_READONLY_DBMOVED", { code: "ERR_SQLITE_ERROR", errcode: 1032 }, "DATA_DENIED"],
  ["SQLITE_CORRUPT_INDEX", { code: "ERR_SQLITE_ERROR", errcode: 779 }, "DATA_CORRUPT"],
  ["SQLITE_BUSY", { code: "ERR_SQLITE_ERROR", errcode: 5 }, "DATA_IN_USE"],
  ["SQLITE_NOTADB", { code: "ERR_SQLITE_ERROR", errcode: 26 }, "DATA_INVALID"],
  ["an error without code", {}, "DATA_INVALID"],
])("%s becomes an error with a stable code and advice", (_name, fields, code) => {
  const error = dataError("/data", Object.assign(new Error("the reason"), fields));
  expect(error).toMatchObject({
    code,
    message: expect.stringContaining("/data cannot be used: the reason."),
  });
  expect(error.message.endsWith(error.advice)).toBe(true);
});
