import { l10n } from 'vscode';
import { plainText } from '../../core/plainText';
import type { Answers } from '../answers/answers';
import type { DocumentIndex } from '../answers/documentIndex';
import type { ShownGroups } from '../edits/shownGroups';
import { isAlone } from '../tree/rowText';
import { whyView } from './whyView';

const NEAREST = 3;
/** A tooltip that comes later than this is not waited for. */
const SOON_MS = 500;

/** Why a document is where it is, in lines for a tooltip: the next group and the nearest members. None if that would take long. */
export async function shortReasons(id: string, answers: Answers, index: DocumentIndex, groups: ShownGroups): Promise<readonly string[]> {
  const known = index.byId(id);
  if (!known || !answers.atHand) return [];
  const late = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), SOON_MS));
  // What goes wrong is told to whoever asks for the whole answer.
  const answer = await Promise.race([answers.ask('why', { id }).catch(() => undefined), late]);
  if (!answer) return [];
  const all = groups.grouping?.groups ?? [];
  const { own, next } = whyView(known.document, answer, all, index);
  const lines: string[] = [];
  // Against a group that is the document itself, it would fit nowhere.
  const alone = isAlone(all.filter(({ id }) => id === own?.id));
  if (next) lines.push(alone ? l10n.t('Otherwise in {0}', plainText(next.name)) : l10n.t('Otherwise in {0} · fit {1}', plainText(next.name), next.fitText));
  const nearest = own?.nearest.slice(0, NEAREST).map(({ title, likeness }) => `${plainText(title, 60)} (${likeness})`) ?? [];
  if (nearest.length > 0) lines.push(l10n.t('Nearest: {0}', nearest.join(', ')));
  return lines;
}
