import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runtimeFault } from '../../../src/engine/onnx/runtimeFault';
import { temporaryFolder } from './support';

/** What Node says about a native library: one that is no such library, or one that is not there. */
function refused(name: 'broken' | 'absent'): unknown {
  const file = join(temporaryFolder(), `${name}.node`);
  if (name === 'broken') writeFileSync(file, 'no library');
  try {
    return createRequire(import.meta.url)(file);
  } catch (error) {
    return error;
  }
}

describe('a runtime that cannot be loaded', () => {
  test.each([
    ['win32', 'x64', 'vc_redist.x64.exe'],
    ['win32', 'arm64', 'vc_redist.arm64.exe'],
    ['darwin', 'arm64', 'macOS 14'],
    ['linux', 'x64', 'glibc 2.28'],
  ] as const)('on %s-%s says what it needs there, after what the system says', (platform, architecture, needs) => {
    const { kind, message } = runtimeFault(refused('broken'), platform, architecture);
    expect(kind).toBe('runtimeMissing');
    expect(message).toContain('broken.node');
    expect(message).toContain(needs);
    expect(message).not.toContain('\n');
  });

  test('since there is none for this machine says so', () => {
    const { message } = runtimeFault(refused('absent'), 'darwin', 'x64');
    expect(message).toContain('not here for darwin-x64');
    expect(message).not.toContain('macOS 14');
  });
});
