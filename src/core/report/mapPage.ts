import { Markup, markup } from '../markup';
import { ownPage } from './page';

/** What a map as a page of its own is made of. */
export interface MapPage {
  readonly title: string;
  readonly language: string;
  /** Words of the page by name; `waiting` stands there until the map does, and for good where it cannot. */
  readonly strings: Readonly<Record<string, string>> & { readonly waiting: string };
  readonly script: string;
  readonly style: string;
  /** What the script draws, as base64. */
  readonly data: string;
}

/** A map as one HTML page that needs nothing but itself: nothing is loaded. */
export function mapPage({ title, language, strings, script, style, data }: MapPage): string {
  const body = markup`<div id="kindred-map" data-strings="${JSON.stringify(strings)}"><div class="message"><p>${strings.waiting}</p></div></div>
<script type="application/gzip" id="kindred-data">${data}</script>
<script>${new Markup(script)}</script>`;
  return ownPage({ title, language, may: "script-src 'unsafe-inline'; img-src data: blob:", style: new Markup(style), body });
}
