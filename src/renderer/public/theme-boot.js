/* global document, localStorage */
/* Runs before the first paint, so that a chosen theme never flashes the other one. */
try {
  var kept = JSON.parse(localStorage.getItem('strata.preferences') || '{}')
  var root = document.documentElement
  if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme
  if (kept.contrast === 'more') root.dataset.contrast = 'more'
} catch {
  // Nothing kept, or not readable: the system decides.
}
