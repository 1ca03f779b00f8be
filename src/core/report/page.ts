import { markup, Markup } from '../markup';
import { PAGE_STYLE } from './pageStyle';

/** By this a report is known again. */
export const GENERATOR = '<meta name="generator" content="Kindred">';

/** An HTML page that needs nothing but itself. */
interface OwnPage {
  readonly title: string;
  readonly language: string;
  /** What it may do besides having a style; nothing is loaded in any case. */
  readonly may?: string;
  readonly style: Markup;
  readonly body: Markup;
}

/** A report as one HTML page: no script, nothing loaded. `style` is what it adds to that of all reports. */
export function reportPage(title: string, style: Markup, body: Markup, language = 'en'): string {
  return ownPage({ title, language, style: markup`${PAGE_STYLE}${style}`, body });
}

/** Writes a page that is known again as one of this program. */
export function ownPage({ title, language, may, style, body }: OwnPage): string {
  return markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
${new Markup(GENERATOR)}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${may && `; ${may}`}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
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
