// Linux shares cores between sessions before it heeds priorities. Here the browser has a session of its own; on a desktop it is a part of the editor.
import { readFileSync, writeFileSync } from 'node:fs';

const SWITCH = '/proc/sys/kernel/sched_autogroup_enabled';

/** Does some work while the system shares cores between processes alone, as within one session; needs to be root. */
export async function asOneSession(work) {
  const before = readFileSync(SWITCH, 'utf8');
  const restore = () => writeFileSync(SWITCH, before);
  process.on('exit', restore);
  writeFileSync(SWITCH, '0');
  try {
    return await work();
  } finally {
    restore();
    process.off('exit', restore);
  }
}
