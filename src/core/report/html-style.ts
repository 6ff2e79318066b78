/** The whole style of the HTML report: system fonts, light and dark as the reader's system has it. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #17191c);
  --line: light-dark(#e7e3dc, #2a2e33);
  --ink: light-dark(#1c1a17, #eceae6);
  --ink-2: light-dark(#57524b, #b3b1ac);
  --kept: light-dark(#077367, #148376);
  --base: light-dark(#adb4b8, #586066);
  --wasted: light-dark(#d96a24, #d9752f);
  --warning: light-dark(#865500, #e0b04a);
  --error: light-dark(#b3243c, #ff8f97);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 32px 24px 64px; max-width: 1080px;
  background: var(--paper); color: var(--ink);
  font: 14px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums;
}
h1 { margin: 0 0 4px; font-size: 24px; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 36px 0 8px; font-size: 16px; font-weight: 600; }
p { margin: 0 0 8px; }
.quiet { color: var(--ink-2); }
code, pre { font: 12.5px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
pre { margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px; margin: 16px 0 0; }
dt { color: var(--ink-2); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--ink-2); font-weight: 500; white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
.dimmed td { color: var(--ink-2); }
.bars { display: grid; grid-template-columns: max-content 1fr max-content; gap: 6px 12px; align-items: center; margin: 0; padding: 0; list-style: none; }
.bars li { display: contents; }
.bar { display: flex; height: 16px; background: var(--line); border-radius: 2px; overflow: hidden; }
.bar span { min-width: 0; }
.bar .kept { background: var(--kept); }
.bar .base { background: var(--base); }
.bar .wasted { background: repeating-linear-gradient(135deg, var(--wasted) 0 2px, transparent 2px 5px); }
.key { display: inline-block; width: 12px; height: 12px; margin: 0 6px 0 12px; border-radius: 2px; vertical-align: -1px; }
.key:first-child { margin-left: 0; }
.key.kept { background: var(--kept); }
.key.base { background: var(--base); }
.key.wasted { background: repeating-linear-gradient(135deg, var(--wasted) 0 2px, transparent 2px 5px); }
.warning { color: var(--warning); }
.error { color: var(--error); }
footer { margin-top: 48px; color: var(--ink-2); }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
`
