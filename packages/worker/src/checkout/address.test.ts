import { describe, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { isPrivateAddress, publicAddresses } from "./address.ts";

describe("an address is private", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "::ffff:0:7f00:1",
    "3fff::1",
    "5f00::1",
  ])("%s", (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.each(["140.82.121.4", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:50c0:8000::153"])(
    "but %s is not",
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});

describe("the addresses of a host", () => {
  test.each([
    "http://127.1/",
    "https://2130706433/",
    "https://0x7f.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
  ])("%s is refused however it is written", async (url) => {
    expect(await errorOf(publicAddresses(new URL(url)))).toMatchObject({ code: "REPOSITORY_INVALID" });
  });

  test("a name is refused when only one of its addresses is private", async () => {
    const resolve = async () => ["8.8.8.8", "10.0.0.1"];
    expect(await errorOf(publicAddresses(new URL("https://git.example/"), resolve))).toMatchObject({
      code: "REPOSITORY_INVALID",
      facts: { host: "git.example" },
    });
  });

  test("an unknown name and a failing resolver have different codes", async () => {
    const failing = (code: string) => async () => {
      throw Object.assign(new Error(code), { code });
    };
    const url = new URL("https://git.example/");
    expect(await errorOf(publicAddresses(url, failing("ENOTFOUND")))).toMatchObject({
      code: "REPOSITORY_NOT_FOUND",
    });
    expect(await errorOf(publicAddresses(url, failing("EAI_AGAIN")))).toMatchObject({ code: "NETWORK" });
  });
});
