import { l10n } from 'vscode';
import { plainText } from '../../core/plainText';
import type { Group, GroupedDocument } from '../../core/types';
import type { GroupLikeness, WhyAnswer } from '../../protocol/answers';
import type { WhyDocument, WhyGroup, WhyView } from '../../protocol/whySides';
import type { DocumentIndex } from '../answers/documentIndex';
import { whereOf, passagePlace } from '../tree/rowText';
import { fit, likeness } from '../words';

/** What the page shows of an answer; documents that are not on show are left out. */
export function whyView(document: GroupedDocument, { own, next, passages }: WhyAnswer, groups: readonly Group[], index: Pick<DocumentIndex, 'byId'>): WhyView {
  const view = { own: whyGroup(own, groups, index), next: whyGroup(next, groups, index) };
  return {
    id: document.id,
    title: document.title,
    path: document.path ?? document.id,
    verdict: verdict(view.own, view.next),
    words: view.own ? document.words : [],
    ...view,
    passages: passages.map(({ text, headings, line, likeness: cosine }) => ({
      text,
      place: passagePlace({ headings, line }, document),
      line,
      likeness: likeness(cosine),
    })),
  };
}

function whyGroup(found: GroupLikeness | null, groups: readonly Group[], index: Pick<DocumentIndex, 'byId'>): WhyGroup | null {
  const group = found && groups.find(({ id }) => id === found.group);
  if (!found || !group) return null;
  const nearest = found.nearest.flatMap((near): WhyDocument[] => {
    const known = index.byId(near.id);
    return known ? [{ id: near.id, title: known.document.title, folder: whereOf(known.document), likeness: likeness(near.likeness) }] : [];
  });
  const { id, name, colour } = group;
  return { id, name, colour, fit: found.fit, fitText: l10n.t('{0} ({1})', fit(found.fit), found.fit.toFixed(2)), likeness: likeness(found.likeness), nearest };
}

/** The answer in a sentence. */
function verdict(own: WhyGroup | null, next: WhyGroup | null): string {
  const [here, there] = [own, next].map(group => plainText(group?.name ?? ''));
  if (!own) return next ? l10n.t('It is in no group. The nearest one is {0}.', there) : l10n.t('It is in no group, and no group is near.');
  if (!next) return l10n.t('It is in {0}, the only group there is.', here);
  if (own.fit >= 0.75) return l10n.t('It is clearly about the same as {0}. The next group would be {1}.', here, there);
  if (own.fit >= 0.5) return l10n.t('It is nearer to {0} than to any other group, but {1} is not far.', here, there);
  return l10n.t('By its meaning it would rather be in {1} than in {0}: what its nearest documents and folder say put it here, or you.', here, there);
}
