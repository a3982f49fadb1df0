/** A sentence that policies are written in, as {@code rules/drl/sentences/*.dsl} has it. */
export interface Sentence {
  half: 'when' | 'then';
  words: string;
  meaning: string;
  example: string;
  pattern: RegExp;
}

/** A line that is no sentence, and what it may have meant. */
export interface Problem {
  line: number;
  what: string;
  nearest?: Sentence;
}

const SENTENCE = /^\[(when|then)](.*?)=(?!=)/;
const EXAMPLE = /^# Example: (.*)$/;

/** @returns the sentences of a dictionary, with the comments above each as its meaning */
export function readSentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let above: string[] = [];
  for (const line of text.split('\n')) {
    const [, half, words] = SENTENCE.exec(line) ?? [];
    if (half && words) {
      const example = above.map((one) => EXAMPLE.exec(one)?.[1]).find(Boolean) ?? '';
      const meaning = above.filter((one) => !EXAMPLE.test(one)).map((one) => one.replace(/^# ?/, '')).join(' ');
      found.push({ half: half as Sentence['half'], words, meaning, example, pattern: patternOf(words) });
      above = [];
    } else if (line.startsWith('#')) {
      above.push(line);
    } else {
      above = [];
    }
  }
  return found;
}

function patternOf(words: string): RegExp {
  const parts = words.split(/("\{\w+}"|\{\w+})/).map((part) =>
    part.startsWith('"{') ? '"[^"]*"' : part.startsWith('{') ? '[^\\s"]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('')}$`);
}

/** @returns in which half of a policy each line stands; undefined for what is no sentence's place */
export function halves(text: string): (Sentence['half'] | undefined)[] {
  let half: Sentence['half'] | undefined;
  return text.split('\n').map((line) => {
    const word = line.trim();
    if (word === 'when' || word === 'then') {
      half = word;
      return undefined;
    }
    if (word === 'end' || word.startsWith('rule ')) {
      half = undefined;
    }
    return half && word !== '' && !word.startsWith('#') && !word.startsWith('//') ? half : undefined;
  });
}

/** @returns what is wrong with a policy's lines, as far as the words tell; the check says the rest */
export function problemsOf(text: string, sentences: Sentence[]): Problem[] {
  const lines = text.split('\n');
  return halves(text).flatMap((half, place) => {
    const line = lines[place]?.trim() ?? '';
    // What holds sentences together, or turns them round, is the check's business.
    const said = line.replace(/^(?:and|or|not|there is no)\s+/, '').replace(/^\(|\)$/g, '');
    if (!half || sentences.some((one) => one.half === half && (one.pattern.test(line) || one.pattern.test(said)))) {
      return [];
    }
    return [{ line: place + 1, what: line, nearest: nearest(said, sentences.filter((one) => one.half === half)) }];
  });
}

/** By pairs of letters that two texts share, which forgives typing mistakes. */
export function nearest(line: string, sentences: Sentence[]): Sentence | undefined {
  const wanted = pairs(line);
  let best: Sentence | undefined;
  let most = 0.2;
  for (const one of sentences) {
    const its = pairs(one.words);
    const shared = [...wanted].filter((pair) => its.has(pair)).length;
    const likeness = (2 * shared) / Math.max(1, wanted.size + its.size);
    if (likeness > most) {
      most = likeness;
      best = one;
    }
  }
  return best;
}

function pairs(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/"[^"]*"|\{\w+}/g, ' ');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)).filter((pair) => pair.trim().length === 2));
}
