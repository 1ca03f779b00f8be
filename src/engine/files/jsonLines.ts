import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { errorReason } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { inPlainWords } from './readable';

/**
 * Hands the value of each line of a plain or gzipped file over, with the line's number from 1; undefined for a line that is
 * no JSON. Empty lines are passed over. `report` hears the number of lines read; fails with `badInput` if the file cannot
 * be read.
 */
export async function eachJsonLine(file: string, use: (value: unknown, line: number) => void, work: Work = {}): Promise<void> {
  const pace = new Pace(work.signal);
  let line = 0;
  try {
    for await (const raw of linesOfFile(file)) {
      line++;
      if (pace.due) {
        await pace.breathe();
        work.report?.(line, 0);
      }
      const text = line === 1 ? raw.replace(/^\ufeff/, '') : raw;
      if (text.trim() !== '') use(valueOf(text), line);
    }
  } catch (error) {
    throwIfCancelled(work.signal);
    throw new KindredError('badInput', `Cannot read ${file}${line > 0 ? ` after line ${line}` : ''}: ${errorReason(error)}`, { cause: error });
  }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* linesOfFile(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const ready = new Promise<void>((resolve, reject) => bytes.once('open', () => resolve()).once('error', reject));
  await inPlainWords(ready);
  const failure: { error?: Error } = {};
  const remember = (error: Error | null) => {
    if (error) failure.error = error;
  };
  // `pipeline` closes the file whether the reading ends, fails or is given up.
  const input = file.endsWith('.gz') ? pipeline(bytes, createGunzip(), remember) : bytes;
  if (input === bytes) bytes.once('error', remember);
  const lines = createInterface({ input, crlfDelay: Infinity });
  try {
    yield* lines;
  } finally {
    lines.close();
    bytes.destroy();
  }
  if (failure.error) throw failure.error;
}
