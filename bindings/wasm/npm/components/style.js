// One sheet for all components, adopted: works under a policy without inline style.
export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host {
  --ink: var(--thidua-ink, #1b2430); --quiet: var(--thidua-quiet, #55606e); --line: var(--thidua-line, #d3d7dc);
  --paper: var(--thidua-paper, #fff); --ground: var(--thidua-ground, #f4f4f1); --accent: var(--thidua-accent, #7d1f1f);
  --met: var(--thidua-met, #17633a); --not: var(--thidua-not-met, #9b211b); --open: var(--thidua-unknown, #735000);
  --met-ground: #e8f3ec; --not-ground: #fbeceb; --open-ground: #fbf3df;
  --serif: var(--thidua-serif, "Noto Serif", "Source Serif 4", Cambria, "Times New Roman", serif);
  display: block; color: var(--ink); font: 15px/1.5 var(--thidua-font, "Be Vietnam Pro", "Segoe UI", "Noto Sans", "DejaVu Sans", system-ui, sans-serif);
  font-variant-numeric: tabular-nums;
}
:host([hidden]) { display: none }
* { box-sizing: border-box }
h2, h3 { font-size: 1rem; line-height: 1.35; margin: 0 0 .5rem; font-weight: 650 }
h3 { font-size: .94rem }
p { margin: 0 0 .6rem }
.quiet, small { color: var(--quiet) } small { font-size: .82rem; line-height: 1.35 }
.two { display: grid; grid-template-columns: minmax(24rem, 6fr) minmax(24rem, 7fr); gap: 1rem; align-items: start }
.box { background: var(--paper); border: 1px solid var(--line); border-radius: 5px; padding: .85rem 1rem }
.box + .box, .box + div > .box:first-child, .verdict + .box { margin-top: .75rem }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .55rem .8rem; align-items: start }
.wide { grid-column: 1 / -1 }
.field { display: flex; flex-direction: column; gap: .15rem; min-width: 0 }
label, legend { font-size: .84rem; font-weight: 600; color: #36404c }
input, select, textarea, button { font: inherit; color: inherit }
input, select, textarea { width: 100%; min-width: 0; padding: .32rem .45rem; border: 1px solid #8d97a3; border-radius: 3px; background: #fff; min-height: 2.1rem }
input[type=checkbox], input[type=radio] { width: 1.05rem; height: 1.05rem; min-height: 0; accent-color: var(--accent); flex: none; margin: .15rem 0 0 }
.check { display: flex; gap: .45rem; align-items: flex-start; font-size: .9rem; font-weight: 400; color: inherit }
:is(input, select, textarea, button, summary, a, [tabindex]):focus-visible { outline: 2px solid #1c5bb0; outline-offset: 1px }
button { background: #fff; border: 1px solid #8d97a3; border-radius: 3px; padding: .3rem .7rem; min-height: 2.1rem; cursor: pointer }
button:hover { background: #eef0f2 }
button.main { background: var(--accent); border-color: var(--accent); color: #fff; font-weight: 600 } button.main:hover { filter: brightness(1.12) }
button.small { padding: .05rem .5rem; min-height: 1.75rem; font-size: .86rem }
button.plain { border-color: transparent; background: none; color: var(--quiet) }
button[aria-pressed=true] { background: var(--ink); color: #fff; border-color: var(--ink) }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th { text-align: left; font-weight: 600; font-size: .82rem; color: #36404c; border-bottom: 1px solid #8d97a3; padding: .25rem .4rem; vertical-align: bottom }
td { border-bottom: 1px solid var(--line); padding: .28rem .4rem; vertical-align: top }
td.num, th.num { text-align: right; white-space: nowrap }
table.edit td { padding: .15rem .2rem; border: 0 } table.edit th { border: 0; padding: .1rem .25rem } table.edit td:last-child { width: 2rem }
.scroll { overflow-x: auto }
details.part { border-top: 1px solid var(--line) } details.part:last-of-type { border-bottom: 1px solid var(--line) }
details.part > summary { padding: .45rem .1rem; font-weight: 600; cursor: pointer; font-size: .92rem }
details.part > summary span { font-weight: 400; color: var(--quiet); margin-left: .4rem }
details.part > div { padding: .1rem 0 .7rem }
.verdict { border-left: 5px solid; padding: .7rem 1rem; border-radius: 3px }
.verdict strong { display: block; font-size: 1.22rem; line-height: 1.3; margin-bottom: .2rem }
.verdict p:last-child { margin: 0 }
.met { --tone: var(--met); --tone-ground: var(--met-ground) } .not-met { --tone: var(--not); --tone-ground: var(--not-ground) } .unknown { --tone: var(--open); --tone-ground: var(--open-ground) }
.verdict { border-color: var(--tone); background: var(--tone-ground) } .verdict strong { color: var(--tone) }
.sign { display: inline-grid; place-items: center; width: 1.25rem; height: 1.25rem; border-radius: 50%; background: var(--tone); color: #fff; font-size: .78rem; font-weight: 700; flex: none; line-height: 1 }
ul.tree, ul.tree ul { list-style: none; margin: 0; padding: 0 } ul.tree ul { margin-left: .6rem; padding-left: .85rem; border-left: 1px solid var(--line) }
.tree li { padding: .12rem 0 } .tree .line { display: flex; gap: .5rem; align-items: flex-start; padding: .1rem 0 }
.tree summary { cursor: pointer; list-style: none } .tree summary::-webkit-details-marker { display: none }
.tree summary .line::after { content: "▸"; color: var(--quiet); margin-left: auto; padding-left: .4rem } .tree details[open] > summary .line::after { content: "▾" }
.tree .sign { margin-top: .12rem }
.note { margin: 0 0 .15rem 1.75rem; font-size: .87rem; color: var(--quiet) }
.article { margin: .2rem 0 .35rem 1.75rem; padding: .3rem .7rem; border-left: 3px solid #c9bfa5; background: #faf8f1; font-family: var(--serif); font-size: .93rem }
.cite { color: var(--quiet); font-size: .85rem; white-space: normal }
.missing { margin: 0; padding: 0; list-style: none } .missing li { display: flex; flex-wrap: wrap; gap: .3rem .6rem; align-items: center; justify-content: space-between; padding: .3rem 0; border-bottom: 1px solid var(--line) } .missing li:last-child { border: 0 }
.missing li > span:first-child { flex: 1 1 16rem }
.problems { margin: 0 0 .6rem; padding: 0; list-style: none } .problems li { border-left: 4px solid var(--not); background: var(--not-ground); padding: .4rem .7rem; margin-bottom: .35rem; display: flex; flex-direction: column; gap: .1rem } .problems li.warning { border-color: var(--open); background: var(--open-ground) } .problems strong { font-weight: 600 } .problems code { font-size: .84rem; color: #36404c }
.problem { color: var(--not) }
svg { display: block; max-width: 100%; height: auto; font-family: inherit } svg text { fill: var(--ink); font-size: 11px } svg text.quiet { fill: var(--quiet) }
.only-read { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.grade { display: inline-block; border: 1px solid var(--line); border-radius: 3px; padding: 0 .35rem; font-size: .8rem; color: #36404c; background: #fff }
.total { font-size: 1.15rem; font-weight: 650 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.55 var(--serif); margin: 0 }
ins { text-decoration: none; background: var(--met-ground); display: block; padding: .2rem .5rem; border-left: 3px solid var(--met) } del { text-decoration: none; background: var(--not-ground); display: block; padding: .2rem .5rem; border-left: 3px solid var(--not) }
.two > div > :first-child { margin-top: 0 } .fold > summary { font-weight: 650; cursor: pointer; margin: -.2rem 0 } .fold[open] > summary { margin-bottom: .5rem } td.c-year { min-width: 5rem; width: 5.5rem } td.c-date { min-width: 8.5rem; width: 9rem } td.c-select, td.c-text { min-width: 8rem }
.tree ul.single { margin-left: 0; padding-left: 0; border: 0 }
.list { max-height: 34rem; overflow-y: auto; margin-top: .5rem } .list li { padding: 0 } button.entry { flex: 1; text-align: left; border: 0; border-radius: 0; background: none; padding: .3rem .5rem; min-height: 0; line-height: 1.35 } button.entry:hover { background: #eef0f2 } button.entry[aria-pressed=true] { background: #f3ead9; color: var(--ink); font-weight: 650 }
textarea.source { font: .85rem/1.5 "JetBrains Mono", "Cascadia Mono", "DejaVu Sans Mono", Consolas, monospace; resize: vertical }
.paper { font-family: var(--serif); font-size: .97rem; line-height: 1.5 } .paper h4 { margin: .8rem 0 .3rem; font-size: 1rem } .papertitle { text-align: center; font-size: 1.05rem; margin: .8rem 1rem } .letterhead { display: flex; justify-content: space-between; gap: 1rem; text-align: center } .letterhead p { flex: 1 }
@media (max-width: 40rem) { table.edit, table.edit tbody { display: block } table.edit thead { display: none } table.edit tr { display: grid; grid-template-columns: 1fr 1fr; gap: .1rem .5rem; padding: .45rem 0; border-bottom: 1px solid var(--line) } table.edit td { width: auto; min-width: 0 } table.edit td:last-child { width: auto } table.edit td[data-label]::before { content: attr(data-label); font-size: .78rem; font-weight: 600; color: #36404c } .tree ul { margin-left: .2rem; padding-left: .5rem } .note, .article { margin-left: .3rem } .letterhead { flex-direction: column; gap: 0 } }
@media (max-width: 56rem) { .list { max-height: 15rem } .two { grid-template-columns: minmax(0, 1fr) } .verdict strong { font-size: 1.1rem } table.edit { min-width: 0 } }
@media (pointer: coarse) { button, input, select, button.small { min-height: 2.5rem } input[type=checkbox] { width: 1.3rem; height: 1.3rem } }
@media print { .no-print, button { display: none !important } .two { display: block } .box { border: 0; padding: 0; margin: 0 0 .8rem; break-inside: avoid } :host { font-size: 11pt } .verdict { border: 1px solid #000; background: none } details > :not(summary) { display: block } }
`);
