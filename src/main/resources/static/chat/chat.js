// The page: shows the conversation and lets the customer write. What it shows comes from the server alone, in the server's order.

import {Listener, begin, leave, newId, page, remembered, send, typing} from './talk.js';
import {link, safeAddress, show} from './words.js';

const TYPING_EVERY = 3_000;
const $ = id => document.getElementById(id);
const NAMES = {customer: 'You', assistant: 'AI assistant', advisor: 'Advisor', company: 'Message'};
const STATES = {
  ready: 'AI assistant, ready',
  working: 'AI assistant, working on your answer',
  person: 'A person has been asked and will write here',
  joined: 'You are talking to a person',
  ended: 'This conversation has ended',
  failed: 'This conversation cannot go on',
};

let conversation = remembered();
// The conversation that has ended and that the next one follows.
let earlier = null;
let listener = null;
let settings = {company: '', examples: [], person_words: 'I would like to talk to a person.', longest_message: 4000};
let state = 'ready';
let advisorWrote = false;
let starting = null;
// When the page last told that its customer is writing; milliseconds of the page's own clock.
let toldTyping = -Infinity;
const shown = new Map();
// Which of them the server has: they never change again.
const kept = new Set();

function atEnd() {
  const talk = $('talk');
  return talk.scrollHeight - talk.scrollTop - talk.clientHeight < 120;
}

function toEnd() {
  $('talk').scrollTop = $('talk').scrollHeight;
}

function banner(words) {
  if ($('banner').textContent !== words) {
    $('banner').textContent = words;
  }
  $('banner').hidden = !words;
}

function draw() {
  $('empty').hidden = shown.size > 0 || state === 'ended' || state === 'failed';
  $('working').hidden = state !== 'working';
  const over = state === 'ended' || state === 'failed';
  $('form').hidden = over;
  $('over').hidden = !over;
  $('over-words').textContent = STATES[state] + '.';
  $('person').hidden = over || state === 'person';
  $('notice-ai').hidden = state === 'person';
  $('notice-person').hidden = state !== 'person';
  $('fresh').hidden = !conversation || over;
  $('state').textContent = STATES[state === 'person' && advisorWrote ? 'joined' : state];
}

function sources(message) {
  const block = document.createElement('div');
  block.className = 'sources';
  const title = document.createElement('h3');
  title.textContent = message.sources.length === 1 ? 'Source' : 'Sources';
  const all = document.createElement('ol');
  message.sources.forEach((source, at) => {
    const item = document.createElement('li');
    const quote = document.createElement('blockquote');
    quote.id = `quote-${message.sequence}-${at}`;
    quote.append(...show(source.quote));
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = 'Show the words it relies on';
    details.append(summary, quote);
    const address = safeAddress(source.url);
    if (address) {
      item.append(link(address, source.title));
    } else {
      const inside = document.createElement('a');
      inside.href = `#${quote.id}`;
      inside.textContent = source.title;
      inside.addEventListener('click', () => {
        details.open = true;
      });
      item.append(inside);
    }
    item.append(details);
    all.append(item);
  });
  block.append(title, all);
  return block;
}

function element(message) {
  const item = document.createElement('li');
  item.className = `message ${message.from}`;
  const from = document.createElement('span');
  from.className = 'from';
  const time = document.createElement('time');
  time.dateTime = message.created;
  time.textContent = new Date(message.created).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});
  from.append(NAMES[message.from] ?? message.from, ' · ', time);
  const bubble = document.createElement('div');
  bubble.className = 'bubble';
  if (message.from === 'customer') {
    bubble.textContent = message.body;
  } else {
    bubble.append(...show(message.body));
  }
  item.append(from, bubble);
  const seen = new Set();
  const distinct = (message.sources ?? []).filter(source => {
    const key = source.article + source.quote;
    return !seen.has(key) && seen.add(key);
  });
  if (distinct.length > 0) {
    item.append(sources({...message, sources: distinct}));
  }
  return item;
}

function put(message, mark) {
  const follow = atEnd() || message.from === 'customer';
  const known = shown.get(message.id);
  if (kept.has(message.id)) {
    return;
  }
  const fresh = element(message);
  if (mark) {
    fresh.classList.add(mark);
  } else {
    kept.add(message.id);
  }
  if (known) {
    known.replaceWith(fresh);
    // What the server has kept stands where the server says, behind everything that was kept before.
    if (!mark) {
      $('messages').append(fresh);
    }
  } else {
    $('messages').append(fresh);
  }
  shown.set(message.id, fresh);
  if (message.from === 'advisor') {
    advisorWrote = true;
  }
  draw();
  if (follow) {
    toEnd();
  }
}

