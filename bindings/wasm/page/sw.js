// Offline: every file of the page is kept; a new version waits until the person accepts it.
// The list and the version are written by `cargo xtask page`.
const VERSION = "@VERSION@";
const FILES = ["@FILES@"];

self.addEventListener("install", (event) => event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" }))))));
self.addEventListener("activate", (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name)))).then(() => self.clients.claim())));
self.addEventListener("message", (event) => event.data === "update" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  event.respondWith(caches.open(VERSION).then((cache) => cache.match(url.pathname.endsWith("/") ? "./" : event.request, { ignoreSearch: true })).then((kept) => kept ?? fetch(event.request)));
});
