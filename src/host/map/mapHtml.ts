import type { MapStrings } from '../../protocol/mapStrings';

/** Where the map's page finds its parts; all as addresses the webview may load. */
export interface MapPage {
  readonly script: string;
  /** Absent when the map has no style sheet of its own. */
  readonly style?: string;
  /** The webview's own source for styles, fonts and pictures. */
  readonly source: string;
  /** Fresh for each page. */
  readonly nonce: string;
  readonly title: string;
  readonly language: string;
  /** Words of the map in the reader's language. */
  readonly strings: MapStrings;
}

/** The page of the map: nothing inline, nothing from outside, the script by its nonce. */
export function mapHtml({ script, style, source, nonce, title, language, strings }: MapPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data: blob:`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>${escaped(title)}</title>
${style ? `<link rel="stylesheet" href="${escaped(style)}">` : ''}
</head>
<body>
<div id="kindred-map" data-strings="${escaped(JSON.stringify(strings))}"></div>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character]);
}
