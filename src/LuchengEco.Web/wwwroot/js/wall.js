// Turns the scenes of the wall, keeps them fresh, and keeps the last picture while the server is away.

const ASK_EVERY = 1000;
const FRESH_EVERY = 60000;
const ANSWER_WITHIN = 8000;
const CURSOR_AFTER = 3000;

const root = document.documentElement;
const stage = document.querySelector('[data-stage]');
const notice = { away: document.querySelector('[data-away]'), paused: document.querySelector('[data-paused]'), help: document.querySelector('[data-help]') };

const DATE = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
const TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** What the server's clock is ahead of this machine's. */
let ahead = 0;
let paused = false;
let ended = false;
let shownSince = performance.now();
let freshAt = performance.now();
let reachedAt = Date.now();
let stamp = stage.querySelector('[data-stamp]')?.dataset.stamp;

const slides = () => [...stage.querySelectorAll('[data-key]')];
const current = () => slides().findIndex(slide => slide.classList.contains('on'));

function show(index) {
  const all = slides();
  const wanted = all[(index + all.length) % all.length];
  for (const slide of all) {
    slide.classList.toggle('on', slide === wanted);
  }
  for (const dot of stage.querySelectorAll('[data-dot]')) {
    dot.classList.toggle('on', dot.dataset.dot === wanted.dataset.key);
  }
  shownSince = performance.now();
}

function tick() {
  const now = Date.now() + ahead;
  document.querySelector('[data-date]').textContent = DATE.format(now);
  document.querySelector('[data-time]').textContent = TIME.format(now);
  const stay = Number(stage.querySelector('[data-seconds]')?.dataset.seconds ?? 20) * 1000;
  if (!paused && !ended && slides().length > 1 && performance.now() - shownSince >= stay) {
    show(current() + 1);
  }
}

/** The new scenes take the place of the old ones with the same picture up, so that nobody sees the change but in the numbers. */
function take(html) {
  const key = slides()[current()]?.dataset.key;
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('.stage');
  if (!fresh) {
    throw new Error('no stage');
  }
  const same = key && [...fresh.querySelectorAll('[data-key]')].find(slide => slide.dataset.key === key);
  if (same) {
    for (const slide of fresh.querySelectorAll('[data-key]')) {
      slide.classList.toggle('on', slide === same);
    }
    for (const dot of fresh.querySelectorAll('[data-dot]')) {
      dot.classList.toggle('on', dot.dataset.dot === key);
    }
  }
  stage.replaceChildren(document.importNode(fresh, true));
  freshAt = performance.now();
}

async function ask(path) {
  const answer = await fetch(path, { cache: 'no-store', credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN) });
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer;
}

function end() {
  ended = true;
  stage.replaceChildren();
  notice.help.hidden = true;
  document.querySelector('[data-ended]').hidden = false;
}

async function look() {
  try {
    const state = await (await ask('/wall/state')).json();
    ahead = state.now - Date.now();
    if (!state.open) {
      end();
    } else if (ended || state.build !== root.dataset.build) {
      location.reload();
    } else if (state.stamp !== stamp || performance.now() - freshAt >= FRESH_EVERY) {
      take(await (await ask('/wall/scenes' + location.search)).text());
      stamp = state.stamp;
    }
    reachedAt = Date.now();
    notice.away.hidden = true;
  } catch {
    // However long it lasts, the next look tries again.
    notice.away.textContent = notice.away.dataset.text.replace('{0}', TIME.format(reachedAt + ahead).slice(0, 5));
    notice.away.hidden = ended;
  }
  setTimeout(look, ASK_EVERY);
}

function pause(wanted) {
  paused = wanted;
  notice.paused.hidden = !paused;
  shownSince = performance.now();
}

function full() {
  if (document.fullscreenElement) {
    document.exitFullscreen();
  } else {
    root.requestFullscreen?.().catch(() => {});
  }
}

function choose(digit) {
  const index = slides().findIndex(slide => slide.dataset.kind === digit);
  if (index >= 0) {
    show(index);
  }
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || ended) {
    return;
  }
  const { key } = event;
  if (key === ' ') {
    pause(!paused);
  } else if (key === 'ArrowRight' || key === 'ArrowLeft') {
    show(current() + (key === 'ArrowRight' ? 1 : -1));
  } else if (key === 'f' || key === 'F') {
    full();
  } else if (key === '?' || key === '？') {
    notice.help.hidden = !notice.help.hidden;
  } else if (key === 'Escape') {
    notice.help.hidden = true;
  } else if (/^[1-9]$/.test(key)) {
    choose(key);
  } else {
    return;
  }
  event.preventDefault();
});

let still;
function moved() {
  root.classList.remove('still');
  clearTimeout(still);
  still = setTimeout(() => root.classList.add('still'), CURSOR_AFTER);
}
document.addEventListener('pointermove', moved);
moved();

tick();
setInterval(tick, 250);
look();
