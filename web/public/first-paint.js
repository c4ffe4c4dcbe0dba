// Runs before the first paint, so that a dark screen never flashes white and the page says its language at once.
try {
  var scheme = localStorage.getItem('heed.scheme') || 'auto'
  var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  document.documentElement.style.background = dark ? '#171213' : '#f7f4f3'
  var language = localStorage.getItem('heed.language')
  if (language) document.documentElement.lang = language
} catch {
  // Storage can be forbidden; the app then starts with what the system says.
}
