import { markup, Markup } from '../markup';
import { PAGE_STYLE } from './pageStyle';

/** By this a report is known again. */
export const GENERATOR = '<meta name="generator" content="Kindred">';

/** A report as one HTML page that needs nothing but itself: no script, nothing loaded. `style` is what it adds to that of all reports. */
export function reportPage(title: string, style: Markup, body: Markup, language = 'en'): string {
  return markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
${new Markup(GENERATOR)}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${PAGE_STYLE}${style}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}

/** Terms with what is said of them; those without a text are left out. */
export function termList(lines: readonly (readonly [string, string])[]): Markup {
  return markup`<dl>${lines.map(([term, text]) => text && markup`<dt>${term}</dt><dd>${text}</dd>`)}</dl>`;
}
