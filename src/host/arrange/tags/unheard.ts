import type { Origin, TagsById } from '../../../core/truth/origin';
import type { Classes, RunRequest } from '../../../protocol/engineSides';
import type { WrittenTags } from './writtenTags';

/** The tags alone, by the ids of documents. */
export function tagsById({ documents }: WrittenTags): TagsById {
  return new Map(Object.entries(documents).map(([id, { tags }]) => [id, tags]));
}

/** Where classes come from, without tags that were written from groups: they are nobody's opinion of a document. */
export function unheard<O extends Origin | undefined>(origin: O, written: TagsById): O {
  return origin?.kind === 'tags' && written.size > 0 ? { ...origin, written } : origin;
}

/** Classes without such tags in what teaches them. */
export function unheardIn(classes: Classes, written: TagsById): Classes {
  const { teaching } = classes;
  return teaching.kind === 'labels' ? { ...classes, teaching: { ...teaching, origin: unheard(teaching.origin, written) } } : classes;
}

/** A request that takes nothing of such tags. */
export function withoutHearing<R extends Pick<RunRequest, 'classes'>>(request: R, written: TagsById): R & Pick<RunRequest, 'written'> {
  if (written.size === 0) return request;
  return { ...request, written, ...(request.classes && { classes: unheardIn(request.classes, written) }) };
}
