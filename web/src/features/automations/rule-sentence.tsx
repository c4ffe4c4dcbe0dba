import type { AutomationDraft } from '@heed/contract/automations.ts'
import { useTranslation } from 'react-i18next'
import classes from './automations.module.css'
import { actionWords, conditionWords, eventKey } from './rule-words.ts'
import { useNames } from './use-names.ts'

type RuleSentenceProps = { rule: Pick<AutomationDraft, 'event' | 'match' | 'conditions' | 'actions'> }

/** What a rule says, as one would tell it: when, and, then. */
export const RuleSentence = ({ rule }: RuleSentenceProps) => {
  const { t } = useTranslation(['automation', 'common', 'cases'])
  const names = useNames()
  const isAny = rule.match === 'any' && rule.conditions.length > 1
  return (
    <dl className={classes.sentence}>
      <dt>{t('when')}</dt>
      <dd>{t(`event.${eventKey(rule.event)}`)}</dd>
      {rule.conditions.length > 0 && (
        <>
          <dt>{t(isAny ? 'ifAny' : 'if')}</dt>
          <dd>
            {rule.conditions.map((condition, index) => (
              <span key={index}>{conditionWords(condition, t, names)}</span>
            ))}
          </dd>
        </>
      )}
      <dt>{t('then')}</dt>
      <dd>
        {rule.actions.map((action, index) => (
          <span key={index}>{actionWords(action, t, names)}</span>
        ))}
      </dd>
    </dl>
  )
}
