import { Markup } from '../markup';
import { UNGROUPED_SLOT } from '../palette';

/** What the report of the groups adds to the style of all reports. */
export const REPORT_STYLE = new Markup(`
body { max-width: 1180px; }
h2 { display: flex; align-items: center; gap: 8px; margin: 0 0 4px; font-size: 16px; }
h3 { margin: 18px 0 6px; font-size: 13px; font-weight: 600; }
h3 .dim { margin-left: 4px; font-size: 12px; font-weight: 400; }
section { margin-top: 36px; padding-top: 20px; border-top: 1px solid var(--line); }
bdi, p, a, summary { overflow-wrap: anywhere; }
ul, ol { margin: 0; padding: 0; list-style: none; }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; }
.top { display: grid; grid-template-columns: minmax(0, 1fr) 220px; gap: 24px; align-items: start; margin-top: 16px; }
.map path { stroke-width: 4; }
.map.few path { stroke-width: 7; }
.map text { fill: var(--fg); stroke: var(--bg); stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; font-weight: 600; text-anchor: middle; }
nav li, .parts li { display: flex; gap: 8px; justify-content: space-between; padding: 3px 0; font-size: 12px; font-variant-numeric: tabular-nums; }
nav a { display: flex; gap: 7px; align-items: center; min-width: 0; }
.dot { flex: none; display: inline-block; width: 10px; height: 10px; margin-right: 6px; vertical-align: -1px; }
nav .dot, h2 .dot { margin: 0; }
.dot path { fill: none; stroke-width: 9; stroke-linecap: round; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 260px; gap: 32px; }
.passage { margin: 0 0 12px; padding-left: 12px; border-left: 2px solid var(--own); }
.passage p { color: var(--dim); }
.passage .head { display: flex; flex-wrap: wrap; gap: 0 16px; justify-content: space-between; color: var(--fg); }
.place { font-size: 12px; }
.parts li { border-bottom: 1px solid var(--line); }
.words li { display: grid; grid-template-columns: minmax(0, 1fr) 90px 40px; gap: 8px; align-items: center; padding: 2px 0; font-size: 12px; font-variant-numeric: tabular-nums; }
.words .bar { width: auto; margin: 0; }
.words .bar > i { background: var(--own); }
.words .dim { text-align: right; }
th, td { padding-right: 16px; }
td.text { white-space: normal; min-width: 120px; }
.figures { width: auto; }
.figures th { min-width: 130px; color: var(--fg); font-size: 12px; vertical-align: top; }
.figures td { vertical-align: top; padding-right: 18px; }
.times svg:not(.dot) { display: block; width: 100%; height: 44px; border: 0; border-bottom: 1px solid var(--line); border-radius: 0; }
.times svg:not(.dot) path { fill: var(--own); stroke: none; }
.times svg .tick.tick { fill: none; stroke: var(--line); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.times .all { --own: var(--dim); }
.axis { position: relative; height: 17px; font-size: 11px; font-variant-numeric: tabular-nums; overflow: hidden; }
.axis span { position: absolute; padding-left: 3px; white-space: nowrap; }
.side .axis span:first-child:nth-last-child(n+4) ~ span:nth-child(even) { display: none; }
.times figcaption { font-size: 11px; }
.line { display: grid; grid-template-columns: 200px minmax(0, 1fr) 280px; gap: 0 16px; align-items: end; padding-top: 8px; font-size: 12px; font-variant-numeric: tabular-nums; }
.times .line > svg:not(.dot) { height: 30px; }
.line > .axis { grid-column: 2; margin-top: -8px; }
.line a { display: flex; gap: 7px; align-items: center; min-width: 0; }
.line a .dot { margin: 0; }
.line bdi { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
details { margin-top: 16px; font-size: 12px; }
summary { cursor: pointer; }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
@media (max-width: 820px) { .top, .columns { grid-template-columns: minmax(0, 1fr); } body { padding: 20px 16px; } .line { grid-template-columns: minmax(0, 1fr); } .line > .axis { grid-column: 1; } .line > :first-child { order: -2; } .line > span:last-child { order: -1; } .axis span:first-child:nth-last-child(n+4) ~ span:nth-child(even) { display: none; } }
@media print { section { break-inside: auto; } h2, h3, thead { break-after: avoid; } .passage, tr, li, figure { break-inside: avoid; } .words .bar > i, .times path, .dot path, .map path { print-color-adjust: exact; } }
@media (forced-colors: active) { .passage { border-left-color: CanvasText; } .times path, .dot path { forced-color-adjust: none; } }
${Array.from({ length: UNGROUPED_SLOT }, (_, slot) => `.s${slot} { --own: var(--s${slot}); }`).join('\n')}
`);
