import type { SurveyDetail, SurveyLink } from '@heed/contract/surveys.ts'
import { Button, CopyButton, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './embed.module.css'

const inMarkup = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** What is put into a page so that the survey stands there: with a script, or with a frame alone. */
export const EmbedLines = ({ survey, link }: { survey: SurveyDetail; link: SurveyLink }) => {
  const { t } = useTranslation('surveys')
  const [language = 'en'] = survey.content.languages
  const title = inMarkup(survey.content.title[language] || survey.name)
  const token = link.url.slice(link.url.lastIndexOf('/') + 1)
  const script = new URL('embed.js', link.url).href
  const lines = {
    line: `<script async src="${script}" data-survey="${token}" data-title="${title}"></script><noscript><a href="${link.url}">${title}</a></noscript>`,
    frame: `<iframe src="${link.url}" title="${title}" width="100%" height="900" style="border:0"></iframe>`,
  }
  return (
    <div className={classes.lines}>
      {(['line', 'frame'] as const).map((kind) => (
        <div key={kind}>
          <Textarea
            label={t(`embed.${kind}`)}
            description={t(`embed.${kind}Text`)}
            classNames={{ input: classes.code }}
            value={lines[kind]}
            readOnly
            autosize
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={lines[kind]}>
            {({ copied, copy }) => (
              <Button size="xs" mt="xs" onClick={copy}>
                {t(copied ? 'share.copied' : 'embed.copyLine')}
              </Button>
            )}
          </CopyButton>
        </div>
      ))}
    </div>
  )
}
