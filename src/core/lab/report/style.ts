import { Markup } from '../../markup';

/** What the comparison's report adds to the style of all reports. */
export const COMPARISON_STYLE = new Markup(`
.lead { margin: 14px 0 20px; max-width: 860px; font-size: 15px; }
.main { display: grid; grid-template-columns: minmax(0, 1fr) 236px; gap: 24px; align-items: start; }
@media (max-width: 1240px) { .main { grid-template-columns: minmax(0, 1fr); } .pictures { grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); } }
tbody th { color: var(--fg); font-size: 12px; vertical-align: top; white-space: normal; width: 132px; min-width: 132px; }
tbody th[scope=rowgroup] { font-weight: 600; border-bottom-color: transparent; }
.block + .block > tr:first-child > * { border-top: 1px solid var(--dim); }
.block > tr:first-child > * { padding-top: 7px; }
.recommended > td { background: var(--hot); }
.recommended > td:first-of-type, .plain > td:first-of-type { padding-left: 8px; }
.reason { white-space: normal; color: var(--dim); }
.pictures { display: grid; gap: 14px; margin: 0; padding: 0; }
.callout { margin-top: 16px; padding: 10px 14px; border: 1px solid var(--warnLine); border-radius: 6px; background: var(--warnBg); }
.matrix, .measures { width: auto; }
.measures td, .measures thead th { text-align: right; padding: 3px 10px; }
.measures tbody th { white-space: nowrap; }
.matrix td { min-width: 38px; padding: 3px 6px; text-align: center; border: 1px solid var(--bg); background: rgba(var(--ink), calc(var(--share) * 0.55)); }
.matrix thead th { text-align: center; padding: 3px 6px; }
.matrix tbody th { white-space: nowrap; font-weight: 400; padding-right: 12px; }
.notes { margin-top: 24px; color: var(--dim); font-size: 12px; max-width: 980px; }
.notes p + p { margin-top: 4px; }
@media print { .matrix td, .recommended > td, .callout { print-color-adjust: exact; } }
@media (forced-colors: active) { .recommended > td { outline: 1px dashed Highlight; } }
`);
