/**
 * Reads XML as a stream of events: element names without their prefix, no external entities, and
 * texts and depth within bounds.
 */
import { damaged } from './open-archive.ts';
import { Failure } from '../../domain/failure.ts';

export type Attributes = Readonly<Record<string, string>>;
export type XmlHandler<T> = {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  /** What was complete since the last call. */
  take(): T[];
};

const MOST_DEPTH = 200;

/** Yields what `handler` makes of the text. Throws Failure `workbook_damaged`. */
export async function* readXml<T>(
  path: string,
  chunks: AsyncIterable<string>,
  handler: XmlHandler<T>,
): AsyncGenerator<T> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MOST_DEPTH) throw damaged(path, null);
    // Strings, because the parser does not resolve namespaces.
    handler.open(local(name), attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close(local(name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('error', (error) => {
    throw error;
  });
  let isEmpty = true;
  for await (const chunk of chunks) {
    isEmpty = false;
    write(() => parser.write(chunk));
    yield* handler.take();
  }
  if (isEmpty) return;
  write(() => parser.close());
  yield* handler.take();

  function write(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw error instanceof Failure ? error : damaged(path, error);
    }
  }
}

/** Reads a small part to its end. */
export async function readAllXml<T>(
  path: string,
  chunks: AsyncIterable<string>,
  handler: XmlHandler<T>,
): Promise<T[]> {
  const all: T[] = [];
  for await (const one of readXml(path, chunks, handler)) all.push(one);
  return all;
}

/** `x:row` is `row`. */
function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The attribute by its name without prefix; an exact name is tried first. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const exact = attributes[name];
  if (exact !== undefined) return exact;
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}
