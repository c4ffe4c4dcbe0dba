import type { LinkWay, SurveyDetail, SurveyLink } from '@heed/contract/surveys.ts'
import { Button, CopyButton, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { number } from '../../ui/format.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { handModes } from './by-hand/hand-search.ts'
import { EmbedLines } from './embed/embed-lines.tsx'
import { EmbedSites } from './embed/embed-sites.tsx'
import { QrCode } from './qr-code.tsx'
import { useChangeLink, useCreateLink } from './survey-queries.ts'
import classes from './surveys.module.css'

/** Addresses at which anybody may answer: a link, a code on the wall, a tablet on the counter. */
export const ShareTab = ({ survey }: { survey: SurveyDetail }) => {
  const { t } = useTranslation('surveys')
  const isMine = useMay()('survey:edit')
  const [isNew, setNew] = useState(false)
  const [shown, setShown] = useState<SurveyLink>()
  const add = isMine && (
    <Button leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setNew(true)}>
      {t('share.add')}
    </Button>
  )
  return (
    <>
      {survey.state === 'draft' && <p className={classes.note}>{t('share.unpublished')}</p>}
      {survey.links.length === 0 ? (
        <EmptyState title={t('share.none')} text={t('share.noneText')} action={add} />
      ) : (
        <>
          <div className={classes.bar}>{add}</div>
          <Sheet label={t('tab.share')}>
            {survey.links.map((link) => (
              <LinkRow key={link.id} surveyId={survey.id} link={link} onShow={() => setShown(link)} />
            ))}
          </Sheet>
        </>
      )}
      {survey.links.some(({ way }) => way === 'embedded') && <EmbedSites surveyId={survey.id} isMine={isMine} />}
      {survey.state === 'open' && <ByHand surveyId={survey.id} />}
      <EditDrawer title={t('share.add')} isOpen={isNew} onClose={() => setNew(false)}>
        <LinkForm surveyId={survey.id} onDone={() => setNew(false)} />
      </EditDrawer>
      <EditDrawer title={shown?.name ?? ''} isOpen={shown !== undefined} onClose={() => setShown(undefined)}>
        {shown && (shown.way === 'embedded' ? <EmbedLines survey={survey} link={shown} /> : <QrCode link={shown} />)}
      </EditDrawer>
    </>
  )
}

/** Without a screen of the customer's own. */
const ByHand = ({ surveyId }: { surveyId: string }) => {
  const { t } = useTranslation('surveys')
  const mayEnter = useMay()('feedback:record')
  const modes = handModes.filter((mode) => mayEnter || mode === 'print')
  return (
    <PageSection title={t('hand.title')} text={t('hand.text')}>
      <div className={classes.acts}>
        {modes.map((mode) => (
          <Button
            key={mode}
            renderRoot={(props) => (
              <Link {...props} to="/surveys/$surveyId/by-hand" params={{ surveyId }} search={{ mode }} />
            )}
          >
            {t(`hand.mode_${mode}`)}
          </Button>
        ))}
      </div>
    </PageSection>
  )
}

const LinkRow = ({ surveyId, link, onShow }: { surveyId: string; link: SurveyLink; onShow: () => void }) => {
  const { t } = useTranslation('surveys')
  const isMine = useMay()('survey:edit')
  const change = useChangeLink(surveyId)
  return (
    <li className={classes.link}>
      <div>
        <b>{link.name}</b> {link.closed && <Chip tone="hold">{t('is.closed')}</Chip>}
        <p>
          {[
            t(`way.${link.way}`),
            link.branch.name,
            t('share.answered', { count: link.answered, n: number(link.answered) }),
          ].join(' · ')}
        </p>
      </div>
      <div className={classes.acts}>
        <CopyButton value={link.url}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {t(copied ? 'share.copied' : 'share.copy')}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" onClick={onShow}>
          {t(link.way === 'embedded' ? 'embed.get' : 'share.code')}
        </Button>
        {isMine && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            loading={change.isPending}
            onClick={() => change.mutate({ id: link.id, closed: !link.closed })}
          >
            {t(link.closed ? 'share.open' : 'share.close')}
          </Button>
        )}
      </div>
    </li>
  )
}

const LinkForm = ({ surveyId, onDone }: { surveyId: string; onDone: () => void }) => {
  const { t } = useTranslation('surveys')
  const { branches } = useMe()
  const create = useCreateLink(surveyId, onDone)
  const form = useForm({
    initialValues: { name: '', branchId: branches[0]?.id ?? '', way: 'qr' as LinkWay },
    validate: { name: (value) => (value.trim() ? null : t('share.nameNeeded')) },
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => create.mutate({ ...values, name: values.name.trim() }))}>
      <Stack gap="md">
        <Select
          label={t('share.way')}
          description={t(`wayText.${form.values.way}`)}
          allowDeselect={false}
          data={(['qr', 'kiosk', 'link', 'embedded'] as const).map((value) => ({ value, label: t(`way.${value}`) }))}
          {...form.getInputProps('way')}
        />
        <Select
          label={t('share.branch')}
          allowDeselect={false}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('branchId')}
        />
        <TextInput
          label={t('share.name')}
          description={t('share.nameText')}
          maxLength={80}
          {...form.getInputProps('name')}
        />
        <FormFoot problem={create.error} isBusy={create.isPending} go={t('share.make')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
