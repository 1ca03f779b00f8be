import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { consentOnCommandLine, saysYes } from '../../../src/cli/consent';
import { noProgress } from '../../../src/cli/progress';
import { CancelledError } from '../../../src/core/work';
import type { ConsentRequest } from '../../../src/protocol/engineSides';
import { temporaryFolder } from '../engine/support';

const request: ConsentRequest = { hosts: ['models.example.org'], purpose: 'vectors', documents: 1200, characters: 34567, encrypted: false, withKey: true };
const settings = (cacheFolder: string, yes = false) => ({ cacheFolder, yes, view: noProgress });

describe('sending documents to a server', () => {
  it('is refused where there is nobody to ask, with what would be sent and what to do', async () => {
    await expect(consentOnCommandLine(request, settings(temporaryFolder()))).rejects.toMatchObject({
      kind: 'server',
      message: 'Nothing was sent to models.example.org. Up to 1,200 documents (34,567 characters) would go to models.example.org without encryption and with your key, for vectors, and later what changes. Add --yes to allow it.',
    });
  });

  it('of names is said to be titles and first words, and a yes to these is none to whole texts, but the other way round', async () => {
    const names: ConsentRequest = { ...request, purpose: 'names', encrypted: true, withKey: false };
    const folder = temporaryFolder();
    await expect(consentOnCommandLine(names, settings(folder))).rejects.toThrow('Titles and first words of up to 1,200 documents, and names and keywords of groups (34,567 characters) would go to models.example.org, for names. Add --yes to allow it.');
    writeFileSync(join(folder, 'allowed-servers.json'), '["names models.example.org"]');
    expect(await consentOnCommandLine(names, settings(folder))).toBe(true);
    await expect(consentOnCommandLine({ ...names, purpose: 'vectors' }, settings(folder))).rejects.toThrow('Nothing was sent');
    writeFileSync(join(folder, 'allowed-servers.json'), '["models.example.org"]');
    expect(await consentOnCommandLine(names, settings(folder))).toBe(true);
  });

  it('is allowed by the call', async () => {
    expect(await consentOnCommandLine(request, settings(temporaryFolder(), true))).toBe(true);
  });

  it('is allowed by an earlier answer, for that server only', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'allowed-servers.json'), '["unencrypted models.example.org"]');
    expect(await consentOnCommandLine(request, settings(folder))).toBe(true);
    await expect(consentOnCommandLine({ ...request, hosts: ['models.example.org', 'other.example.org'] }, settings(folder))).rejects.toThrow('other.example.org');
    writeFileSync(join(folder, 'allowed-servers.json'), '{"models.example.org": ');
    await expect(consentOnCommandLine(request, settings(folder))).rejects.toThrow('--yes');
  });

  it('is asked: only a yes is one, Ctrl-C stops the run, and the end of the input says no', async () => {
    const asked = (keys: string) => {
      const [input, output] = [new PassThrough(), new PassThrough()];
      output.once('data', () => setImmediate(() => input.write(keys)));
      return saysYes('Send them?', { input, output });
    };
    expect(await Promise.all(['y\r', 'Yes\r', 'no\r', '\r', 'yesterday\r', '\u0004'].map(asked))).toEqual([true, true, false, false, false, false]);
    await expect(asked('\u0003')).rejects.toBeInstanceOf(CancelledError);
    const stopping = new AbortController();
    const waiting = saysYes('Send them?', { input: new PassThrough(), output: new PassThrough() }, stopping.signal);
    stopping.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
  });
});
