import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PageFrame } from '../settings/page-frame.tsx'
import { AuditsPart } from './audits-part.tsx'
import { BeginAudit } from './begin-audit.tsx'
import { BesidePart } from './beside-part.tsx'
import classes from './face.module.css'
import { faceParts, readFaceSearch } from './face-search.ts'
import { FacesPart } from './faces-part.tsx'
import { FindingsPart } from './findings-part.tsx'
import { ListsPart } from './lists-part.tsx'
import { WaysPart } from './ways-part.tsx'

const parts = {
  faces: FacesPart,
  open: FindingsPart,
  audits: AuditsPart,
  beside: BesidePart,
  ways: WaysPart,
  lists: ListsPart,
}

/** What people see of the business, and what is done about it. */
export const FacePage = () => {
  const { t } = useTranslation('audits')
  const go = useNavigate()
  const { show = 'faces' } = useSearch({ from: '/shell/face' })
  const Part = parts[show]
  const row = useRef<HTMLDivElement>(null)
  // On a phone the row is wider than the screen: the part that is shown is in sight.
  useEffect(() => {
    const chosen = row.current?.querySelector(`input[value="${show}"]`)?.parentElement
    if (row.current && chosen)
      row.current.scrollLeft = chosen.offsetLeft + chosen.offsetWidth / 2 - row.current.clientWidth / 2
  }, [show])
  return (
    <PageFrame title={t('title')} lead={t('lead')} action={<BeginAudit />}>
      <div className={classes.part}>
        <div ref={row} className={classes.parts}>
          <SegmentedControl
            aria-label={t('title')}
            data={faceParts.map((value) => ({ value, label: t(`part.${value}`) }))}
            value={show}
            onChange={(value) => go({ to: '/face', search: readFaceSearch({ show: value }), replace: true })}
          />
        </div>
        <Part />
      </div>
    </PageFrame>
  )
}
