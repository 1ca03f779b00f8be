import type { ConsentRequest } from '../../../protocol/engineSides';
import type { ServerAddress } from './address';
import { serverFault } from './fault';

/** What speaking to servers needs from whoever runs the engine. */
export interface ServerTools {
  /** Asks whether documents may be sent to a host; the answer is remembered there, not here. */
  askConsent(request: ConsentRequest, signal: AbortSignal | undefined): Promise<boolean>;
  /** The key for a host; undefined when it needs none. */
  serverKey(host: string): Promise<string | undefined>;
}

/** For those who run the engine without anybody to ask: only servers on this machine, without a key. */
export const noServers: ServerTools = { askConsent: async () => false, serverKey: async () => undefined };

/** What a person is told before anything leaves this machine. */
export type Sent = Pick<ConsentRequest, 'documents' | 'characters' | 'purpose'>;

/**
 * Lets requests through to a server: reads the key, and the first time asks whether the documents may be sent, unless the
 * address is of this machine. Gives the key. Rejects with a `KindredError` when the answer is no; nothing was sent then.
 */
export function serverAccess(address: ServerAddress, { askConsent, serverKey }: ServerTools): (sent: Sent, signal: AbortSignal | undefined) => Promise<string | undefined> {
  const { host, loopback, encrypted, nearby } = address;
  let allowed = loopback;
  return async (sent, signal) => {
    const key = checkedKey(host, await serverKey(host));
    if (key !== undefined && !encrypted && !nearby) throw serverFault(`The key for ${host} would cross the network unencrypted, so nothing was sent. Use an address that begins with https://.`);
    if (!allowed && !(await askConsent({ host, ...sent, encrypted, withKey: key !== undefined }, signal))) {
      throw serverFault(`Nothing was sent to ${host}, as sending documents there was not allowed. Allow it when asked, or choose a representation that stays on this machine.`);
    }
    allowed = true;
    return key;
  };
}

/** A key goes into a header; what cannot stand there is told here, since others would repeat it in their message. */
function checkedKey(host: string, given: string | undefined): string | undefined {
  const key = given?.trim();
  if (!key) return undefined;
  if (!/^[\x21-\x7e]+$/.test(key)) throw serverFault(`The key for ${host} holds characters that no key has. Set it again.`);
  return key;
}
