import type { ReactNode } from 'react'

export type Section = 'customers' | 'strategy' | 'people' | 'systems' | 'insight'

const outline = 'M10 2.8c3.9 2.4 6.7 6.8 7.1 12.3-4.6 2.5-9.6 2.5-14.2 0C3.3 9.6 6.1 5.2 10 2.8z'

const filled: Record<Section, ReactNode> = {
  customers: <circle cx="10" cy="11" r="2.5" fill="currentColor" stroke="none" />,
  strategy: <circle cx="10" cy="4.6" r="2.6" fill="currentColor" stroke="none" />,
  people: <circle cx="15.4" cy="14.3" r="2.6" fill="currentColor" stroke="none" />,
  systems: <circle cx="4.6" cy="14.3" r="2.6" fill="currentColor" stroke="none" />,
  insight: <path d="M10 8.3c1.7 1 2.6 2.5 2.8 4.3-1.8.8-3.8.8-5.6 0 .2-1.8 1.1-3.3 2.8-4.3z" />,
}

/** The same triangle for every section, with the part filled that the section is about. */
export const SectionIcon = ({ section, size = 20 }: { section: Section; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={outline} />
    {filled[section]}
  </svg>
)
