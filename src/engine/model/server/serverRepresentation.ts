import type { Parameters } from '../../../core/parameters';
import type { Embedder } from '../../../core/representation/embedder';
import { AS_WRITTEN } from '../../../core/representation/pooling';
import type { Representation } from '../../../core/representation/representation';
import { readAddresses } from './address';
import { knownModel, type ModelFacts } from './knownModel';
import { serverAccess, type ServerTools } from './serverAccess';
import { serverEmbedder, serverIdentity, type ServerOptions } from './serverEmbedder';
import { vectorServers } from './vectorServers';

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
  const questionPrefix = parameters.questionPrefix === AS_WRITTEN ? prefix : String(parameters.questionPrefix);
  const encoding = parameters.encoding as ServerOptions['encoding'];
  const protocol = parameters.protocol as ServerOptions['protocol'];
  return { tokens, batchTokens, parallel, retries, dimensions, model, prefix, questionPrefix, encoding, protocol, timeoutSeconds: Number(parameters.timeout), firstWaitMs: FIRST_WAIT_MS };
}

/**
 * Documents by the vectors of a server, or of several that have the same model (see `addressesIn`). What will leave this machine is told and asked before the first request: the number
 * of documents and the characters of all their text, as passages and questions may follow their beginnings.
 */
export function serverRepresentation(address: string, options: ServerOptions, { cacheFolder, server, stored }: ServerRepresentationTools): Representation {
  const addresses = readAddresses(address);
  const identity = serverIdentity(addresses, options);
  const model = knownModel(cacheFolder, identity);
  const access = serverAccess(addresses, server);
  const servers = vectorServers(addresses, options, { ...options, atOnce: options.parallel });
  return {
    identity,
    async represent(documents, work = {}) {
      const characters = documents.reduce((sum, { whole }) => sum + whole.length, 0);
      const keys = (signal: AbortSignal | undefined) => access({ documents: documents.length, characters, purpose: 'vectors' }, signal);

      async function ask(dimensions?: number): Promise<ModelFacts> {
        const sample = await servers.sample(await keys(work.signal), work.signal);
        const facts = { dimensions: dimensions ?? Math.min(sample.vector.length, options.dimensions || sample.vector.length), sample };
        await model.write(facts);
        return facts;
      }

      const known = await model.read();
      const enough = known && (known.sample || addresses.length === 1);
      const embedder = await stored(serverEmbedder(addresses, options, enough ? known : await ask(known?.dimensions), { servers, keys, onOtherModel: () => model.forget() }));
      return { vectors: await embedder.embed(documents.map(({ lead }) => lead), work), embedder };
    },
  };
}
