// What paper needs and the screen does not: the moment of printing, and pictures of charts that shrink to the sheet.
const pictures = '.echart .canvas svg:not([viewBox])';
let watching = false;

export function watch() {
  if (watching) return;
  watching = true;
  window.addEventListener('beforeprint', prepare);
  window.addEventListener('afterprint', restore);
}

function prepare() {
  for (const said of document.querySelectorAll('[data-printed-at]')) said.textContent = now();
  for (const picture of document.querySelectorAll(pictures)) {
    picture.setAttribute('viewBox', `0 0 ${picture.getAttribute('width')} ${picture.getAttribute('height')}`);
    picture.dataset.forPaper = 'true';
  }
}

// A chart that is resized later must not keep the frame of the old size.
function restore() {
  for (const picture of document.querySelectorAll('[data-for-paper]')) {
    picture.removeAttribute('viewBox');
    delete picture.dataset.forPaper;
  }
}

// 2024年6月20日18:00 in China, as the server writes it.
function now() {
  const part = Object.fromEntries(new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai', year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return `${part.year}年${part.month}月${part.day}日${part.hour}:${part.minute}`;
}
