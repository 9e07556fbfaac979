// Draws the options that the server built; no option is ever evaluated as code.
import * as echarts from '../lib/echarts/echarts.esm.min.js';

const charts = new Map();

export function draw(element, options, unit) {
  let entry = charts.get(element);
  if (!entry) {
    const chart = echarts.init(element, null, { renderer: 'svg', locale: 'ZH' });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    entry = { chart, observer };
    charts.set(element, entry);
  }
  if (options.tooltip) {
    options.tooltip.valueFormatter = value => value === null || value === undefined || value === '-' ? '—' : `${value}${unit}`;
  }
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  entry.chart.setOption({ ...options, animation: !calm && options.animation !== false }, { notMerge: true });
  element.dataset.drawn = 'true';
}

export function download(element, name) {
  const entry = charts.get(element);
  if (!entry) return;
  const link = document.createElement('a');
  link.href = entry.chart.getDataURL({ type: 'svg' });
  link.download = name;
  link.click();
}

export function dispose(element) {
  const entry = charts.get(element);
  if (!entry) return;
  entry.observer.disconnect();
  entry.chart.dispose();
  charts.delete(element);
}
