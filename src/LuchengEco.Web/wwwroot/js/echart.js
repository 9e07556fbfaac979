// Draws the options that the server built; no option is ever evaluated as code.
import * as echarts from '../lib/echarts/echarts.esm.min.js';

const charts = new Map();
const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

// options: ECharts' own, whose colours may be var(--…) · points: what each point says ({ head, lines, column, row, series, data }), or null.
export function draw(element, options, unit, points) {
  let entry = charts.get(element);
  if (!entry) {
    entry = open(element);
    charts.set(element, entry);
  }
  Object.assign(entry, { options, unit, points: points ?? [], at: -1 });
  paint(entry);
}

export function dispose(element) {
  const entry = charts.get(element);
  if (!entry) return;
  entry.observer.disconnect();
  entry.stage.removeEventListener('keydown', entry.onKey);
  entry.stage.removeEventListener('blur', entry.onBlur);
  entry.chart.dispose();
  charts.delete(element);
}

// Called from the server: the picture as it stands, under its title, on the colour of the surface.
export function download(element, name) {
  const svg = picture(element, null);
  if (svg) keep(new Blob([svg], { type: 'image/svg+xml' }), name);
}

export function saveSvg(element, name, title) {
  const svg = picture(element, title);
  if (svg) keep(new Blob([svg], { type: 'image/svg+xml' }), name);
  return svg !== null;
}

export async function savePng(element, name, title) {
  const svg = picture(element, title);
  if (svg === null) return false;
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
    if (!blob) return false;
    keep(blob, name);
    return true;
  } finally {
    URL.revokeObjectURL(address);
  }
}

// A file that the server wrote, as a stream.
export async function saveStream(stream, name, type) {
  keep(new Blob([await stream.arrayBuffer()], { type }), name);
}

function open(element) {
  const chart = echarts.init(element, null, { renderer: 'svg', locale: 'ZH' });
  const stage = element.closest('[data-stage]') ?? element;
  const entry = { element, stage, live: stage.parentElement?.querySelector('[data-live]') ?? null, chart, at: -1, width: element.clientWidth, height: element.clientHeight };
  // Once for each new size and before the browser paints, so that nothing flickers; a hidden chart keeps the size it had.
  entry.observer = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = element;
    if (width === 0 || height === 0 || (width === entry.width && height === entry.height)) return;
    Object.assign(entry, { width, height });
    chart.resize({ animation: { duration: 0 } });
  });
  entry.observer.observe(element);
  entry.onKey = event => key(entry, event);
  entry.onBlur = () => hide(entry);
  stage.addEventListener('keydown', entry.onKey);
  stage.addEventListener('blur', entry.onBlur);
  return entry;
}

function paint(entry) {
  const options = resolved(entry.options, colours(entry.element));
  if (options.tooltip) {
    if (entry.points.length > 0) options.tooltip.formatter = asked => words(entry, asked);
    else options.tooltip.valueFormatter = value => value === null || value === undefined || value === '-' ? '—' : `${value}${entry.unit}`;
  }
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  entry.chart.setOption({ ...options, animation: !calm && options.animation !== false }, { notMerge: true });
  entry.element.dataset.drawn = 'true';
}

// Colours

function colours(element) {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.parentElement.append(probe);
  const known = new Map();
  const look = text => {
    if (!known.has(text)) {
      probe.style.color = '';
      probe.style.color = text;
      known.set(text, plain(getComputedStyle(probe).color));
    }
    return known.get(text);
  };
  look.end = () => probe.remove();
  return look;
}

