// Light, dark or as the system: the sheet's media decides. Charts draw their colours themselves and listen for eco-theme.
const dark = window.matchMedia('(prefers-color-scheme: dark)');
let watching = false;

export function watch() {
  if (watching) return;
  watching = true;
  dark.addEventListener('change', tell);
}

// cookie: name; choice: what it shall say; media: when the dark sheet counts.
export function choose(cookie, choice, media) {
  document.cookie = `${cookie}=${choice}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  document.getElementById('eco-dark').media = media;
  tell();
}

function tell() {
  document.dispatchEvent(new CustomEvent('eco-theme'));
}
