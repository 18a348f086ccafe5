// Objects over the compiled modules: JSON in, JSON out, errors with `diagnostics`.

/** A file, a history or a question has errors; `diagnostics` lists them all. */
export class RulebookError extends Error {
  constructor(diagnostics) {
    super(diagnostics.map((problem) => `${problem.code}: ${problem.message.vi}`).join("\n"));
    this.name = "RulebookError";
    this.diagnostics = diagnostics;
  }
}

/** Calls a module; what it throws as JSON text becomes an error. */
export function asked(call) {
  try {
    return call();
  } catch (problems) {
    if (typeof problems !== "string") throw problems;
    throw new RulebookError(JSON.parse(problems));
  }
}

function text(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The class over one module of the law; `law` is its JavaScript glue. */
export function rulebookOver(law) {
  return class Rulebook {
    #handle;

    constructor(handle) {
      this.#handle = handle;
    }

    /** The bundled law of Vietnam. */
    static vietnam() {
      return new Rulebook(asked(() => law.LawHandle.vietnam()));
    }

    /** Digest of the law it answers from. */
    get digest() {
      return this.#handle.digest();
    }

    /** The same law with a bylaw of a ministry, province or the Party. */
    withBylaw(bylaw, { name = "<bylaw>" } = {}) {
      if (!law.LawHandle.prototype.withBylaw) {
        const message = { vi: "bản rút gọn không đọc được TOML", en: "the slim build reads no TOML" };
        throw new RulebookError([{ code: "no-toml", severity: "error", message, labels: [] }]);
      }
      return new Rulebook(asked(() => this.#handle.withBylaw(bylaw, name)));
    }

    /** A history in its canonical form. */
    subject(subject) {
      return JSON.parse(asked(() => this.#handle.subjectJson(text(subject))));
    }

    /** Met, not met or unknown, with the tree of reasons. */
    assess(subject, award, options = {}) {
      return JSON.parse(this.assessJson(subject, award, options));
    }

    /** The same as JSON text, byte for byte that of Rust and Python. */
    assessJson(subject, award, options = {}) {
      return asked(() => this.#handle.assessJson(text(subject), award, JSON.stringify(options)));
    }

    /** The assessment in words. */
    explain(subject, award, { lang = "vi", ...options } = {}) {
      return JSON.parse(asked(() => this.#handle.explainJson(text(subject), award, JSON.stringify(options), lang)));
    }

    /** The earliest date of a wanted award and what must happen until then. */
    path(subject, award, { lang = "vi", ...options } = {}) {
      return JSON.parse(asked(() => this.#handle.pathJson(text(subject), award, JSON.stringify(options), lang)));
    }

    /** The awards the subject can be proposed for now. */
    proposable(subject, options = {}) {
      return JSON.parse(asked(() => this.#handle.proposableJson(text(subject), JSON.stringify(options))));
    }

    /** The money of a decision. */
    money(question, { lang = "vi" } = {}) {
      return JSON.parse(asked(() => this.#handle.moneyJson(JSON.stringify(question), lang)));
    }

    /** The money of a sheet: rows of cells, the first row holds the headings. */
    moneySheet(rows) {
      return JSON.parse(asked(() => this.#handle.moneySheetJson(JSON.stringify(rows))));
    }

    /** Awards, codes, doubts and instruments with the names of a day. */
    catalogue(on) {
      return JSON.parse(asked(() => this.#handle.catalogueJson(on)));
    }

    /** The criteria of an award on a day. */
    criteria(award, on) {
      return JSON.parse(asked(() => this.#handle.criteriaJson(award, on)));
    }

    /** A list of candidates: who stands, who is cut, and by which rule. */
    slate(slate, { lang = "vi" } = {}) {
      return JSON.parse(asked(() => this.#handle.slateJson(text(slate), lang)));
    }

    /** What differs between two days, for one award or for all. */
    lawDiff(from, to, { award = "" } = {}) {
      return { from, to, changes: JSON.parse(asked(() => this.#handle.diffJson(from, to, award))) };
    }

    free() {
      this.#handle.free();
    }

    [Symbol.dispose ?? Symbol.for("dispose")]() {
      this.free();
    }
  };
}

/** The functions and the class over the module of conferences. */
export function conferenceOver(module) {
  class Conference {
    #handle;

    constructor(handle) {
      this.#handle = handle;
    }

    /** Reads a conference; `files` are the texts it names. */
    static read(conference, { name = "<text>", files = {} } = {}) {
      return new Conference(asked(() => module.ConferenceHandle.read(conference, name, JSON.stringify(files))));
    }

    outcome() {
      return JSON.parse(this.outcomeJson());
    }

    outcomeJson() {
      return this.#handle.outcomeJson();
    }

    text(lang = "vi") {
      return this.#handle.text(lang);
    }

    minutes(lang = "vi") {
      return this.#handle.minutes(lang);
    }

    /** The minutes as blocks: letterhead, title, paragraphs, tables, signatures. */
    minutesBlocks(lang = "vi") {
      return JSON.parse(this.#handle.minutesJson(lang));
    }

    free() {
      this.#handle.free();
    }

    [Symbol.dispose ?? Symbol.for("dispose")]() {
      this.free();
    }
  }
  return {
    Conference,
    check: (text, { name = "<text>", files = {} } = {}) => JSON.parse(module.checkJson(text, name, JSON.stringify(files))),
    regulations: () => JSON.parse(module.regulationsJson()),
    regulation: (id) => module.regulationText(id) || null,
  };
}
