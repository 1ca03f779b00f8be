import JSZip from 'jszip';
import { Parser } from 'htmlparser2';

/** A document that is an archive of parts. */
export interface Archive {
  /** The text of a part; undefined where there is none of that name. */
  read(name: string): Promise<string | undefined>;
}

/** Rejects where the bytes are no archive. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const archive = await JSZip.loadAsync(bytes);
  return { read: async name => archive.file(name)?.async('string') };
}

/** An element of XML with its attributes; names are with their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What is heard of XML, in its order. */
export interface XmlListener {
  opened?(element: XmlElement): void;
  closed?(name: string): void;
  text?(text: string): void;
}

export function readXml(xml: string, listener: XmlListener): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => listener.opened?.({ name, attributes }),
      onclosetag: name => listener.closed?.(name),
      ontext: text => listener.text?.(text),
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

/** All elements of a name. */
export function elementsOf(xml: string, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  readXml(xml, { opened: element => void (element.name === name && found.push(element)) });
  return found;
}

/** The texts of all elements of a name. */
export function textsOf(xml: string, name: string): string[] {
  const found: string[] = [];
  let inside = false;
  readXml(xml, {
    opened: element => {
      if (element.name !== name) return;
      inside = true;
      found.push('');
    },
    closed: closed => void (inside &&= closed !== name),
    text: text => void (inside && (found[found.length - 1] += text)),
  });
  return found.map(text => text.trim()).filter(text => text !== '');
}
