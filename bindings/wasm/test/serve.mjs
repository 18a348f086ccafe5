// A plain static server with the strict policy of the README, and Chromium.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { chromium } from "playwright-core";

const TYPES = {
  ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8", ".css": "text/css",
  ".svg": "image/svg+xml", ".json": "application/json", ".webmanifest": "application/manifest+json", ".toml": "text/plain; charset=utf-8", ".csv": "text/plain; charset=utf-8",
};
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'";

export async function serve(folder, asked = []) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    asked.push(path);
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      const empty = path === "/";
      response.writeHead(empty ? 200 : 404, { "content-type": TYPES[".html"], "content-security-policy": POLICY }).end(empty ? "<!doctype html><html lang=vi><title>thidua</title>" : "");
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": POLICY, "cache-control": "no-store" });
    response.end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, asked, address: `http://127.0.0.1:${server.address().port}/` };
}

export function browser() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--lang=vi"],
    env: { ...process.env, LANGUAGE: "vi", LANG: "vi_VN.UTF-8" },
  });
}

/** What the console and the page complain of. */
export function complaints(page) {
  const said = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !/favicon/.test(message.location().url) && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  return said;
}
