import { autocompletion, snippetCompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { linter, lintGutter, type Diagnostic } from '@codemirror/lint';
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
  readOnly: boolean;
  label: string;
  onChange: (text: string) => void;
}

/** An editor that offers the sentences of the half it stands in, and marks what is none, with the nearest. */
export default function SentenceEditor({ text, sentences, worded, found, readOnly, label, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    if (!place.current) {
      return;
    }
    const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(nonce),
          basicSetup,
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => update.docChanged && change.current(update.state.doc.toString())),
          lintGutter(),
          linter((shown) => diagnostics(shown, worded ? sentences : [], found, text), { delay: 250 }),
          ...(worded ? [autocompletion({ override: [(context) => complete(context, sentences)], activateOnTyping: true })] : []),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
    // A new file, or new findings of the check, make a new editor.
  }, [text, sentences, worded, found, readOnly, label]);
  return <div ref={place} className="editor" />;
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
