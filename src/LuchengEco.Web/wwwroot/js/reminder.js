// Remembers for a day what the person has put away; the server reads it with the next page.
export function dismiss(name, value) {
  document.cookie = `${name}=${value}; path=/; max-age=86400; samesite=lax`;
}
