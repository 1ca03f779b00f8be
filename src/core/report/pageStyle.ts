import { Markup } from '../markup';
import { GROUP_COLOURS } from '../palette';

/** Colours of a page, light and dark. */
export const PAPER = {
  light: { bg: '#ffffff', fg: '#3b3b3b', dim: '#616161', line: '#e5e5e5', bar: '#005fb8', hot: '#e8f1fa', warn: '#8f6a00', warnBg: '#fff8e1', warnLine: '#b89500', ink: '0, 95, 184' },
  dark: { bg: '#1f1f1f', fg: '#cccccc', dim: '#9d9d9d', line: '#383838', bar: '#2f8fe0', hot: '#1b2f3f', warn: '#cca700', warnBg: '#352a05', warnLine: '#b89500', ink: '55, 148, 255' },
} as const;

/** What all reports look like: light or dark as the reader's system is; they print, and cope with forced colours. */
export const PAGE_STYLE = new Markup(`
:root { color-scheme: light dark; ${variables(PAPER.light, GROUP_COLOURS.light)} }
@media (prefers-color-scheme: dark) { :root { ${variables(PAPER.dark, GROUP_COLOURS.dark)} } }
* { box-sizing: border-box; }
body { max-width: 1460px; margin: 0 auto; padding: 28px 32px 40px; background: var(--bg); color: var(--fg); font: 13px/1.5 system-ui, "Segoe UI", sans-serif; }
h1 { margin: 0; font-size: 20px; line-height: 1.25; font-weight: 600; }
h2 { margin: 32px 0 8px; font-size: 14px; font-weight: 600; }
p { margin: 0; }
.dim { color: var(--dim); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 12px; }
caption { text-align: left; color: var(--dim); padding-bottom: 6px; }
th { color: var(--dim); font-weight: 400; font-size: 11px; line-height: 1.3; text-align: left; vertical-align: bottom; }
thead th { white-space: normal; }
th b { display: block; white-space: nowrap; color: var(--fg); font-weight: 400; }
th, td { padding: 4px 9px 4px 0; border-bottom: 1px solid var(--line); white-space: nowrap; font-variant-numeric: tabular-nums; }
.chip { margin-left: 6px; padding: 1px 7px; border: 1px solid var(--line); border-radius: 10px; font-size: 11px; }
.bar { display: inline-block; width: 44px; height: 4px; margin-right: 7px; border-radius: 2px; background: var(--line); vertical-align: middle; overflow: hidden; }
.bar > i { display: block; height: 100%; background: var(--bar); }
.bar.quiet > i { background: var(--dim); }
.end { text-align: right; }
.warn { color: var(--warn); }
figure { margin: 0; }
figure svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; }
figure path { fill: none; stroke-width: 2.6; stroke-linecap: round; }
figure .few path { stroke-width: 4.5; }
figcaption { display: flex; gap: 6px; justify-content: space-between; margin-top: 4px; font-size: 12px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 16px; margin: 0; font-size: 12px; }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
@media print { body { padding: 0; } .bar { print-color-adjust: exact; } }
@media (forced-colors: active) { .bar { border: 1px solid CanvasText; } .bar > i { background: CanvasText; forced-color-adjust: none; } figure path { forced-color-adjust: none; } }
${GROUP_COLOURS.dark.map((_, slot) => `.s${slot} { stroke: var(--s${slot}); }`).join('\n')}
`);

function variables(colours: Readonly<Record<string, string>>, slots: readonly string[]): string {
  const named = Object.entries(colours).map(([name, colour]) => `--${name}: ${colour};`);
  return [...named, ...slots.map((colour, slot) => `--s${slot}: ${colour};`)].join(' ');
}
