// A link to the start of a screen carries its code behind #: it is put into the form, taken out of the address, and sent.
const form = document.querySelector('[data-start]');
const code = decodeURIComponent(location.hash.slice(1));
if (form && code) {
  history.replaceState(null, '', location.pathname + location.search);
  form.elements.namedItem('code').value = code;
  if (!document.querySelector('[role=alert]')) {
    form.requestSubmit();
  }
}
