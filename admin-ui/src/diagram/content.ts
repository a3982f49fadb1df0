const XMLNS = 'http://www.w3.org/2000/xmlns/';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
const DIAGRAM = 'http://www.omg.org/spec/BPMN/20100524/DI';
const PICTURE = 'http://www.omg.org/spec/DD/20100524/';

/** What BPMN 2.0's schema gives an attribute that is left out: left out or written, it says the same. */
const DEFAULTS = new Set(['startQuantity=1', 'completionQuantity=1', 'isForCompensation=false', 'isInterrupting=true', 'cancelActivity=true',
  'parallelMultiple=false', 'triggeredByEvent=false', 'isCollection=false', 'implementation=##unspecified', 'gatewayDirection=Unspecified',
  'processType=None', 'isClosed=false', 'isExecutable=false', 'instantiate=false', 'eventGatewayType=Exclusive', 'isSequential=false', 'behavior=All',
  'ordering=Parallel', 'cancelRemainingInstances=true', 'associationDirection=None', 'typeLanguage=http://www.w3.org/2001/XMLSchema',
  'expressionLanguage=http://www.w3.org/1999/XPath', 'itemKind=Information', 'isUnlimited=false', 'textFormat=text/plain', 'waitForCompletion=true',
  'minimum=0', 'maximum=1', 'method=##Compensate', 'mustUnderstand=false', 'implementation=##WebService', 'testBefore=false', 'type=tExpression']);

/** Something that a drawing says and another does not: where, by the nearest id, and what, by its name in BPMN. */
export interface Lost {
  element: string;
  what: string;
  /** Whether it is said of the picture only. */
  picture: boolean;
}

/** @returns what the first drawing says and the second does not, each as often as it is missing */
export function lost(before: string, after: string): Lost[] {
  const left = new Map<string, number>();
  lines(after).forEach(({ line }) => left.set(line, (left.get(line) ?? 0) + 1));
  return lines(before).filter(({ line }) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  }).map(({ element, what, picture }) => ({ element, what, picture }));
}

/** @returns the ids of the elements of which two drawings say something else, apart from where they lie */
export function differing(one: string, other: string): string[] {
  return [...new Set([...lost(one, other), ...lost(other, one)].filter(({ picture }) => !picture).map(({ element }) => element))];
}

/** A line for each element and one for each attribute, without what says nothing: prefixes, white space, order, and the numbers of the picture. */
function lines(xml: string): (Lost & { line: string })[] {
  const found: (Lost & { line: string })[] = [];
  const read = (element: Element, parent: string, nearest: string) => {
    const id = element.getAttribute('id');
    const near = id ?? nearest;
    const [name, type] = kind(element);
    // What lies in a closed sub-process gets a plane of its own when it is drawn: the picture is the same, its place in the file is not.
    const place = `${/^BPMN(Shape|Edge)$/.test(name) ? 'picture' : parent}/${name}${id === null ? '' : `[${id}]`}`;
    const picture = place.startsWith('picture') || /\/BPMN(Diagram|Plane)/.test(place);
    let words = '';
    for (const child of element.childNodes) {
      if (child instanceof Element) {
        read(child, place, near);
      } else if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.CDATA_SECTION_NODE) {
        words += child.nodeValue?.trim() ?? '';
      }
    }
    found.push({ element: near, what: name, picture, line: `${place} ${element.namespaceURI} ${squeezed(words)}` });
    const attributes: [string, string, string][] = [...element.attributes]
      .filter((one) => one.namespaceURI !== XMLNS && one.namespaceURI !== INSTANCE && !element.namespaceURI?.startsWith(PICTURE))
      .map((one) => [one.namespaceURI ?? '', one.localName, element.namespaceURI === DIAGRAM ? number(one.value) : one.value]);
    attributes.push(['', 'type', element.namespaceURI?.startsWith(PICTURE) ? '' : type]);
    for (const [space, attribute, value] of attributes) {
      if (value !== '' && !DEFAULTS.has(`${attribute}=${value}`)) {
        found.push({ element: near, what: `${name} ${attribute}`, picture, line: `${place} @${space} ${attribute}=${squeezed(value)}` });
      }
    }
  };
  read(new DOMParser().parseFromString(xml, 'application/xml').documentElement, '', '');
  return found;
}

/** BPMN lets an expression's kind be written as its element's name or as its type. */
function kind(element: Element): [string, string] {
  const type = (element.getAttributeNS(INSTANCE, 'type') ?? '').replace(/^.*:/, '');
  return element.localName === 'formalExpression' ? ['expression', 'tFormalExpression'] : [element.localName, type];
}

function number(value: string): string {
  return /^-?\d+\.\d+$/.test(value) ? String(Number(value)) : value;
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
