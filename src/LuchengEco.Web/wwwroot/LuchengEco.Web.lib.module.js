// Loaded by blazor.web.js by this name, before and after it starts.

export async function beforeWebStart() {
  if (document.querySelector('[data-draft]')) {
    try {
      (await import('./js/entry-grid.js')).watchEarlyTyping();
    } catch {
      // The page starts without this net rather than not at all.
    }
  }
}

export function afterWebStarted(blazor) {
  const bar = document.getElementById('components-reconnect-modal');
  if (!bar) {
    return;
  }
  const retry = async () => {
    try {
      // False: the server answers and no longer knows this circuit, as after a restart. Drafts survive the reload.
      if (!await blazor.reconnect()) {
        location.reload();
      }
    } catch {
      // Still away; the bar stays.
    }
  };
  bar.addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state === 'rejected') {
      location.reload();
    }
  });
  bar.querySelector('button')?.addEventListener('click', retry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && bar.classList.contains('components-reconnect-failed')) {
      retry();
    }
  });
}
