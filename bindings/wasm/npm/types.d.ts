/** Text in Vietnamese and, where it differs, in English. */
export interface Bilingual { vi: string; en?: string }
export type Language = "vi" | "en";
export type Verdict = "met" | "not-met" | "unknown";
export type Grade = "confirmed" | "reported" | "recalled" | "assumed";

/** A place in a file: bytes, line and column in characters. */
export interface Label { source: string; span: { start: number; end: number }; line: number; column: number; text: string }
/** One problem of a file. */
export interface Diagnostic { code: string; severity: "error" | "warning"; message: Bilingual; labels: Label[]; help?: Bilingual }

/** A criterion of one unit; decimals are strings. */
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

/** Starts the module; may be called any number of times. */
export function init(source?: BufferSource | Response | URL | string): Promise<void>;
/** Every problem of a regulation or conference file; empty for a good one. */
export function check(text: string, options?: { name?: string; files?: Record<string, string> }): Diagnostic[];
/** Versions of the engine and of the bundled law. */
export function versions(): { engine: string; law: string };
/** A file has errors. */
export class RulebookError extends Error { readonly diagnostics: Diagnostic[] }
/** A conference, read and checked. */
export class Conference {
  private constructor();
  static read(text: string, options?: { name?: string; files?: Record<string, string> }): Conference;
  outcome(): Outcome;
  outcomeJson(): string;
  text(lang?: Language): string;
  minutes(lang?: Language): string;
  free(): void;
}
