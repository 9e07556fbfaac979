/** A text of the resources with its placeholders filled. */
export const format = (template, ...values) => template.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');

/** Sets the text without replacing the text node, which the renderer still knows. */
export function say(element, text) {
  if (!element) {
    return;
  }
  if (element.firstChild?.nodeType === Node.TEXT_NODE && element.childNodes.length === 1) {
    element.firstChild.nodeValue = text;
  } else {
    element.textContent = text;
  }
}
