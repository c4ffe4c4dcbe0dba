/** Why something typed names no site: it is no address at all, means many sites, stands for one page of a site, or can be read on its way. */
export type OriginFault = 'not_address' | 'wildcard' | 'has_path' | 'not_safe'

const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** The site that an address names, as browsers write it: `https://shop.example`. A slash at its end is nobody's page. */
export function readOrigin(typed: string): { origin: string } | { fault: OriginFault } {
  const text = typed.trim()
  if (text.includes('*')) return { fault: 'wildcard' }
  const address = URL.canParse(text) ? new URL(text) : undefined
  if (!address || !['http:', 'https:'].includes(address.protocol) || address.username || address.password)
    return { fault: 'not_address' }
  // A page without encryption could be changed by anybody on its way, the frame with it; on one's own machine there is no way.
  if (address.protocol === 'http:' && !local.test(address.hostname)) return { fault: 'not_safe' }
  if (address.pathname !== '/' || address.search || address.hash) return { fault: 'has_path' }
  // A name that no certificate can bear would also end the list of sites in the header.
  if (!/^[a-z0-9.:[\]-]+$/.test(address.host)) return { fault: 'not_address' }
  return { origin: address.origin }
}
