import { KindredError } from '../../core/errors';

const NEEDS: Partial<Record<NodeJS.Platform, (architecture: string) => string>> = {
  win32: architecture => `On Windows it needs Microsoft's Visual C++ Redistributable: install https://aka.ms/vs/17/release/vc_redist.${architecture}.exe, then start the editor or terminal again.`,
  darwin: () => 'It needs macOS 14 or newer on Apple silicon.',
  linux: () => 'It needs glibc 2.28 or newer and libstdc++, as Debian 10, Ubuntu 18.10 and RHEL 8 have them; Alpine Linux has another C library.',
};

/** Why the native runtime does not load, and what this platform needs for it. */
export function runtimeFault(error: unknown, platform = process.platform, architecture: string = process.arch): KindredError {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const needs =
    (error as NodeJS.ErrnoException)?.code === 'MODULE_NOT_FOUND'
      ? `It is not here for ${platform}-${architecture}: install the package of Kindred for this platform, if there is one.`
      : (NEEDS[platform]?.(architecture) ?? '');
  return new KindredError('runtimeMissing', `ONNX Runtime, the library that Kindred computes with, cannot be loaded (${reason}). ${needs}`.trimEnd(), { cause: error });
}
