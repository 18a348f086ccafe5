// Web components over the library: no framework, styled by custom properties and parts.
import { ThiduaAssess } from "./components/assess.js";
import { ThiduaConference } from "./components/conference.js";
import { ThiduaLaw } from "./components/law.js";
import { ThiduaMoney } from "./components/money.js";

export { ThiduaAssess, ThiduaConference, ThiduaLaw, ThiduaMoney };

const elements = { "thidua-assess": ThiduaAssess, "thidua-conference": ThiduaConference, "thidua-law": ThiduaLaw, "thidua-money": ThiduaMoney };
for (const [name, element] of Object.entries(elements)) if (!customElements.get(name)) customElements.define(name, element);
