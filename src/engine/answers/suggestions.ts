import { decode } from '../../core/documents/decode';
import { formatOf } from '../../core/documents/kinds';
import { linkTargets } from '../../core/links/linkTargets';
import { writtenLinks } from '../../core/links/writtenLinks';
import { lastDates, ownChange, withOwnDates } from '../../core/report/foundDates';
import { staleDrafts } from '../../core/suggestions/drafts';
import { otherFolders } from '../../core/suggestions/otherFolder';
import type { Document } from '../../core/types';
import { Pace, partOf, type Work } from '../../core/work';
import type { ChangeFacts, SuggestionFacts } from '../../protocol/answers';
import { packDuplicates } from '../../protocol/packedDuplicates';
import { findSources } from '../run/sources';
import type { Surroundings, Tools } from '../run/tools';
import { changeTimes } from './changeTimes';
import type { Collected } from './collections';
import { nearOnes } from './nearOnes';

/**
 * What suggestions are made of, whatever groups are shown: near-duplicates, files whose nearest ones lie elsewhere, stale
 * drafts, the nearest of each document and when it was written or changed. Texts are read again for their links.
 */
export async function suggestionFacts(
  { askGit }: { readonly askGit: boolean },
  { collection: { documents, vectors }, request }: Collected,
  tools: Tools,
  surroundings: Surroundings,
  work: Work = {},
): Promise<SuggestionFacts> {
  const { neighbours, duplicates } = await nearOnes({ documents, vectors }, tools, partOf(work, 0, 0.7));
  const changed = await changeTimes(documents, request.sources, askGit, work);
  const targets = await linksBetween(documents, request, surroundings, partOf(work, 0.7, 1));
  const last = changed.changes.map(times => (times.length > 0 ? Math.max(...times) : undefined));
  return {
    ...changed,
    changes: bySayingOrChange(documents, changed),
    neighbours,
    duplicates: packDuplicates(duplicates),
    otherFolders: otherFolders(documents, neighbours),
    drafts: staleDrafts(documents, last, targets),
  };
}

/** Where no repository tells when documents were worked on, what they say themselves does so better than their files, whose dates are those of a copy or of a correction. */
function bySayingOrChange(documents: readonly Document[], changed: ChangeFacts): SuggestionFacts['changes'] {
  if (changed.changesBy === 'git') return changed.changes;
  const { times } = withOwnDates(documents, lastDates(changed));
  return documents.map(document => [ownChange(document) ?? times.get(document.id) ?? []].flat());
}

/** For each document the positions of those it links to. */
async function linksBetween(documents: readonly Document[], request: Collected['request'], surroundings: Surroundings, work: Work): Promise<number[][]> {
  const found = await findSources(request, surroundings, { signal: work.signal });
  const inputs = new Map(found.inputs.map(input => [input.id, input]));
  const pace = new Pace(work.signal);
  const links = [];
  for (const { id } of documents) {
    await pace.breathe();
    const input = inputs.get(id);
    // In a PDF or the like links are not looked for.
    const content = input?.kind === 'record' ? input.text : input && !formatOf(input.path) ? await input.load().catch(() => '') : '';
    const decoded = typeof content === 'string' ? { text: content } : decode(content);
    links.push(writtenLinks('text' in decoded ? decoded.text : ''));
    work.report?.(links.length, documents.length);
  }
  return linkTargets(documents.map(({ path }) => path), links);
}
