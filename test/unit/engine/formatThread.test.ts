import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { brokenFile, tooMuchInside } from '../../../src/core/documents/reasons';
import { CancelledError } from '../../../src/core/work';
import { extract } from '../../../src/engine/formats/extract';
import { takenApart } from '../../../src/engine/formats/formatThread';
import { wordFile } from '../../made/archives';
import { slowness } from '../../harness/slowness.mjs';
import { clientOf } from './engineClients';
import { bundleForTest, temporaryFolder } from './support';

const paragraphs = (count: number) => wordFile(Array.from({ length: count }, (_, at) => ({ text: `Paragraph ${at} is about bees, which gather honey of willows in spring.` })));
const long = paragraphs(30_000);
const short = paragraphs(1_500);

describe('texts of large files, taken out in a thread of their own', () => {
  let script: string;
  beforeAll(async () => {
    script = await bundleForTest('src/engine/formats/formatWorker.ts', 'format-alone');
  });

  it('are those that are taken out here, while everything else goes on', async () => {
    const take = takenApart(script);
    let longest = 0;
    let last = performance.now();
    const begun = last;
    const look = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    };
    const looking = setInterval(look, 5);
    const text = await take('word', long).finally(() => clearInterval(looking));
    look();
    expect(longest).toBeLessThan((performance.now() - begun) / 2);
    expect(text.match(/<p>/g)).toHaveLength(30_000);
    expect(await take('word', short)).toBe(await extract('word', short));
    await expect(take('word', long.subarray(0, long.length - 40))).rejects.toThrow(brokenFile('word'));
  });

  it('are left at once by whoever stops, and others are taken out all the same', async () => {
    const take = takenApart(script);
    const [first, third] = [new AbortController(), new AbortController()];
    const texts = [take('word', long, first.signal), take('word', short), take('word', short, third.signal)];
    const ends = Promise.allSettled(texts);
    await setTimeout(100);
    const begun = performance.now();
    first.abort();
    third.abort();
    await expect(texts[0]).rejects.toBeInstanceOf(CancelledError);
    await expect(texts[2]).rejects.toBeInstanceOf(CancelledError);
    expect(performance.now() - begun).toBeLessThan(1_000 * slowness());
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    await expect(take('word', short, first.signal)).rejects.toBeInstanceOf(CancelledError);
    expect(await take('word', short)).toBe(await texts[1]);
  });

  it('are told to be too large where the thread ends for them', async () => {
    const ending = join(temporaryFolder(), 'ends.js');
    writeFileSync(ending, "require('node:worker_threads').parentPort.on('message', ({ bytes }) => bytes.length > 1e6 ? process.exit(1) : require('node:worker_threads').parentPort.postMessage({ text: 'A text.' }));");
    const take = takenApart(ending);
    const texts = await Promise.allSettled([take('word', long), take('word', short)]);
    expect(texts).toMatchObject([{ status: 'rejected', reason: { message: tooMuchInside } }, { status: 'fulfilled', value: 'A text.' }]);
  });
});

describe('an engine', () => {
  it('answers while the text of a large file is taken out, and hears when that is stopped', async () => {
    const [script] = await Promise.all([bundleForTest('src/engine/main.ts', 'engine-formats'), bundleForTest('src/engine/formats/formatWorker.ts', 'format')]);
    const folder = temporaryFolder();
    const file = (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, name), content);
      return { id: name, path: join(folder, name) };
    };
    const { client, restarted } = clientOf(script);
    const note = file('note.md', 'A note about bees.');
    await client.ask('text', note);
    const long = file('long.docx', paragraphs(40_000));
    const begun = performance.now();
    let [longest, ended] = [0, false];
    const text = client.ask('text', long).finally(() => (ended = true));
    while (!ended) {
      const asked = performance.now();
      await client.ask('text', note);
      longest = Math.max(longest, performance.now() - asked);
    }
    expect((await text).passages.length).toBeGreaterThan(5_000);
    expect(longest).toBeLessThan((performance.now() - begun) / 2);
    const stopping = new AbortController();
    const longer = client.ask('text', file('longer.docx', paragraphs(60_000)), stopping.signal);
    await setTimeout(300);
    const stopped = performance.now();
    stopping.abort();
    await expect(longer).rejects.toBeInstanceOf(CancelledError);
    await client.ask('text', note);
    expect(performance.now() - stopped).toBeLessThan(1_000 * slowness());
    expect(restarted).not.toHaveBeenCalled();
  });
});
