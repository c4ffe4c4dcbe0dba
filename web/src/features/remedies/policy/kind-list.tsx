import type { RemedyPolicy } from '@heed/contract/remedies.ts'
import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../../app/i18n.ts'
import { Chip } from '../../../ui/chip.tsx'
import { number } from '../../../ui/format.ts'
import { EditDrawer } from '../../settings/edit-drawer.tsx'
import { Sheet } from '../../settings/page-frame.tsx'
import classes from './policy.module.css'
import { hasCode } from './policy-draft.ts'
import { RuleForm } from './rule-form.tsx'

type Rule = RemedyPolicy['rules'][number]
type KindListProps = { rules: Rule[]; onChange?: (rules: Rule[]) => void }

/** Each kind of remedy: whether it is given, when it fits, and how long its code holds. */
export const KindList = ({ rules, onChange }: KindListProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const [edited, setEdited] = useState<Rule['kind']>()
  const rule = rules.find(({ kind }) => kind === edited)
  const change = (kind: Rule['kind'], part: Partial<Rule>) =>
    onChange?.(rules.map((one) => (one.kind === kind ? { ...one, ...part } : one)))
  return (
    <>
      <Sheet label={t('policy.kinds')}>
        {rules.map((one) => (
          <RuleRow
            key={one.kind}
            rule={one}
            onAllow={onChange && ((allowed) => change(one.kind, { allowed }))}
            onEdit={onChange && (() => setEdited(one.kind))}
          />
        ))}
      </Sheet>
      <EditDrawer
        title={rule ? t(`recovery:remedy.${rule.kind}`) : ''}
        isOpen={rule !== undefined}
        onClose={() => setEdited(undefined)}
      >
        {rule && (
          <RuleForm
            rule={rule}
            onDone={(part) => {
              change(rule.kind, part)
              setEdited(undefined)
            }}
            onCancel={() => setEdited(undefined)}
          />
        )}
      </EditDrawer>
    </>
  )
}

type RuleRowProps = { rule: Rule; onAllow?: (allowed: boolean) => void; onEdit?: () => void }

const RuleRow = ({ rule, onAllow, onEdit }: RuleRowProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const name = t(`recovery:remedy.${rule.kind}`)
  return (
    <li className={classes.rule} data-off={!rule.allowed}>
      <div>
        <h3>
          {name}
          {rule.notYetYours && <Chip tone="warn">{t('state.notYetYours', { ns: 'common' })}</Chip>}
          {!rule.allowed && <Chip tone="hold">{t('policy.off')}</Chip>}
        </h3>
        <p>{rule.words[currentLanguage()] ?? rule.words.en}</p>
        {hasCode(rule.kind) && <p>{t('policy.holds', { days: number(rule.validDays) })}</p>}
      </div>
      {onAllow && onEdit && (
        <div className={classes.acts}>
          <Button size="xs" onClick={onEdit} aria-label={t('policy.changeNamed', { name })}>
            {t('act.edit', { ns: 'common' })}
          </Button>
          <Switch
            aria-label={t('policy.given', { name })}
            checked={rule.allowed}
            onChange={(event) => onAllow(event.currentTarget.checked)}
          />
        </div>
      )}
    </li>
  )
}
