import { env, Uri, workspace } from 'vscode';
import { inOrder } from '../../core/report/foundDates';
import { mapPage } from '../../core/report/mapPage';
import type { Grouping } from '../../core/types';
import { MAP_PAGE_STRINGS } from '../../protocol/mapStrings';
import { packMap } from '../../protocol/packedMap';
import { packSharedMap } from '../../protocol/sharedMap';
import type { Answers } from '../answers/answers';
import { documentsName } from '../documentsName';
import { translated } from '../page/pagePanel';
import { recordsFile } from '../records/record';
import { changeDates } from './changeDates';

/** The map of the groups on show as a page of its own, in the language of the editor. */
export async function exportedMap(grouping: Grouping, extensionUri: Uri, answers: Pick<Answers, 'ask'>): Promise<string> {
  const title = documentsName(recordsFile(grouping));
  const [script, style] = await Promise.all(['js', 'css'].map(async ending => new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', `mapPage.${ending}`)))));
  const dates = inOrder(grouping.documents, await changeDates(grouping.documents, answers));
  const packed = await packSharedMap({ data: await packMap(grouping, title), dates });
  return mapPage({ title, language: env.language, strings: translated(MAP_PAGE_STRINGS), script, style, data: Buffer.from(packed).toString('base64') });
}
