/** A line of two texts beside each other: in both, only before, only after, or a stretch that is left out. */
export interface Line {
  what: 'same' | 'out' | 'in' | 'skip';
  words: string;
}

const AROUND = 3;
const MOST = 2_000;

/** @returns how one text becomes the other, line by line, with three lines around each change */
export function diff(before: string, after: string): Line[] {
  const a = before.split('\n').slice(0, MOST);
  const b = after.split('\n').slice(0, MOST);
  return shortened(lines(a, b, common(a, b)));
}

/** The longest run of lines in both, from every pair of places on. */
function common(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  return rows;
}

function lines(a: string[], b: string[], rows: Uint16Array[]): Line[] {
  const found: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ what: 'same', words: a[i]! });
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || rows[i + 1]![j]! >= rows[i]![j + 1]!)) {
      found.push({ what: 'out', words: a[i++]! });
    } else {
      found.push({ what: 'in', words: b[j++]! });
    }
  }
  return found;
}

function shortened(all: Line[]): Line[] {
  const near = all.map((_, place) => all.slice(Math.max(0, place - AROUND), place + AROUND + 1).some((line) => line.what !== 'same'));
  const shown: Line[] = [];
  all.forEach((line, place) => {
    if (near[place]) {
      shown.push(line);
    } else if (shown.at(-1)?.what !== 'skip') {
      shown.push({ what: 'skip', words: '…' });
    }
  });
  return shown;
}
