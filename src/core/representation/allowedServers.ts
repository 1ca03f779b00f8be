/** What is sent to servers: all texts, or for names of groups titles and first words of some. */
interface Sending {
  readonly hosts: readonly string[];
  readonly purpose: 'vectors' | 'summaries' | 'names';
}

/** What a yes is remembered as, for each host: one to names says nothing of whole texts. */
function entries({ hosts, purpose }: Sending): string[] {
  return purpose === 'names' ? hosts.map(host => `names ${host}`) : [...hosts];
}

/** True when what was allowed before covers this: who may have all texts may have a part of them. */
export function isAllowed(sending: Sending, allowed: readonly string[]): boolean {
  return entries(sending).every((entry, at) => allowed.includes(entry) || allowed.includes(sending.hosts[at]));
}

/** What is allowed after a yes to this. */
export function allowedWith(sending: Sending, allowed: readonly string[]): string[] {
  return [...new Set([...allowed, ...entries(sending)])];
}
