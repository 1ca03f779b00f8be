import { markup } from '../../core/markup';

/** Where a webview's page finds its parts; all as addresses the webview may load. */
export interface Page {
  /** Id of the element its script builds the page in. */
  readonly root: string;
  readonly script: string;
  readonly style: string;
  /** The webview's own source for styles, fonts and pictures. */
  readonly source: string;
  /** Fresh for each page. */
  readonly nonce: string;
  readonly title: string;
  readonly language: string;
  /** Words of the page in the reader's language, by name. */
  readonly strings: Readonly<Record<string, string>>;
}

/** The page of a webview: nothing inline, nothing from outside, the script by its nonce. */
export function pageHtml({ root, script, style, source, nonce, title, language, strings }: Page): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data: blob:`,
  ].join('; ');
  return markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="${root}" data-strings="${JSON.stringify(strings)}"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`.text;
}
