export * from "./assets.ts";
export * from "./errors.ts";
export * from "./log.ts";
export * from "./read.ts";
export * from "./redaction.ts";
export * from "./secret.ts";
export { readSecretFile } from "./secret-file.ts";
export * from "./variable.ts";
export * from "./variables.ts";
