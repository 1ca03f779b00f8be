import { addressesIn } from '../../../core/representation/addresses';
import { serverFault } from './fault';

/** A server's address, read. */
export interface ServerAddress {
  /** Host and port, as people know it. */
  readonly host: string;
  /** What stands before `/embeddings` and `/chat/completions`. */
  readonly openAi: string;
  /** What stands before `/api/embed` and `/api/chat`. */
  readonly ollama: string;
  /** True when the address itself says that Ollama's own protocol is meant. */
  readonly namesOllama: boolean;
  /** What is sent there does not leave this machine. */
  readonly loopback: boolean;
  /** What is sent there is encrypted on its way. */
  readonly encrypted: boolean;
  /** An address of a private network. */
  readonly nearby: boolean;
}

/** Reads one address or several (see `addressesIn`), each once. Throws a `KindredError`. */
export function readAddresses(given: string): [ServerAddress, ...ServerAddress[]] {
  const [first = '', ...more] = new Set(addressesIn(given));
  return [readAddress(first), ...more.map(readAddress)];
}

/** Reads an address such as `http://localhost:11434`, `https://host/v1` or one of its end points. Throws a `KindredError`. */
export function readAddress(given: string): ServerAddress {
  const text = given.trim();
  if (!URL.canParse(text)) throw serverFault('The address of the server is no address; it looks like http://localhost:11434 or https://host/v1.');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw serverFault(`The address of the server begins with ${url.protocol}//; it must begin with http:// or https://.`);
  if (url.username || url.password) throw serverFault('The address of the server holds a name or password. Take it out, and give the key as KINDRED_SERVER_KEY instead.');
  if (url.search || url.hash) throw serverFault('The address of the server holds a "?" or "#". Give the address without what comes after it.');
  const path = url.pathname.replace(/\/+$/, '');
  const root = path.replace(/\/(api(\/(embed|embeddings|chat))?|v1(\/(embeddings|chat\/completions))?)$/, '');
  const base = path.replace(/\/(embeddings|chat\/completions)$/, '');
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const loopback = isLoopback(name);
  return {
    host: url.host,
    openAi: url.origin + (base === '' || /\/api(\/embed|\/chat)?$/.test(path) ? `${root}/v1` : base),
    ollama: url.origin + root,
    namesOllama: /\/api(\/(embed|chat))?$/.test(path),
    loopback,
    encrypted: url.protocol === 'https:',
    nearby: loopback || isPrivate(name),
  };
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d+){3}$/.test(name);
}

/** Private networks by RFC 1918, 3927 and 4193, and names that only a local network knows. */
function isPrivate(name: string): boolean {
  return /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(name) && /^[\d.]+$/.test(name)
    || /^(fc|fd|fe[89ab])[\da-f]*:/.test(name)
    || /\.(local|internal|lan|home\.arpa)$/.test(name)
    || /^[a-z\d-]+$/i.test(name);
}
