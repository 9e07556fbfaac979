// Loaded by blazor.web.js by this name, before and after it starts.

export async function beforeWebStart() {
  if (document.querySelector('[data-draft]')) {
    try {
      (await import('./js/entry/early-typing.js')).watchEarlyTyping();
    } catch {
      // The page starts without this net rather than not at all.
    }
  }
}

/** The framework takes over links within a page and only scrolls; whoever skips the menu with a key wants to go on from there. */
function focusWhereSkipLinkLeads(event) {
  const target = event.target.closest?.('a.skip') && document.getElementById('content');
  if (target) {
    event.preventDefault();
    target.focus();
  }
}

export function afterWebStarted(blazor) {
  document.addEventListener('click', focusWhereSkipLinkLeads, { capture: true });
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
  const hasGivenUp = () => bar.classList.contains('components-reconnect-failed');
  let waiting;
  bar.addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state === 'rejected') {
      location.reload();
    }
    // The framework gives up after a while; a dashboard on which nobody clicks goes on.
    if (event.detail.state === 'failed') {
      waiting ??= setInterval(() => hasGivenUp() && retry(), 15_000);
    }
  });
  bar.querySelector('button')?.addEventListener('click', retry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && hasGivenUp()) {
      retry();
    }
  });
  window.addEventListener('online', () => hasGivenUp() && retry());
}
