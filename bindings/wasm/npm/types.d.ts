// Written by hand; CI compiles every golden JSON as a constant of these types. Decimals and dates are strings.

/** Text in Vietnamese and, where it differs, in English. */
export interface Bilingual { vi: string; en?: string }
export type Language = "vi" | "en";
export type Verdict = "met" | "not-met" | "unknown";
export type Grade = "confirmed" | "reported" | "recalled" | "assumed";
export type Basis = "statute" | "guidance" | "practice";
/** `2025-06-01` */
export type Day = string;

/** A place in a file: bytes, line and column in characters. For JSON, `text` is the path, as in `/awards/3/year`. */
export interface Label { source: string; span: { start: number; end: number }; line: number; column: number; text: string }
/** One problem of a file, a history or a question. */
export interface Diagnostic { code: string; severity: "error" | "warning"; message: Bilingual; labels: Label[]; help?: Bilingual }
/** What is thrown: `diagnostics` lists every problem. */
export class RulebookError extends Error { readonly diagnostics: Diagnostic[] }

/** A history; see docs/history.md. */
export interface Subject {
  schema?: 1; kind: string; id?: string; name?: string; category?: string; sex?: "female" | "male"; born?: Day;
  service_from?: Day; established?: Day; area?: string; period?: string; deceased?: boolean; complete?: object;
  ratings?: { year: number; level: string; on?: Day; system?: string }[];
  awards?: { award: string; year?: number; from_year?: number; on?: Day; number?: string; merit?: string; ground?: string; revoked?: Day; [more: string]: unknown }[];
  initiatives?: { year: number; id?: string; name?: string; kind?: string; scope?: string; recognised?: boolean; [more: string]: unknown }[];
  discipline?: { form: string; on: Day; served?: Day; revoked?: Day }[];
  proceedings?: { kind: string; from: Day; cleared?: Day; closed?: Day }[];
  absences?: { kind: string; from: Day; until?: Day; to?: Day }[];
  posts?: { post: string; from: Day; until?: Day; to?: Day }[];
  service?: { kind: string; from: Day; until?: Day; to?: Day; area?: string }[];
  movements?: object[]; compositions?: object[]; members?: Subject[];
  findings?: { id: string; holds: boolean; year?: number }[];
  facts?: { id: string; value?: string | number; day?: Day; year?: number }[];
  [more: string]: unknown;
}

/** What is asked beside the subject and the award. */
export interface Question {
  /** Day of the decision. */
  on: Day;
  /** Day on which the dossier was received. */
  received?: Day;
  /** Day of the proposal; the day of receipt where absent. */
  proposed?: Day;
  /** Year under review. */
  year?: number;
  /** Absent findings are taken as true. */
  grantFindings?: boolean;
  /** Absent judgements of conduct are taken as true; achievements must still be shown. */
  grantConduct?: boolean;
  /** Key of a doubt → reading, or `undecided`. */
  readings?: Record<string, string>;
}

/** One point of the criteria with its answer. */
export interface Reason {
  id: string; cite: string; grade: Grade; basis: Basis; verdict: Verdict; because: string; rests_on?: Grade;
  observed?: { [what: string]: unknown }; needed?: { [what: string]: unknown };
  counted?: Evidence[]; not_counted?: Evidence[]; missing?: Missing[]; children?: Reason[];
}
/** The answer of one rule: the head of its tree. */
export interface RuleReason extends Reason { instrument: string; law_of: Day; applies: Verdict; selective: boolean }
/** An entry of the history. */
export interface Evidence { entry: string; why?: string; [what: string]: unknown }
/** A fact that would settle an unknown verdict. */
export interface Missing { kind: string; id?: string; year?: number; [what: string]: unknown }
/** The answer to "may this subject be given this award on this day". */
export interface Assessment {
  award: string; name: Bilingual; subject?: string; on: Day; received?: Day; year: number; verdict: Verdict;
  selective: boolean; barred: boolean; grade?: Grade; reasons: RuleReason[]; missing: Missing[]; provided?: Missing[];
  readings?: { key: string; reading: string; verdict: Verdict }[];
  bars?: { id: string; cite: string; grade: Grade; applies: Verdict; evidence?: Evidence[] }[];
  exclusions?: { id: string; cite: string; grade: Grade; effect: "excludes" | "warns"; evidence?: Evidence[] }[];
  caveats?: { id: string; text: Bilingual; grade: Grade }[];
  without?: { because: string; reason?: Bilingual; cite?: string; grade?: Grade };
  transition?: string; law: { digest: string };
}
/** A line of the tree of reasons in words. */
export interface TreeItem { verdict: Verdict; text: string; notes: string[]; children: TreeItem[] }
export type Block =
  | { title: string } | { heading: string } | { paragraph: string } | { list: string[] } | { tree: TreeItem[] }
  | { head: string[]; numeric: boolean[]; rows: string[][] }
  | { left: string[]; right: string[] } | { signatures: [string, string][] };
/** An assessment in words. */
export interface Explained { summary: string; blocks: Block[] }

/** The way to an award. */
export interface Path {
  award: string; now: Verdict; earliest: Day | null; year: number | null; looked_to: number; text: string;
  plan: { year: number; rating?: string; initiative?: string; scope?: string; composition?: true; award?: string; on?: Day | null }[];
}
/** The money of a decision, in đồng. */
export interface MoneyQuestion { award: string; recipient: string; on: Day; giver?: string; own?: string; posthumous?: boolean; readings?: Record<string, string> }
export interface Money {
  award: string; name: Bilingual; recipient: string; on: Day; state: "known" | "ceiling" | "none" | "absent" | "unknown";
  amount: string | null; at_most?: string; multiplier: string | null; base_salary: string | null; product: string | null;
  grade: Grade; sentence: string; [more: string]: unknown;
}
export interface MoneySheet {
  list: { rows: { at: number; award: string; recipient: string; on: Day; count: number; state: string; amount: string | null; [more: string]: unknown }[]; [more: string]: unknown };
  places: number[];
  problems: { row: number; column: number; heading: string; value: string; code: string; message: Bilingual; help: Bilingual }[];
}

