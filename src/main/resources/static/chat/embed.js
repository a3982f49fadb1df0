// One line on a company's page brings the chat there:
//   <script src="https://support.example/chat/embed.js" data-title="Chat with us" data-position="right" defer></script>
// data-title: the words of the button; data-position: right or left; data-open: present to open at once. The server must be told which sites
// may show the chat (BAILIWICK_CHAT_EMBED_FROM).

(() => {
  const script = document.currentScript;
  if (!script?.src || document.getElementById('bailiwick-chat')) {
    return;
  }
  const page = new URL('../chat', script.src);
  const title = script.dataset.title || 'Chat with us';
  const side = script.dataset.position === 'left' ? 'left' : 'right';

  const host = document.createElement('div');
  host.id = 'bailiwick-chat';
  // A shadow root keeps the company's styles out of ours and ours out of theirs; a constructed sheet needs no inline style.
  const root = host.attachShadow({mode: 'open'});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    button { position: fixed; bottom: 1.25rem; ${side}: 1.25rem; z-index: 2147483000; font: 600 1rem/1.2 system-ui, sans-serif; min-height: 3rem;
      padding: .75rem 1.25rem; border: 0; border-radius: 1.5rem; background: #0b5560; color: #fff; cursor: pointer;
      box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
    button:focus-visible, iframe:focus-visible { outline: 3px solid #1a6fd1; outline-offset: 2px; }
    .frame { position: fixed; bottom: 5.25rem; ${side}: 1.25rem; z-index: 2147483000; width: min(25rem, calc(100vw - 2.5rem));
      height: min(42rem, calc(100vh - 7rem)); border-radius: 1rem; overflow: hidden; box-shadow: 0 8px 40px rgb(0 0 0 / 30%); background: Canvas; }
    .frame[hidden] { display: none; }
    iframe { width: 100%; height: 100%; border: 0; display: block; }
    @media (max-width: 30rem) { .frame { inset: 0 0 4.75rem 0; width: 100vw; height: auto; border-radius: 0; } }
  `);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-controls', 'frame');
  const frame = document.createElement('div');
  frame.className = 'frame';
  frame.id = 'frame';
  frame.hidden = true;
  let inner = null;

  const show = open => {
    if (open && !inner) {
      inner = document.createElement('iframe');
      inner.title = title;
      inner.src = page.href;
      frame.append(inner);
    }
    frame.hidden = !open;
    button.textContent = open ? 'Close chat' : title;
    button.setAttribute('aria-expanded', String(open));
    (open ? inner : button).focus();
  };

  button.addEventListener('click', () => show(frame.hidden));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !frame.hidden) {
      show(false);
    }
  });
  addEventListener('message', event => {
    if (inner && event.source === inner.contentWindow && event.data === 'bailiwick-chat-close') {
      show(false);
    }
  });

  root.append(frame, button);
  button.textContent = title;
  button.setAttribute('aria-expanded', 'false');
  const attach = () => {
    document.body.append(host);
    if ('open' in script.dataset) {
      show(true);
    }
  };
  if (document.body) {
    attach();
  } else {
    addEventListener('DOMContentLoaded', attach);
  }
})();
