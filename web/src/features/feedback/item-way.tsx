import { type FeedbackPage, feedbackStates } from '@heed/contract/feedback.ts'
import { useTranslation } from 'react-i18next'
import { shortTime } from '../../ui/format.ts'
import { decisionTitle } from '../decisions/decision-words.ts'
import classes from './feedback-item.module.css'
import { stateIcons } from './state-chip.tsx'

/** The four stations, those that it passed with their words, and every step back with its reason. */
export const ItemWay = ({ item }: { item: FeedbackPage }) => {
  const { t } = useTranslation('feedback')
  const reached = feedbackStates.indexOf(item.state)
  const stations = {
    heard: { text: null, at: item.saidAt, by: null },
    decided: item.decided,
    done: item.done,
    told: item.told && { text: null, ...item.told },
  }
  const backs = item.steps.filter(({ from, to }) => feedbackStates.indexOf(to) < feedbackStates.indexOf(from))
  return (
    <section>
      <h3>{t('states')}</h3>
      <ol className={classes.way}>
        {feedbackStates.map((state, index) => {
          const Icon = stateIcons[state]
          const station = index <= reached ? stations[state] : null
          return (
            <li key={state} data-reached={index <= reached} aria-current={index === reached ? 'step' : undefined}>
              <i>
                <Icon size={15} stroke={1.8} aria-hidden />
              </i>
              <div>
                <b>{t(`state.${state}`)}</b>
                {station && (
                  <small>
                    {station.by
                      ? t('item.by', { who: station.by, when: shortTime(station.at) })
                      : shortTime(station.at)}
                  </small>
                )}
                {station?.text && <p>{station.text}</p>}
                {state === 'decided' && item.decision && (
                  <p>
                    {t('item.answeredBy')}: {decisionTitle(item.decision)}
                  </p>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {backs.map((step) => (
        <p key={step.at} className={classes.back}>
          {t('item.back', { state: t(`state.${step.to}`), reason: step.text ?? '' })}{' '}
          <span className="quiet">
            {step.by ? t('item.by', { who: step.by, when: shortTime(step.at) }) : shortTime(step.at)}
          </span>
        </p>
      ))}
    </section>
  )
}
