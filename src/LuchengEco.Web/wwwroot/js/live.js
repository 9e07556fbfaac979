// Marks for a moment the numbers that changed by themselves, and tells the server of the person behind the page.

const Numbers = '[data-value], .number, td.num, td.value';
const MaxMarked = 60;
const Every = 20_000;

let stop;

export function watch(feed) {
  stop?.abort();
  stop = new AbortController();
  watchNumbers(stop.signal);
  watchPerson(feed, stop.signal);
}

export function unwatch() {
  stop?.abort();
}

/** The note about the renewal changes in the same batch as the numbers; other changes of the page are the person's own doing. */
function watchNumbers(signal) {
  const content = document.getElementById('content');
  if (!content) {
    return;
  }
  const observer = new MutationObserver(records => {
    if (records.some(record => record.attributeName === 'data-refreshed') && !window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      markAll(records);
    }
  });
  observer.observe(content, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['data-refreshed'] });
  signal.addEventListener('abort', () => observer.disconnect());
}

function markAll(records) {
  const changed = new Set();
  for (const record of records) {
    const near = record.target.nodeType === Node.TEXT_NODE ? record.target.parentElement : record.target;
    const number = record.type === 'attributes' ? null : near?.closest(Numbers);
    if (number) {
      changed.add(number);
    }
  }
  for (const number of [...changed].slice(0, MaxMarked)) {
    number.animate([{ backgroundColor: 'var(--eco-primary-soft)', boxShadow: '0 0 0 4px var(--eco-primary-soft)' }, {}], { duration: 1800, easing: 'ease-in' });
  }
}

/** Without this a page that renews itself could take a person for absent whose clicks fall between the answers of the browser. */
function watchPerson(feed, signal) {
  let told = -Infinity;
  const tell = event => {
    if (!event.isTrusted || performance.now() - told < Every) {
      return;
    }
    told = performance.now();
    feed.invokeMethodAsync('NotePersonAsync').catch(() => { told = -Infinity; });
  };
  for (const kind of ['pointerdown', 'keydown']) {
    document.addEventListener(kind, tell, { capture: true, passive: true, signal });
  }
}
