import type { getStandard } from '@heed/contract/standards.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { languageNames } from '../../app/languages.ts'
import { calendarDay, dayOf, percent } from '../../ui/format.ts'
import classes from './standard-page.module.css'
import { sentenceOf, sourceWords, targetWords } from './standard-words.ts'

type Whole = z.output<typeof getStandard.response>

/** Where it comes from, its words in every language, who keeps it, and what it was before. */
export const StandardFacts = ({ standard }: { standard: Whole }) => {
  const { t } = useTranslation('standards')
  const { owner, validFrom, validUntil, reviewOn, versions } = standard
  const words = Object.entries(standard.wording)
  return (
    <section className={classes.card}>
      <dl className={classes.facts}>
        <dt>{t('field.sources')}</dt>
        <dd>
          <ul>
            {standard.sources.map((source) => (
              <li key={source.kind + source.words}>
                <b>{sourceWords(source)}</b>: {source.words}
              </li>
            ))}
            {standard.requirements.map((one) => (
              <li key={one.id}>
                <Link to="/schemes/$schemeId" params={{ schemeId: one.schemeId }} className="link">
                  {one.schemeName ?? t(`source.${one.kind}`)} {one.code}
                </Link>
                : {one.words}
              </li>
            ))}
            {standard.sources.length + standard.requirements.length === 0 && <li>{t('noSource')}</li>}
          </ul>
        </dd>
        <dt>{t('field.dimension')}</dt>
        <dd>{t(`dimensionText.${standard.dimension}`)}</dd>
        <dt>{t('field.owner')}</dt>
        <dd>{owner?.name ?? t('field.nobody')}</dd>
        {(validFrom || validUntil) && (
          <>
            <dt>{t('valid')}</dt>
            <dd>
              {validFrom ? calendarDay(validFrom) : '…'} – {validUntil ? calendarDay(validUntil) : '…'}
            </dd>
          </>
        )}
        {reviewOn && (
          <>
            <dt>{t('field.reviewOn')}</dt>
            <dd>{calendarDay(reviewOn)}</dd>
          </>
        )}
        <dt>{t('allWordings')}</dt>
        <dd>
          <ul>
            {Object.keys(languageNames).map((language) => {
              const wording = words.find(([known]) => known === language)?.[1]
              return (
                <li key={language} lang={wording ? language : undefined}>
                  {wording ? sentenceOf(wording) : `${language}: ${t('wordingMissing')}`}
                </li>
              )
            })}
          </ul>
        </dd>
        {versions.length > 0 && (
          <>
            <dt>{t('before')}</dt>
            <dd>
              <ul>
                {versions.map(({ version, from, to, was, changedBy }) => (
                  <li key={version}>
                    {dayOf(from)} – {dayOf(to)}: {targetWords({ ...standard, ...was })},{' '}
                    {t('share', { share: percent(was.targetSharePercent) })}
                    {changedBy && ` · ${t('changedBy', { name: changedBy.name })}`}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
