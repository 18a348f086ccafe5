// For browsers that cannot run the page at all: plain old JavaScript, a clear sentence.
if (typeof WebAssembly !== "object" || !("noModule" in document.createElement("script")) || !("adoptedStyleSheets" in document)) {
  document.getElementById("old").hidden = false;
  document.getElementById("main").hidden = true;
}
