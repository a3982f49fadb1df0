const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Stands before an attribute that carries the prefix of its own element's namespace, which the library would strip off. */
const OWN = 'own-prefix..';

/** A namespace by the prefix under which the table knows it. */
export interface Known {
  prefix: string;
  uri: string;
}

/**
 * @returns the drawing as the table can read it without mistaking anything: with another prefix for every namespace that took one under which the
 *     table knows a different one, and with marks at prefixes that it would strip off; the same text when there are neither
 */
export function readable(xml: string, known: Known[]): string {
  const taken = new Map(known.map((one) => [one.prefix, one.uri]));
  const clashes = (prefix: string | null, uri: string | null) => prefix !== null && uri !== null && taken.has(prefix) && taken.get(prefix) !== uri;
  const before = new DOMParser().parseFromString(xml, 'application/xml');
  const free = new Map<string, string>();
  let marked = false;
  const named = (prefix: string | null, local: string, uri: string | null): string => {
    if (prefix === null || !clashes(prefix, uri)) {
      return prefix === null ? local : `${prefix}:${local}`;
    }
    for (let count = 1; !free.has(prefix); count++) {
      if (!taken.has(`${prefix}${count}`) && !xml.includes(`xmlns:${prefix}${count}=`)) {
        free.set(prefix, `${prefix}${count}`);
      }
    }
    return `${free.get(prefix)}:${local}`;
  };
  const copy = (from: Element, into: Document): Element => {
    const made = into.createElementNS(from.namespaceURI, named(from.prefix, from.localName, from.namespaceURI));
    for (const one of from.attributes) {
      if (one.prefix !== null && one.namespaceURI === from.namespaceURI && !known.some(({ uri }) => uri === one.namespaceURI)) {
        marked = true;
        made.setAttribute(OWN + named(one.prefix, one.localName, one.namespaceURI).replace(':', '..'), one.value);
      } else if (one.namespaceURI === XMLNS && one.prefix !== null && clashes(one.localName, one.value)) {
        made.setAttributeNS(XMLNS, `xmlns:${named(one.localName, '', one.value).slice(0, -1)}`, one.value);
      } else {
        made.setAttributeNS(one.namespaceURI, one.namespaceURI === XMLNS ? one.name : named(one.prefix, one.localName, one.namespaceURI), one.value);
      }
    }
    from.childNodes.forEach((child) => made.append(child instanceof Element ? copy(child, into) : into.importNode(child, true)));
    return made;
  };
  const after = document.implementation.createDocument(null, null);
  before.childNodes.forEach((child) => after.append(child instanceof Element ? copy(child, after) : after.importNode(child, true)));
  return free.size === 0 && !marked ? xml : new XMLSerializer().serializeToString(after);
}

/** @returns what the table wrote, without the marks */
export function unmarked(written: string): string {
  return written.replaceAll(/ own-prefix\.\.([^\s."]+)\.\.([^\s"=]+)="/g, ' $1:$2="');
}

/** @returns the second text with the comments of the first, each before what it stood before or at the end of what it stood in */
export function withCommentsOf(before: string, after: string): string {
  if (!before.includes('<!--')) {
    return after;
  }
  const read = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml');
  const from = read(before);
  const into = read(after);
  const places = new Map([...into.querySelectorAll('[id]')].map((one) => [one.getAttribute('id'), one]));
  const walk = from.createTreeWalker(from, NodeFilter.SHOW_COMMENT);
  for (let comment = walk.nextNode(); comment; comment = walk.nextNode()) {
    const copy = into.importNode(comment, true);
    let next: Node | null = comment.nextSibling;
    while (next && !(next instanceof Element)) {
      next = next.nextSibling;
    }
    const parent = comment.parentElement;
    const follows = next instanceof Element ? places.get(next.getAttribute('id')) : undefined;
    if (parent === null) {
      into.insertBefore(copy, next ? into.documentElement : null);
    } else if (follows) {
      follows.before(copy, '\n');
    } else {
      (places.get(parent.closest('[id]')?.getAttribute('id') ?? null) ?? into.documentElement).append(copy, '\n');
    }
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(into).replace(/^<\?xml[^>]*\?>\s*/, '')}\n`;
}