/** Names and codes of a day. */
export interface Catalogue {
  on: Day; digest: string; kinds: string[]; regimes: string[];
  awards: { id: string; name: Bilingual; kind: string; rank: number; recipients: string[] | null }[];
  words: Record<string, { id: string; name: Bilingual; rank: number; aliases: string[] }[]>;
  instruments: { id: string; number: string; name: Bilingual; issuer: Bilingual; kind: string; in_force: Interval; origin: { grade: Grade; [more: string]: unknown }; [more: string]: unknown }[];
  readings: { key: string; question: Bilingual; options: { id: string; name: Bilingual }[]; default: number | null; [more: string]: unknown }[];
}
/** Half-open: from the first day to the day before `until`. */
export interface Interval { from?: Day | null; until?: Day | null }
export interface CriteriaPoint { id: string; name: Bilingual; text: string | null; cite: string; grade: Grade; basis: Basis }
export interface CriteriaRule {
  id: string; name: Bilingual; cite: string; grade: Grade; instrument: string; number: string | null; selective: boolean;
  in_force: Interval; text: string | null; recipients: string[]; points: CriteriaPoint[];
}
export interface Criteria { award: string; name: Bilingual; on: Day; rules: CriteriaRule[] }
/** How something stands on a day. */
export interface LawState { name: Bilingual; text: Bilingual; cite: string; instrument: string; grade: Grade }
/** One difference between two days. */
export interface LawChange { award?: string; what: string; rule?: string; point?: string; change: "removed" | "changed" | "added" | "moved"; before?: LawState; after?: LawState }
export interface LawDifference { from: Day; to: Day; changes: LawChange[] }
/** Who of a list stands, who is cut, and by which rule. */
export interface SlateAnswer { blocks: Block[]; [more: string]: unknown }

/** The law on every day. */
export class Rulebook {
  private constructor();
  static vietnam(): Rulebook;
  readonly digest: string;
  withBylaw(text: string, options?: { name?: string }): Rulebook;
  /** A history in its canonical form; throws where it has errors. */
  subject(subject: Subject | string): Subject;
  assess(subject: Subject | string, award: string, question: Question): Assessment;
  /** The same as JSON text, byte for byte that of Rust and Python. */
  assessJson(subject: Subject | string, award: string, question: Question): string;
  explain(subject: Subject | string, award: string, question: Question & { lang?: Language }): Explained;
  path(subject: Subject | string, award: string, question: Question & { lang?: Language; yearsAhead?: number }): Path;
  proposable(subject: Subject | string, question: Question): { award: string; name: Bilingual; verdict: Verdict }[];
  money(question: MoneyQuestion, options?: { lang?: Language }): Money;
  moneySheet(rows: string[][]): MoneySheet;
  catalogue(on: Day): Catalogue;
  criteria(award: string, on: Day): Criteria;
  lawDiff(from: Day, to: Day, options?: { award?: string }): LawDifference;
  /** A list of candidates, as in docs of slates. */
  slate(slate: object | string, options?: { lang?: Language }): SlateAnswer;
  free(): void;
  [Symbol.dispose](): void;
}

/** A criterion of one unit. */
export interface CriterionOutcome {
  id: string; points: string | null; max: string | null; role: "standard" | "bonus" | "deduction" | "note"; rule: string;
  cite: string; grade: Grade; stage?: string; [more: string]: unknown;
}
/** One unit. */
export interface UnitOutcome {
  id: string; name: Bilingual; eligible: Verdict; total: string | null; class_total: string | null; class: string | null;
  rank: number | null; final: boolean; criteria: CriterionOutcome[]; [more: string]: unknown;
}
/** A nomination: a proposal, or what the authority made of it. */
export interface Nomination {
  award: string; award_name: Bilingual; unit: string; unit_name: Bilingual;
  state: "proposed" | "awarded" | "refused" | "forwarded"; by: string; cite: string; grade: Grade; [more: string]: unknown;
}
/** Something open, a breach, a point of the plan. */
export interface Remark { code: string; unit?: string; message: Bilingual }
/** Everything a conference comes to. */
export interface Outcome {
  schema: number; engine: string; year: number; date: string; final: boolean; units: UnitOutcome[];
  nominations: Nomination[]; roles: { year: number; head: string | null; deputies: string[]; [more: string]: unknown };
  open: Remark[]; breaches: Remark[]; plan: Remark[]; [more: string]: unknown;
}
/** A conference, read and checked. */
export class Conference {
  private constructor();
  static read(text: string, options?: { name?: string; files?: Record<string, string> }): Conference;
  outcome(): Outcome;
  outcomeJson(): string;
  text(lang?: Language): string;
  minutes(lang?: Language): string;
  minutesBlocks(lang?: Language): Block[];
  free(): void;
  [Symbol.dispose](): void;
}

type Module = BufferSource | Response | URL | string;
/** Starts the law; with `conference` also conferences and `check`, which in Node are always there. */
export function init(options?: { law?: Module; conference?: boolean | Module }): Promise<void>;
/** Every problem of a regulation, a conference or a law file; empty for a good one. */
export function check(text: string, options?: { name?: string; files?: Record<string, string> }): Diagnostic[];
/** Identifiers of the bundled regulations of blocs. */
export function regulations(): string[];
/** The text of a bundled regulation. */
export function regulation(id: string): string | null;
/** Versions of the engine and of the bundled law. */
export function versions(): { engine: string; law: string };
