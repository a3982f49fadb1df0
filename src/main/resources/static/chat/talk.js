// Speaks with the server: begins a conversation, sends, and listens to what is said in it. Knows nothing of the page.

const KEPT = 'bailiwick.chat';
const API = new URL('api/chat/', document.baseURI);
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15000;
const SILENCE = 40000;

/** What the server refused, with its own words for people. */
export class Refused extends Error {
  constructor(status, message, retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

async function call(path, token, options = {}) {
  const headers = {...options.headers};
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (options.body) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(new URL(path, API), {...options, headers, cache: 'no-store', credentials: 'omit'});
  if (!answer.ok) {
    const envelope = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, envelope.message ?? 'The server could not answer.', Number(answer.headers.get('Retry-After')) || 0);
  }
  return answer;
}

/** @returns how the page presents itself */
export async function page() {
  return (await call('page')).json();
}

/** @returns the conversation that this browser remembers, or null */
export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return kept?.id && kept?.token ? kept : null;
  } catch {
    return null;
  }
}

function remember(conversation) {
  try {
    if (conversation) {
      localStorage.setItem(KEPT, JSON.stringify(conversation));
    } else {
      localStorage.removeItem(KEPT);
    }
  } catch {
    // A browser that keeps nothing still chats, until the page is closed.
  }
}

/** @returns an id that nobody had before; also where the page is not served over https */
export function newId() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), one => one.toString(16).padStart(2, '0')).join('');
}

/**
 * Begins a conversation and remembers it.
 *
 * @param earlier a conversation that has ended and that this one follows, or null
 */
export async function begin(earlier) {
  const path = earlier ? `conversations?follows=${encodeURIComponent(earlier.id)}` : 'conversations';
  const conversation = await (await call(path, earlier?.token, {method: 'POST'})).json();
  remember(conversation);
  return conversation;
}

/** Forgets the conversation here, and tells the server that the customer left. */
export async function leave(conversation) {
  remember(null);
  if (conversation) {
    await call(`conversations/${encodeURIComponent(conversation.id)}/finish`, conversation.token, {method: 'POST'}).catch(() => undefined);
  }
}

/** Sends a message. The same id may be sent again: it is kept once. */
export async function send(conversation, id, body) {
  const path = `conversations/${encodeURIComponent(conversation.id)}/messages`;
  return (await call(path, conversation.token, {method: 'POST', body: JSON.stringify({id, body})})).json();
}

/** Tells that the customer is writing, so that a turn waits for the rest of it. Nobody needs to know when that fails. */
export function typing(conversation) {
  call(`conversations/${encodeURIComponent(conversation.id)}/typing`, conversation.token, {method: 'POST'}).catch(() => undefined);
}

/** Listens until stopped; comes back by itself after whatever breaks, and misses nothing. */
export class Listener {
  #conversation;
  #on;
  #last = 0;
  #wait = FIRST_WAIT;
  #abort = null;
  #stopped = false;
  #wake = null;

  /** @param on {message, state, connected, lost, gone} */
  constructor(conversation, on) {
    this.#conversation = conversation;
    this.#on = on;
    addEventListener('online', this.#hurry);
    this.#run();
  }

  stop() {
    this.#stopped = true;
    removeEventListener('online', this.#hurry);
    this.#abort?.abort();
    this.#wake?.();
  }

  #hurry = () => {
    this.#wait = FIRST_WAIT;
    this.#wake?.();
  };

  async #run() {
    while (!this.#stopped) {
      try {
        await this.#listenOnce();
      } catch (trouble) {
        if (trouble instanceof Refused && (trouble.status === 401 || trouble.status === 404)) {
          this.#on.gone();
          return;
        }
      }
      if (this.#stopped) {
        return;
      }
      this.#on.lost();
      const wait = this.#wait * (0.75 + Math.random() / 2);
      await new Promise(resolve => {
        const timer = setTimeout(resolve, wait);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    }
  }

  async #listenOnce() {
    this.#abort = new AbortController();
    // The server says something every fifteen seconds; a longer silence is a dead line that nobody told us about.
    let silence = setTimeout(() => this.#abort.abort(), SILENCE);
    try {
      const answer = await call(`conversations/${encodeURIComponent(this.#conversation.id)}/stream`, this.#conversation.token,
        {signal: this.#abort.signal, headers: {Accept: 'text/event-stream, application/json', 'Last-Event-ID': String(this.#last)}});
      this.#wait = FIRST_WAIT;
      this.#on.connected();
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const {value, done} = await reader.read();
        if (done) {
          return;
        }
        clearTimeout(silence);
        silence = setTimeout(() => this.#abort.abort(), SILENCE);
        const blocks = (rest + value).split(/\r?\n\r?\n/);
        rest = blocks.pop();
        blocks.forEach(block => this.#hear(block));
      }
    } finally {
      clearTimeout(silence);
    }
  }

  #hear(block) {
    const event = {name: 'message', id: '', data: []};
    for (const line of block.split(/\r?\n/)) {
      const [, field, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
      if (field === 'event') {
        event.name = value;
      } else if (field === 'id') {
        event.id = value;
      } else if (field === 'data') {
        event.data.push(value);
      }
    }
    if (event.data.length === 0) {
      return;
    }
    const said = JSON.parse(event.data.join('\n'));
    if (event.name === 'message') {
      this.#last = Number(event.id) || this.#last;
      this.#on.message(said);
    } else if (event.name === 'state') {
      this.#on.state(said.state);
    }
  }
}
