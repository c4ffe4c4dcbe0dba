import type { Case } from '@heed/contract/cases.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import { timelineQuery } from '../cases/case-queries.ts'
import classes from './complaint-panel.module.css'
import { type Said, saidIn } from './said-in.ts'

/** The customer's words, the newest in sight; all of them, as long as they are, at a press. */
export const TheirWords = ({ item }: { item: Case }) => {
  const { t } = useTranslation('recovery')
  const { data } = useQuery(timelineQuery(item.id))
  const [isOpen, setOpen] = useState(false)
  const [isCut, setCut] = useState(false)
  const said = saidIn(data?.items ?? [])
  const newest = said.at(-1)
  if (!newest) return null
  const before = said.length - 1
  return (
    <section className={classes.theirs} aria-label={t('complaint.theirWords')} data-open={isOpen || undefined}>
      {isOpen ? (
        said.map((one) => <Words key={one.id} said={one} item={item} />)
      ) : (
        <Words said={newest} item={item} onCut={setCut} />
      )}
      {(isOpen || isCut || before > 0) && (
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen
            ? t('complaint.fewerWords')
            : before > 0
              ? t('complaint.allWords', { count: said.length })
              : t('complaint.wholeWords')}
        </button>
      )}
    </section>
  )
}

type WordsProps = { said: Said; item: Case; onCut?: (isCut: boolean) => void }

/** Cut after four lines where `onCut` is told whether anything is beyond them. */
const Words = ({ said, item, onCut }: WordsProps) => {
  const { t } = useTranslation('recovery')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const words = box.current?.querySelector('blockquote')
    if (!words || !onCut) return
    const watch = new ResizeObserver(() => onCut(words.scrollHeight > words.clientHeight + 1))
    watch.observe(words)
    return () => watch.disconnect()
  }, [onCut])
  return (
    <div ref={box}>
      <p className={classes.meta}>
        {t('complaint.theirWords')} · <When at={said.at} />
      </p>
      <Voice
        as="blockquote"
        language={said.language ?? item.language}
        quoted
        className={onCut ? classes.voice : classes.wholeVoice}
      >
        {said.text}
      </Voice>
    </div>
  )
}