function listen() {
  listener?.stop();
  listener = new Listener(conversation, {
    message: said => put(said),
    state: now => {
      const follow = atEnd();
      state = now;
      if (now !== 'person') {
        advisorWrote = false;
      }
      draw();
      if (follow) {
        toEnd();
      }
    },
    connected: () => banner(''),
    lost: () => banner('The connection was lost. Reconnecting; nothing you wrote is lost.'),
    gone: () => {
      leave(null);
      conversation = null;
      reset();
      banner('The earlier conversation is no longer here. You can start a new one.');
    },
  });
}

function reset() {
  listener?.stop();
  listener = null;
  shown.clear();
  kept.clear();
  $('messages').replaceChildren();
  state = 'ready';
  advisorWrote = false;
  banner('');
  draw();
}

function begun() {
  if (conversation) {
    return Promise.resolve(conversation);
  }
  starting ??= begin(earlier).then(started => {
    conversation = started;
    earlier = null;
    listen();
    return started;
  }).finally(() => {
    starting = null;
  });
  return starting;
}

function explain(trouble) {
  if (trouble.status === 429) {
    return `Too many messages in a short time. Please try again in ${trouble.retryAfter || 5} seconds.`;
  }
  if (trouble.status === 400) {
    return 'This message could not be taken: ' + trouble.message + '.';
  }
  if (trouble.status === 409) {
    return 'This conversation has ended and takes no more messages.';
  }
  return 'Not sent. Check your connection.';
}

async function say(body, id = newId()) {
  const message = {id, from: 'customer', body, created: new Date().toISOString(), sources: []};
  put(message, 'sending');
  try {
    const talk = await begun();
    put(await send(talk, id, body));
  } catch (trouble) {
    if (kept.has(id)) {
      return;
    }
    put(message, 'failed');
    const note = document.createElement('p');
    note.className = 'trouble';
    note.setAttribute('role', 'alert');
    const again = document.createElement('button');
    const ended = trouble.status === 409;
    again.type = 'button';
    again.textContent = ended ? 'Go on in a new conversation' : 'Try again';
    again.addEventListener('click', () => {
      if (ended) {
        followUp();
        say(body);
      } else {
        say(body, id);
      }
      $('words').focus();
    });
    note.append(explain(trouble), again);
    shown.get(id).append(note);
    toEnd();
  }
}

function grow() {
  const words = $('words');
  words.rows = 1;
  const line = parseFloat(getComputedStyle(words).lineHeight);
  words.rows = Math.min(5, Math.max(1, Math.floor((words.scrollHeight - 16) / line)));
}

$('form').addEventListener('submit', event => {
  event.preventDefault();
  const body = $('words').value.trim();
  if (body) {
    $('words').value = '';
    grow();
    toldTyping = -Infinity;
    say(body);
  }
  $('words').focus();
});

// Only while an answer is being made: that is when it can still wait for what is being written.
function tellTyping() {
  if (conversation && state === 'working' && $('words').value.trim() && performance.now() - toldTyping > TYPING_EVERY) {
    toldTyping = performance.now();
    typing(conversation);
  }
}

$('words').addEventListener('input', () => {
  grow();
  tellTyping();
});

$('words').addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $('form').requestSubmit();
  }
});

$('person').addEventListener('click', () => {
  say(settings.person_words);
  $('words').focus();
});

function followUp() {
  earlier = conversation;
  leave(null);
  conversation = null;
  reset();
}

function startAgain() {
  if (state === 'ended' || state === 'failed') {
    followUp();
  } else {
    leave(conversation);
    conversation = null;
    earlier = null;
    reset();
  }
  $('words').focus();
}

$('fresh').addEventListener('click', startAgain);
$('again').addEventListener('click', startAgain);

// Inside a company's page, Escape closes the frame; only the launcher outside can do it.
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && parent !== window) {
    parent.postMessage('bailiwick-chat-close', '*');
  }
});

async function open() {
  draw();
  try {
    settings = await page();
    $('company').textContent = settings.company;
    document.title = `Chat with ${settings.company}`;
    $('words').maxLength = settings.longest_message;
  } catch {
    banner('The chat cannot be reached at the moment. You can write; it will be sent as soon as you try again.');
  }
  $('examples').replaceChildren(...settings.examples.map(question => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = question;
    button.addEventListener('click', () => {
      say(question);
      $('words').focus();
    });
    item.append(button);
    return item;
  }));
  if (conversation) {
    listen();
  }
  $('words').focus();
}

open();
