import { autocompletion, snippetCompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { linter, lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import { texts } from '../../texts/en';
import { halves, problemsOf, type Sentence } from './sentences';

/** What the server found wrong with a line of this file. */
export interface Found {
  line: number;
  problem: string;
}

interface Props {
  text: string;
  sentences: Sentence[];
  /** Whether lines of this file are sentences. */
  worded: boolean;
  found: Found[];
  /** The text that these were found in; of another text they say nothing. */
  foundIn: string;
  readOnly: boolean;
  label: string;
  onChange: (text: string) => void;
}

/** An editor that offers the sentences of the half it stands in, and marks what is none, with the nearest. */
export default function SentenceEditor({ text, sentences, worded, found, foundIn, readOnly, label, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const change = useRef(onChange);
  const marks = useRef({ found, foundIn });
  const begins = useRef(text);
  change.current = onChange;
  useEffect(() => {
    if (!place.current) {
      return;
    }
    const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: begins.current,
        extensions: [
          EditorView.cspNonce.of(nonce),
          basicSetup,
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorView.updateListener.of((update) => update.docChanged && change.current(update.state.doc.toString())),
          lintGutter(),
          linter((shown) => diagnostics(shown, worded ? sentences : [], marks.current.found, marks.current.foundIn), { delay: 250 }),
          ...(worded ? [autocompletion({ override: [(context) => complete(context, sentences)], activateOnTyping: true })] : []),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
    // A new file makes a new editor.
  }, [sentences, worded, readOnly, label]);
  useEffect(() => {
    begins.current = text;
    if (view.current && view.current.state.doc.toString() !== text) {
      view.current.dispatch({ changes: difference(view.current.state.doc.toString(), text) });
    }
  }, [text]);
  useEffect(() => {
    marks.current = { found, foundIn };
    if (view.current) {
      // A linter runs only after a change, unless it is made to.
      view.current.dispatch(setDiagnostics(view.current.state, diagnostics(view.current, worded ? sentences : [], found, foundIn)));
    }
  }, [found, foundIn, sentences, worded]);
  return <div ref={place} className="editor" />;
}

/** Only what differs is changed, so that the place in the text and the way back stay. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) {
    from++;
  }
  let same = 0;
  while (same < before.length - from && same < after.length - from && before[before.length - 1 - same] === after[after.length - 1 - same]) {
    same++;
  }
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

function complete(context: CompletionContext, sentences: Sentence[]): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const half = half0(context.state.doc.toString(), line.number, line.text);
  const begun = line.text.trimStart();
  if (!half || (begun.length < 2 && !context.explicit)) {
    return null;
  }
  return {
    from: line.to - begun.length,
    options: sentences.filter((one) => one.half === half).map((one) =>
      snippetCompletion(one.words.replace(/\{(\w+)}/g, '${$1}'), { label: one.words, info: `${one.meaning}\n${one.example}`, type: 'text' })),
    validFor: /^.*$/,
  };
}

/** An empty line has a half too: that of the line as if something stood there. */
function half0(text: string, line: number, words: string): Sentence['half'] | undefined {
  const lines = text.split('\n');
  lines[line - 1] = words.trim() === '' ? 'x' : words;
  return halves(lines.join('\n'))[line - 1];
}

function diagnostics(view: EditorView, sentences: Sentence[], found: Found[], checked: string): Diagnostic[] {
  const doc = view.state.doc;
  const marked = (line: number, message: string, severity: Diagnostic['severity']): Diagnostic[] => {
    if (line < 1 || line > doc.lines) {
      return [];
    }
    const at = doc.line(line);
    return [{ from: at.from + (at.text.length - at.text.trimStart().length), to: at.to, severity, message }];
  };
  const words = sentences.length === 0 ? [] : problemsOf(doc.toString(), sentences).flatMap((problem) =>
    marked(problem.line, problem.nearest ? texts.policies.noSentenceNear(problem.nearest.words) : texts.policies.noSentence, 'warning'));
  // What the check found is said of the text that it checked.
  const server = doc.toString() === checked ? found.flatMap((one) => marked(one.line, one.problem, 'error')) : [];
  return [...server, ...words];
}
