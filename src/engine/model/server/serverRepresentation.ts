import type { Parameters } from '../../../core/parameters';
import type { Embedder } from '../../../core/representation/embedder';
import type { Representation } from '../../../core/representation/representation';
import { readAddress } from './address';
import { askForVectors } from './askForVectors';
import { knownLength } from './knownLength';
import { serverAccess, type ServerTools } from './serverAccess';
import { serverEmbedder, serverIdentity, type ServerOptions } from './serverEmbedder';

/** What the representation by a server works with. */
export interface ServerRepresentationTools {
  readonly cacheFolder: string;
  readonly server: ServerTools;
  stored(embedder: Embedder): Promise<Embedder>;
}

/** A second is enough for most pauses to pass. */
const FIRST_WAIT_MS = 500;

/** The options in checked parameters. */
export function serverOptions(parameters: Parameters): ServerOptions {
  const { tokens, batchTokens, parallel, retries, dimensions } = parameters as Readonly<Record<string, number>>;
  const { model, prefix } = parameters as Readonly<Record<string, string>>;
  const encoding = parameters.encoding as ServerOptions['encoding'];
  const protocol = parameters.protocol as ServerOptions['protocol'];
  return { tokens, batchTokens, parallel, retries, dimensions, model, prefix, encoding, protocol, timeoutSeconds: Number(parameters.timeout), firstWaitMs: FIRST_WAIT_MS };
}

/**
 * Documents by the vectors of a server. What will leave this machine is told and asked before the first request: the number
 * of documents and the characters of all their text, as passages and questions may follow their beginnings.
 */
export function serverRepresentation(address: string, options: ServerOptions, { cacheFolder, server, stored }: ServerRepresentationTools): Representation {
  const read = readAddress(address);
  const identity = serverIdentity(read, options);
  const known = knownLength(cacheFolder, identity);
  const access = serverAccess(read, server);
  return {
    identity,
    async represent(documents, work = {}) {
      const characters = documents.reduce((sum, { whole }) => sum + whole.length, 0);
      const key = (signal: AbortSignal | undefined) => access({ documents: documents.length, characters, purpose: 'vectors' }, signal);

      async function ask(): Promise<number> {
        const { columns } = await askForVectors(read, options)(['length'], await key(work.signal), work.signal);
        const dimensions = Math.min(columns, options.dimensions || columns);
        await known.write(dimensions);
        return dimensions;
      }

      const embedder = await stored(serverEmbedder(read, options, (await known.read()) ?? (await ask()), { key, onOtherModel: () => known.forget() }));
      return { vectors: await embedder.embed(documents.map(({ lead }) => lead), work), embedder };
    },
  };
}
