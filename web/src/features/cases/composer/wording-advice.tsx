import type { Case } from '@heed/contract/cases.ts'
import { IconBulb } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useWording } from './use-wording.ts'
import classes from './wording-advice.module.css'
import type { Words } from './words.ts'

const most = 3

/** Phrases that blame the customer or leave them nowhere to go: advice under the words, never in the way of sending them. */
export const WordingAdvice = ({ text, language }: { text: string; language: Case['language'] }) => {
  const { t } = useTranslation('recovery')
  const findings = useWording(text, language)
  return (
    <div role="status" aria-live="polite">
      {findings.length > 0 && (
        <section className={classes.advice} aria-label={t('wording.title')}>
          <p className={classes.head}>
            <IconBulb size={16} stroke={1.7} aria-hidden />
            <b>{t('wording.title')}</b> <span>{t('wording.free')}</span>
          </p>
          <ul>
            {findings.slice(0, most).map(({ phrase, why, instead, from }) => (
              <li key={from}>
                <mark lang={language}>{phrase}</mark> {why}
                <p>
                  <b>{t('wording.instead')}:</b> {instead}
                </p>
              </li>
            ))}
          </ul>
          {findings.length > most && <p>{t('wording.more', { count: findings.length - most })}</p>}
        </section>
      )}
    </div>
  )
}

/** As `WordingAdvice`, of words that an editor keeps. */
export const WordingAdviceOf = ({ words, language }: { words: Words; language: Case['language'] }) => (
  <WordingAdvice text={useSyncExternalStore(words.listen, words.get)} language={language} />
)