// Whatever way the browser writes a computed colour (rgb, color(srgb …), oklch …), charts get rgba.
function plain(colour) {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${(alpha / 255).toFixed(3)})`;
}

function resolved(options, look) {
  const walk = value => {
    if (typeof value === 'string') return value.startsWith('var(--') || value.startsWith('color-mix(') ? look(value) : value;
    if (Array.isArray(value)) return value.map(walk);
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part)]));
    return value;
  };
  const result = walk(options);
  look.end();
  return result;
}

function repaint() {
  // The page takes its new colours on first, whoever of us hears the event before.
  requestAnimationFrame(() => {
    for (const entry of charts.values()) paint(entry);
  });
}

document.addEventListener('eco-theme', repaint);
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);

// Words and keys

function escaped(text) {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}

function words(entry, asked) {
  const first = Array.isArray(asked) ? asked[0] : asked;
  const point = Array.isArray(asked) ? entry.points.find(one => one.column === first?.dataIndex) : entry.points[first?.data?.point];
  if (!point) return '';
  return `<div style="white-space:normal;max-width:16rem;font-size:.8125rem;line-height:1.6"><strong>${escaped(point.head)}</strong>${point.lines.map(line => `<br>${escaped(line)}`).join('')}</div>`;
}

function key(entry, event) {
  if (entry.points.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = target(entry, event.key);
  if (event.key === 'Escape' && entry.at >= 0) hide(entry);
  else if (to !== null && to >= 0) show(entry, to);
  else if (to === null) return;
  event.preventDefault();
  event.stopPropagation();
}

// The point to go to; -1 for no such point, null for a key that is not ours.
function target(entry, name) {
  const { points, at } = entry;
  const now = points[at];
  if (name === 'Home') return 0;
  if (name === 'End') return points.length - 1;
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (!(name in steps)) return null;
  const rows = points.some(point => point.row !== points[0].row);
  const [across, down] = steps[name];
  if (down !== 0 && !rows) return null;
  if (!now) return across < 0 || down < 0 ? points.length - 1 : 0;
  // The nearest in the direction: along its own row first, or in the same column.
  let best = -1;
  let least = Infinity;
  points.forEach((point, index) => {
    const [dx, dy] = [point.column - now.column, point.row - now.row];
    const ahead = across !== 0 ? dx * across : dy * down;
    const aside = Math.abs(across !== 0 ? dy : dx);
    if (ahead <= 0 || (across !== 0 && aside > 0)) return;
    const far = ahead * 1000 + aside;
    if (far < least) [best, least] = [index, far];
  });
  return best;
}

function show(entry, index) {
  const point = entry.points[index];
  entry.at = index;
  if (point.series !== null && point.series !== undefined) {
    entry.chart.dispatchAction({ type: 'downplay' });
    entry.chart.dispatchAction({ type: 'highlight', seriesIndex: point.series, dataIndex: point.data });
    entry.chart.dispatchAction({ type: 'showTip', seriesIndex: point.series, dataIndex: point.data });
  } else {
    entry.chart.dispatchAction({ type: 'showTip', x: entry.chart.convertToPixel({ xAxisIndex: 0 }, point.column), y: entry.element.clientHeight * 0.6 });
  }
  entry.stage.dataset.point = point.head;
  if (entry.live) entry.live.textContent = `${point.head}：${point.lines.join('，')}`;
}

function hide(entry) {
  if (entry.at < 0) return;
  entry.at = -1;
  entry.chart.dispatchAction({ type: 'downplay' });
  entry.chart.dispatchAction({ type: 'hideTip' });
  // The pointer of the axis stays behind a hidden tooltip.
  entry.chart.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'leave' });
  delete entry.stage.dataset.point;
  if (entry.live) entry.live.textContent = '';
}

// Pictures

function picture(element, title) {
  const entry = charts.get(element);
  if (!entry) return null;
  const inner = entry.chart.renderToSVGString();
  const look = colours(element);
  const [surface, ink] = [look('var(--eco-chart-surface)'), look('var(--eco-chart-ink)')];
  look.end();
  const [width, height] = [entry.chart.getWidth(), entry.chart.getHeight()];
  const [margin, head] = [16, title ? 36 : 0];
  const [w, h] = [width + 2 * margin, height + head + 2 * margin];
  const heading = title ? `<text x="${margin}" y="${margin + 18}" fill="${ink}" font-size="16" font-weight="600" font-family="sans-serif">${escaped(title)}</text>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">`
    + `<rect width="${w}" height="${h}" fill="${surface}"/>${heading}<g transform="translate(${margin} ${margin + head})">${inner}</g></svg>`;
}

function keep(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
