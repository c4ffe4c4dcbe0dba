import type { CaseBrief } from '@heed/contract/cases.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './case-rows.module.css'

type CaseRowsProps = {
  items: CaseBrief[]
  rowHeight: number
  /** The row that keys move and that stays in sight. */
  currentIndex: number
  hasMore: boolean
  onNeedMore: () => void
  row: (item: CaseBrief, index: number) => ReactNode
}

/** Only the rows in sight are drawn, and more are asked for shortly before the end. */
export const CaseRows = ({ items, rowHeight, currentIndex, hasMore, onNeedMore, row }: CaseRowsProps) => {
  const { t } = useTranslation('cases')
  const pane = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => pane.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => items[index]?.id ?? index,
  })
  const seen = rows.getVirtualItems()
  const lastSeen = seen.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastSeen >= items.length - 12) onNeedMore()
  }, [hasMore, lastSeen, items.length, onNeedMore])
  useEffect(() => {
    if (currentIndex >= 0) rows.scrollToIndex(currentIndex, { align: 'auto' })
  }, [currentIndex, rows])
  return (
    <div ref={pane} className={classes.pane}>
      <ul aria-label={t('title')} className={classes.list} style={{ height: rows.getTotalSize() }}>
        {seen.map(({ key, index, start }) => {
          const item = items[index]
          return (
            item && (
              <li
                key={key}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              >
                {row(item, index)}
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}
