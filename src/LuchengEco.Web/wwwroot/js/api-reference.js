// Starts the reader of the API. It stands in a file because the Content-Security-Policy allows no inline script.
const app = document.getElementById('app');
window.Scalar.createApiReference(app, {
  url: app.dataset.document,
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
});
