import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keepFile } from '../../files/keepFile';
import { VECTORS } from '../../store/vectorStore';
import type { Sample } from './vectorServers';

export interface ModelFacts {
  /** Length of the vectors that are kept. */
  readonly dimensions: number;
  /** Absent in what earlier versions remembered. */
  readonly sample?: Sample;
}

/**
 * Remembers beside the stored vectors what those of a server's model are like, so that a run that finds all in the store
 * needs no server, and another model is noticed.
 */
export interface KnownModel {
  read(): Promise<ModelFacts | undefined>;
  /** Where nothing can be written the server is simply asked again next time. */
  write(facts: ModelFacts): Promise<void>;
  forget(): Promise<void>;
}

/** What is known under a model's identity. */
export function knownModel(cacheFolder: string, identity: string): KnownModel {
  const path = join(cacheFolder, VECTORS, `server-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}.json`);
  return {
    async read() {
      try {
        const { dimensions, sample } = JSON.parse(await readFile(path, 'utf8')) as Partial<ModelFacts>;
        return dimensions !== undefined && Number.isInteger(dimensions) && dimensions > 0 ? { dimensions, sample } : undefined;
      } catch {
        return undefined;
      }
    },
    write: facts => keepFile(path, JSON.stringify(facts)),
    forget: () => rm(path, { force: true }).catch(() => undefined),
  };
}
