import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../files/makeFolder';
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
  const folder = join(cacheFolder, VECTORS);
  const path = join(folder, `server-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}.json`);
  return {
    async read() {
      try {
        const { dimensions } = JSON.parse(await readFile(path, 'utf8')) as { dimensions: unknown };
        return typeof dimensions === 'number' && Number.isInteger(dimensions) && dimensions > 0 ? dimensions : undefined;
      } catch {
        return undefined;
      }
    },
    async write(dimensions) {
      try {
        makeFolder(folder);
        await writeFile(`${path}.${process.pid}`, JSON.stringify({ dimensions }));
        await rename(`${path}.${process.pid}`, path);
      } catch {
        return;
      }
    },
    forget: () => rm(path, { force: true }).catch(() => undefined),
  };
}
