import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inOrder, type DocumentDates } from '../core/report/foundDates';
import { mapPage } from '../core/report/mapPage';
import type { Grouping } from '../core/types';
import { MAP_PAGE_STRINGS } from '../protocol/mapStrings';
import { packMap } from '../protocol/packedMap';
import { packSharedMap } from '../protocol/sharedMap';

/** The map of a grouping as a page of its own. */
export async function mapPageOf(grouping: Grouping, title: string, changed: DocumentDates): Promise<string> {
  const [script, style] = await Promise.all(['js', 'css'].map(ending => readFile(join(__dirname, `mapPage.${ending}`), 'utf8')));
  const packed = await packSharedMap({ data: await packMap(grouping, title), dates: inOrder(grouping.documents, changed) });
  return mapPage({ title, language: 'en', strings: MAP_PAGE_STRINGS, script, style, data: Buffer.from(packed).toString('base64') });
}
