import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keepFile } from '../../files/keepFile';
import { VECTORS } from '../../store/vectorStore';

/** Remembers beside the stored vectors how long those of a server's model are, so that a run that finds all in the store needs no server. */
export interface KnownLength {
  read(): Promise<number | undefined>;
  /** Where nothing can be written the server is simply asked again next time. */
  write(dimensions: number): Promise<void>;
  forget(): Promise<void>;
}

/** The length known for a model's identity. */
export function knownLength(cacheFolder: string, identity: string): KnownLength {
  const path = join(cacheFolder, VECTORS, `server-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}.json`);
  return {
    async read() {
      try {
        const { dimensions } = JSON.parse(await readFile(path, 'utf8')) as { dimensions: unknown };
        return typeof dimensions === 'number' && Number.isInteger(dimensions) && dimensions > 0 ? dimensions : undefined;
      } catch {
        return undefined;
      }
    },
    write: dimensions => keepFile(path, JSON.stringify({ dimensions })),
    forget: () => rm(path, { force: true }).catch(() => undefined),
  };
}
