// Makes page elements of the few marks that our help pages use: paragraphs, headings, lists, tables, bold, links. Everything is set as
// text, nothing as HTML, so that no words of anybody can become code.

const MARKS = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|`([^`]+)`/g;

/** @returns {string} the address if a browser may follow it from here, otherwise nothing */
export function safeAddress(address) {
  if (!address) {
    return '';
  }
  try {
    const url = new URL(address, document.baseURI);
    return url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'mailto:' || url.protocol === 'tel:' ? url.href : '';
  } catch {
    return '';
  }
}

/** @returns {HTMLAnchorElement} a link that opens beside the chat */
export function link(address, words) {
  const a = document.createElement('a');
  a.href = address;
  a.target = '_blank';
  a.rel = 'noopener noreferrer';
  a.textContent = words;
  return a;
}

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function inline(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(MARKS)) {
    parts.push(text.slice(from, found.index));
    const [whole, bold, words, address, code] = found;
    if (bold) {
      parts.push(element('strong', bold));
    } else if (code) {
      parts.push(element('code', code));
    } else {
      const safe = safeAddress(address);
      parts.push(safe ? link(safe, words) : whole);
    }
    from = found.index + whole.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function cells(line) {
  return line.trim().replace(/^\||\|$/g, '').split('|').map(cell => cell.trim());
}

function table(lines) {
  const rows = lines.filter((line, at) => at !== 1).map(cells);
  const head = element('thead', element('tr', ...rows[0].map(cell => {
    const th = element('th', ...inline(cell));
    th.scope = 'col';
    return th;
  })));
  const body = element('tbody', ...rows.slice(1).map(row => element('tr', ...row.map(cell => element('td', ...inline(cell))))));
  const frame = element('div', element('table', head, body));
  frame.className = 'table';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', 'Table');
  return frame;
}

function list(name, lines, mark) {
  return element(name, ...lines.map(line => element('li', ...inline(line.replace(mark, '')))));
}

function paragraph(lines) {
  const p = element('p');
  lines.forEach((line, at) => {
    if (at > 0) {
      p.append(document.createElement('br'));
    }
    p.append(...inline(line));
  });
  return p;
}

const KINDS = [
  {starts: line => /^\s*\|.*\|\s*$/.test(line), make: lines => lines.length > 1 && /^[\s|:-]+$/.test(lines[1]) ? table(lines) : paragraph(lines)},
  {starts: line => /^\s*[-*•]\s+/.test(line), make: lines => list('ul', lines, /^\s*[-*•]\s+/)},
  {starts: line => /^\s*\d{1,3}[.)]\s+/.test(line), make: lines => list('ol', lines, /^\s*\d{1,3}[.)]\s+/)},
  {starts: line => /^#{1,6}\s+/.test(line), make: lines => element('div', ...lines.map(line => element('h3', ...inline(line.replace(/^#+\s+/, '')))))},
  {starts: () => true, make: paragraph},
];

/**
 * @param {string} text what somebody wrote
 * @returns {Node[]} the elements that show it
 */
export function show(text) {
  const blocks = [];
  let kind = null;
  let lines = [];
  const finish = () => {
    if (lines.length > 0) {
      blocks.push(kind.make(lines));
    }
    lines = [];
  };
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      finish();
      kind = null;
      continue;
    }
    const its = KINDS.find(one => one.starts(line));
    if (its !== kind) {
      finish();
      kind = its;
    }
    lines.push(line);
  }
  finish();
  return blocks;
}
