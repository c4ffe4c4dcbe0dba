import * as contract from '@heed/contract/survey-embedding.ts'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { problemText } from '../../../app/problem.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { PageSection, Sheet } from '../../settings/page-frame.tsx'
import classes from './embed.module.css'

const keyOf = (surveyId: string) => ['survey', surveyId, 'embedding']

/** The sites whose pages may show the survey, and one more by its address. */
export const EmbedSites = ({ surveyId, isMine }: { surveyId: string; isMine: boolean }) => {
  const { t } = useTranslation('surveys')
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const sites = useQuery({
    queryKey: keyOf(surveyId),
    queryFn: ({ signal }) => call(contract.getSurveyEmbedding, { params: { id: surveyId }, signal }),
  })
  const set = useMutation({
    mutationFn: (origins: string[]) =>
      call(contract.setSurveyEmbedding, { params: { id: surveyId }, body: { origins } }),
    onSuccess: (saved, wanted) => {
      client.setQueryData(keyOf(surveyId), saved)
      if (wanted.length > origins.length) setTyped('')
    },
  })
  const origins = sites.data?.origins ?? []
  return (
    <PageSection title={t('embed.title')} text={t('embed.text')}>
      {sites.isPending ? (
        <PageSkeleton rows={1} />
      ) : sites.isError ? (
        <ErrorNote reason={sites.error} onRetry={() => sites.refetch()} />
      ) : origins.length === 0 ? (
        <p className={classes.none}>{t('embed.none')}</p>
      ) : (
        <Sheet label={t('embed.title')}>
          {origins.map((site) => (
            <li key={site} className={classes.site}>
              <span>{site}</span>
              {isMine && (
                <Button
                  size="xs"
                  variant="subtle"
                  color="gray"
                  disabled={set.isPending}
                  aria-label={t('embed.remove', { site })}
                  onClick={() => set.mutate(origins.filter((other) => other !== site))}
                >
                  {t('share.close')}
                </Button>
              )}
            </li>
          ))}
        </Sheet>
      )}
      {isMine && sites.isSuccess && origins.length < contract.mostOrigins && (
        <form
          noValidate
          className={classes.add}
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.trim()) set.mutate([...origins, typed.trim()])
          }}
        >
          <TextInput
            label={t('embed.site')}
            description={t('embed.siteText')}
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder="https://"
            maxLength={300}
            error={set.isError && problemText(set.error)}
            value={typed}
            onChange={(event) => {
              set.reset()
              setTyped(event.currentTarget.value)
            }}
          />
          <Button type="submit" loading={set.isPending} disabled={!typed.trim()}>
            {t('embed.add')}
          </Button>
        </form>
      )}
    </PageSection>
  )
}
