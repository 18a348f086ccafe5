// The packed package in Chromium, from a plain static server, under a strict content policy.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { cases } from "./cases.mjs";

const packed = join(process.env.THIDUA_PROJECT, "node_modules/thidua");
const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8" };
let server;
let browser;
let page;
const messages = [];

before(async () => {
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    const file = join(packed, path);
    if (path !== "/" && !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const body = path === "/" ? "<!doctype html><title>thidua</title>" : readFileSync(file);
    response.writeHead(200, {
      "content-type": types[extname(path)] ?? types[".html"],
      "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  page = await browser.newPage();
  page.on("console", (message) => message.type() === "error" && !/favicon/.test(message.location().url) && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("the same outcomes, byte for byte", async () => {
  for (const { id, text, files, expected } of cases()) {
    const json = await page.evaluate(
      async ({ text, files }) => {
        const { init, Conference } = await import("/index.js");
        await init();
        return Conference.read(text, { files }).outcomeJson();
      },
      { text, files },
    );
    assert.equal(`${json}\n`, expected, id);
  }
});

test("check works and errors are Error objects", async () => {
  const found = await page.evaluate(async () => {
    const { check, Conference } = await import("/index.js");
    try {
      Conference.read("schema = 1");
      return null;
    } catch (error) {
      return { isError: error instanceof Error, codes: error.diagnostics.map((one) => one.code), checked: check("schema = 1").length };
    }
  });
  assert.deepEqual(found, { isError: true, codes: ["missing-key", "missing-key"], checked: 1 });
});

test("the console is free of errors", () => assert.deepEqual(messages, []));
