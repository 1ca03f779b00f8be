import type { ConsentRequest } from '../../../protocol/engineSides';
import type { ServerAddress } from './address';
import { serverFault } from './fault';

/** What speaking to servers needs from whoever runs the engine. */
export interface ServerTools {
  /** Asks whether documents may be sent to hosts; the answer is remembered there, not here. */
  askConsent(request: ConsentRequest, signal: AbortSignal | undefined): Promise<boolean>;
  /** The key for a host; undefined when it needs none. */
  serverKey(host: string): Promise<string | undefined>;
}

/** For those who run the engine without anybody to ask: only servers on this machine, without a key. */
export const noServers: ServerTools = { askConsent: async () => false, serverKey: async () => undefined };

/** What a person is told before anything leaves this machine. */
export type Sent = Pick<ConsentRequest, 'documents' | 'characters' | 'purpose'>;

/** What whoever does not want to send anything does in its place. */
const INSTEAD: Readonly<Record<Sent['purpose'], string>> = {
  vectors: 'choose a representation that stays on this machine',
  summaries: 'choose a summary that is made on this machine',
  names: 'keep the names there are',
};

/** Lets requests through; see `serverAccess`. */
export type ServerAccess = (sent: Sent, signal: AbortSignal | undefined) => Promise<ReadonlyMap<string, string | undefined>>;

/**
 * Lets requests through to servers: reads their keys, and the first time asks whether the documents may be sent, unless all
 * addresses are of this machine. Gives the keys by host. Rejects with a `KindredError` when the answer is no; nothing was
 * sent then.
 */
export function serverAccess(addresses: readonly ServerAddress[], { askConsent, serverKey }: ServerTools): ServerAccess {
  const far = addresses.filter(({ loopback }) => !loopback);
  const hosts = [...new Set(far.map(({ host }) => host))];
  const encrypted = far.every(address => address.encrypted);
  let allowed = far.length === 0;
  return async (sent, signal) => {
    const keys = new Map<string, string | undefined>();
    for (const address of addresses) keys.set(address.host, await keyFor(address, serverKey));
    const withKey = hosts.some(host => keys.get(host) !== undefined);
    if (!allowed && !(await askConsent({ hosts, ...sent, encrypted, withKey }, signal))) {
      throw serverFault(`Nothing was sent to ${hosts.join(', ')}, as sending documents there was not allowed. Allow it when asked, or ${INSTEAD[sent.purpose]}.`);
    }
    allowed = true;
    return keys;
  };
}

async function keyFor({ host, encrypted, nearby }: ServerAddress, serverKey: ServerTools['serverKey']): Promise<string | undefined> {
  const key = checkedKey(host, await serverKey(host));
  if (key !== undefined && !encrypted && !nearby) throw serverFault(`The key for ${host} would cross the network unencrypted, so nothing was sent. Use an address that begins with https://.`);
  return key;
}

/** A key goes into a header; what cannot stand there is told here, since others would repeat it in their message. */
function checkedKey(host: string, given: string | undefined): string | undefined {
  const key = given?.trim();
  if (!key) return undefined;
  if (!/^[\x21-\x7e]+$/.test(key)) throw serverFault(`The key for ${host} holds characters that no key has. Set it again.`);
  return key;
}
