import type { QuestionResult, ResponseRow, SurveyDetail } from '@heed/contract/surveys.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DrawerBehindFigure } from '../../ui/drawer-behind-figure.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import { AnswerFiles } from './answer-files.tsx'
import classes from './results.module.css'
import { type Behind, type ResultFilter, responsesQuery } from './survey-queries.ts'
import { inWords } from './survey-words.ts'

type AnswersBehindProps = {
  survey: SurveyDetail
  filter: ResultFilter
  behind: Behind
  /** The name of the employee whose cases were asked about, where only those are shown. */
  whose?: string | undefined
  results: readonly QuestionResult[]
  onClose: () => void
}

/** The very answers that a figure counts, whole. */
export const AnswersBehind = ({ survey, filter, behind, whose, results, onClose }: AnswersBehindProps) => {
  const { t } = useTranslation('surveys')
  const rows = useInfiniteQuery(responsesQuery(survey.id, { ...filter, ...behind }))
  const question = results.find(({ id }) => id === behind.question)
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <DrawerBehindFigure
      title={inWords(question?.ask) || behind.question}
      explanation={
        whose
          ? t('behind.ofMember', { name: whose })
          : behind.weak
            ? t(`behind.weak.${behind.weak}`, { other: inWords(results.find(({ id }) => id === behind.against)?.ask) })
            : behind.value === undefined
              ? t('behind.all')
              : t('behind.value', { value: wordsOf(question, behind.part ?? '', behind.value) })
      }
      actions={<AnswerFiles surveyId={survey.id} filter={{ ...filter, ...behind }} />}
      onClose={onClose}
    >
      {rows.isPending && <PageSkeleton rows={4} />}
      {rows.isError && <ErrorNote reason={rows.error} onRetry={() => rows.refetch()} />}
      <ul className={classes.responses}>
        {items.map((row) => (
          <Response key={row.id} row={row} results={results} />
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button fullWidth mt={12} loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
          {t('behind.more', { n: number(items.length) })}
        </Button>
      )}
    </DrawerBehindFigure>
  )
}

const Response = ({ row, results }: { row: ResponseRow; results: readonly QuestionResult[] }) => {
  const { t } = useTranslation('surveys')
  return (
    <li>
      <p className={classes.meta}>
        <When at={row.at} /> · {row.branch.name} · {t(`way.${row.way}`)}
        {row.case && (
          <>
            {' · '}
            <Link to="/cases/$caseId" params={{ caseId: row.case.id }} className="link">
              #{row.case.number}
            </Link>
          </>
        )}
        {row.customer && ` · ${row.customer.name}`}
      </p>
      <dl>
        {inOrder(row.values, results).map(({ question, part, number: score, choice, text }) => {
          const asked = results.find(({ id }) => id === question)
          const line = asked?.parts.find((one) => one.part === part && part !== '')
          return (
            <div key={`${question} ${part}`}>
              <dt>{[inWords(asked?.ask) || question, inWords(line?.words)].filter(Boolean).join(': ')}</dt>
              <dd>
                {text !== null ? (
                  <Voice language={row.language}>{text}</Voice>
                ) : (
                  wordsOf(asked, part, score !== null ? String(score) : (choice ?? ''))
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </li>
  )
}

/** As the questions stand, not as their names sort. */
const inOrder = (values: ResponseRow['values'], results: readonly QuestionResult[]) => {
  const place = (question: string) => results.findIndex(({ id }) => id === question)
  return [...values].sort((one, other) => place(one.question) - place(other.question))
}

/** A value as it was chosen: its words, with the number before them where it has one. */
function wordsOf(question: QuestionResult | undefined, part: string, value: string): string {
  const of = question?.parts.find((one) => one.part === part) ?? question?.parts[0]
  const words = inWords(of?.counts.find((count) => count.value === value)?.words)
  if (!/^-?\d/.test(value)) return words || value
  return [number(Number(value), value.includes('.') ? 2 : 0), words].filter(Boolean).join(' · ')
}
