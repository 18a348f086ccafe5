import type { Assessment, Diagnostic, Outcome, Subject } from "./types.js";
/** `<thidua-assess lang date award subject>`: event `thidua-assessment`. */
export class ThiduaAssess extends HTMLElement { subject: Subject; readonly result: Assessment | null }
/** `<thidua-conference lang>`: event `thidua-outcome`. */
export class ThiduaConference extends HTMLElement { load(files: Record<string, string>): Promise<void>; readonly result: Outcome | null }
/** `<thidua-money lang date>`: event `thidua-money`. */
export class ThiduaMoney extends HTMLElement { rows: string[][]; readonly result: object | null }
/** `<thidua-law lang date award>`: event `thidua-law`. */
export class ThiduaLaw extends HTMLElement { readonly result: object | null }
declare global {
  interface HTMLElementEventMap {
    "thidua-assessment": CustomEvent<Assessment>; "thidua-outcome": CustomEvent<Outcome>;
    "thidua-money": CustomEvent<object>; "thidua-law": CustomEvent<object>; "thidua-problems": CustomEvent<Diagnostic[]>;
  }
}
