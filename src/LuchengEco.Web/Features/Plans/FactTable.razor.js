// Selects the table and lets the browser copy it: spreadsheets receive rows and cells, editors a table.
// navigator.clipboard needs HTTPS, which an office network often lacks; a copied selection does not.
export function copyTable(table) {
  const selection = getSelection();
  selection.removeAllRanges();
  const range = document.createRange();
  range.selectNode(table);
  selection.addRange(range);
  const done = document.execCommand('copy');
  selection.removeAllRanges();
  return done;
}
