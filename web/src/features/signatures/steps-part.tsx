import type { Signature } from '@heed/contract/signatures.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import prevention from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { SignatureForm } from './signature-form.tsx'
import { readyQuery } from './signature-queries.ts'

type Draft = { id?: string; name: string; steps: { id: string | null; words: string }[] }

/** Each service with its steps in order, and ready ones to begin with. */
export const StepsPart = ({ signatures }: { signatures: Signature[] }) => {
  const { t } = useTranslation(['signatures', 'common'])
  const may = useMay()
  const [draft, setDraft] = useState<Draft>()
  const ready = useQuery({ ...readyQuery(currentLanguage()), enabled: may('standard:edit') })
  return (
    <div className={prevention.part}>
      {may('standard:edit') && (
        <Button
          w="fit-content"
          leftSection={<IconPlus size={16} stroke={1.8} />}
          onClick={() => setDraft({ name: '', steps: [{ id: null, words: '' }] })}
        >
          {t('edit.new')}
        </Button>
      )}
      {signatures.length > 0 && (
        <Sheet label={t('part.steps')}>
          {signatures.map((signature) => (
            <Service
              key={signature.id}
              name={signature.name}
              steps={signature.steps.map(({ words }) => words)}
              act={t('common:act.edit')}
              onAct={may('standard:edit') ? () => setDraft(signature) : undefined}
            />
          ))}
        </Sheet>
      )}
      {ready.data && (
        <PageSection title={t('ready.title')}>
          <Sheet label={t('ready.title')}>
            {ready.data.items.map(({ kind, name, steps }) => (
              <Service
                key={kind}
                name={name}
                steps={steps}
                act={t('ready.use')}
                onAct={() => setDraft({ name, steps: steps.map((words) => ({ id: null, words })) })}
              />
            ))}
          </Sheet>
        </PageSection>
      )}
      <EditDrawer title={draft?.name || t('edit.new')} isOpen={draft !== undefined} onClose={() => setDraft(undefined)}>
        {draft && <SignatureForm draft={draft} onDone={() => setDraft(undefined)} />}
      </EditDrawer>
    </div>
  )
}

type ServiceProps = { name: string; steps: string[]; act: string; onAct: (() => void) | undefined }

const Service = ({ name, steps, act, onAct }: ServiceProps) => (
  <li className={prevention.row}>
    <div className={prevention.top}>
      <h3>{name}</h3>
      {onAct && (
        <Button size="compact-sm" variant="default" aria-label={`${act}: ${name}`} onClick={onAct}>
          {act}
        </Button>
      )}
    </div>
    <ol className={prevention.whys}>
      {steps.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ol>
  </li>
)
