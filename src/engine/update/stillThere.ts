import type { RunRequest } from '../../protocol/engineSides';
import { isGone } from '../files/nodeTree';

/** The same without folders and files of records that were taken away since: what lay in them is gone with them. A run says that it cannot read them. */
export async function stillThere<R extends Pick<RunRequest, 'sources'>>(request: R): Promise<R> {
  const gone = await Promise.all(request.sources.map(async source => source.kind !== 'files' && (await isGone(source.path))));
  return { ...request, sources: request.sources.filter((_, i) => !gone[i]) };
}
