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

    /** What the criteria of awards became between two days; all awards where none is named. */
    lawDiff(from, to, { awards } = {}) {
      const wanted = awards ?? this.catalogue(to).awards.map((award) => award.id);
      const changes = [];
      for (const award of wanted) {
        const [before, after] = [this.criteria(award, from), this.criteria(award, to)];
        const key = (rule) => rule.id;
        const rules = [...new Set([...before.rules.map(key), ...after.rules.map(key)])];
        const found = rules.map((id) => difference(id, before.rules.find((one) => one.id === id), after.rules.find((one) => one.id === id)));
        const real = found.filter(Boolean);
        if (real.length) changes.push({ award, name: after.name, rules: real });
      }
      return { from, to, changes };
    }

    free() {
      this.#handle.free();
    }

    [Symbol.dispose ?? Symbol.for("dispose")]() {
      this.free();
    }
  };
}

/** One rule on two days: points added, removed and changed. */
function difference(id, before, after) {
  if (before && after && before.in_force.from === after.in_force.from && before.instrument === after.instrument) return null;
  const same = (one, other) => one.name.vi === other.name.vi && one.text === other.text && one.cite === other.cite;
  const of = (points = [], other = [], test) => points.filter((point) => point.id && test(point, other.find((one) => one.id === point.id)));
  const [old, now] = [before?.points, after?.points];
  return {
    id,
    name: (after ?? before).name,
    kind: !before ? "new" : !after ? "gone" : "changed",
    before: before && { cite: before.cite, number: before.number, instrument: before.instrument },
    after: after && { cite: after.cite, number: after.number, instrument: after.instrument },
    removed: of(old, now, (_, found) => !found),
    added: of(now, old, (_, found) => !found),
    changed: of(now, old, (point, found) => found && !same(point, found)).map((point) => ({ before: old.find((one) => one.id === point.id), after: point })),
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
