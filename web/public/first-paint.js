// Runs before the first paint, so that a dark screen never flashes white and the page says its language at once.
const kept = (key) => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
const scheme = kept('heed.scheme') || 'auto'
const isDark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')
document.documentElement.style.background = isDark ? '#171213' : '#f7f4f3'
document.documentElement.lang = kept('heed.language') || document.documentElement.lang
