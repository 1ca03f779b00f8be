/** What is sent to servers, all texts, or for names of groups titles and first words of some, and whether others on the way could read it. */
interface Sending {
  readonly hosts: readonly string[];
  readonly purpose: 'vectors' | 'summaries' | 'names';
  readonly encrypted: boolean;
}

/** What a yes may be remembered as that covers this: the very thing first, then what says more. One to names says nothing of whole texts, one to an encrypted connection nothing of others. */
function covering({ purpose, encrypted }: Omit<Sending, 'hosts'>, host: string): string[] {
  const texts = purpose === 'names' ? [`names ${host}`, host] : [host];
  const open = texts.map(entry => `unencrypted ${entry}`);
  return encrypted ? [...texts, ...open] : open;
}

/** True when what was allowed before covers this. */
export function isAllowed(sending: Sending, allowed: readonly string[]): boolean {
  return sending.hosts.every(host => covering(sending, host).some(entry => allowed.includes(entry)));
}

/** What is allowed after a yes to this. */
export function allowedWith(sending: Sending, allowed: readonly string[]): string[] {
  return [...new Set([...allowed, ...sending.hosts.map(host => covering(sending, host)[0])])];
}
