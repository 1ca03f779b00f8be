// Chromium: the one that is there, or Debian's.
import { existsSync } from 'node:fs';
import { cleanEnvironment, runOrThrow } from './processes.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Path of an installed Chromium (`CHROME_PATH` goes first), or undefined. */
function findChromium() {
  return [process.env.CHROME_PATH, ...PLACES].find(place => place && existsSync(place));
}

/** Path of Chromium, installed with apt if it is missing and we may. */
export async function ensureChromium(tell = () => {}) {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    tell('installing Chromium from Debian (once)');
    const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
    const environment = cleanEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
    await runOrThrow('apt-get', [...options, 'update'], { env: environment });
    // A bare Debian has no fonts at all: names on the map would be empty boxes.
    await runOrThrow('apt-get', [...options, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { env: environment });
  }
  const installed = findChromium();
  if (!installed) throw new Error('Chromium is missing: install it (Debian: apt-get install chromium) or set CHROME_PATH');
  return installed;
}
