import type { Case } from '@heed/contract/cases.ts'
import { IconClock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../../app/problem.ts'
import { useMe } from '../../../app/session.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { timelineQuery } from '../case-queries.ts'
import { keepDraft } from '../composer/drafts.ts'
import { type Outgoing, restored, sendAnswer, takeBack } from '../composer/outgoing.ts'
import classes from './timeline.module.css'

/** An answer that the server has not taken yet: going out, or not sent and kept. */
export const OutgoingEntry = ({ answer, item }: { answer: Outgoing; item: Case }) => {
  const { t } = useTranslation('cases')
  const { member } = useMe()
  return (
    <li className={classes.entry} data-outgoing={answer.state}>
      <Avatar name={member.name} />
      <div>
        <p className={classes.who}>
          <b>{member.name}</b> {t('message.answered')}
        </p>
        <div className={classes.body} lang={item.language} dangerouslySetInnerHTML={{ __html: answer.html }} />
        {answer.state === 'failed' ? (
          <NotSent answer={answer} />
        ) : (
          <p className={classes.delivery}>
            <IconClock size={14} stroke={1.8} aria-hidden />
            {t(answer.state === 'held' ? 'delivery.pending' : 'delivery.sending')}
          </p>
        )}
      </div>
    </li>
  )
}

const NotSent = ({ answer }: { answer: Outgoing }) => {
  const { t } = useTranslation('cases')
  const client = useQueryClient()
  const isMeanwhile = isProblem(answer.problem, 'case.answered_meanwhile')
  // Someone promised or granted something meanwhile: the answer goes, and the case stays as it is.
  const isOwed = isProblem(answer.problem, 'complaint.things_open')
  const newestSeen = () =>
    client.getQueryData(timelineQuery(answer.caseId).queryKey)?.items.findLast((entry) => entry.entry === 'message')
      ?.id ?? null
  const edit = () => {
    const taken = takeBack(answer.key)
    if (!taken) return
    keepDraft(answer.caseId, { html: taken.html })
    restored.dispatchEvent(new CustomEvent(answer.caseId, { detail: taken }))
  }
  return (
    <>
      <ErrorNote reason={isMeanwhile ? undefined : answer.problem}>
        {t(isMeanwhile ? 'reply.meanwhile' : 'reply.notSent')}
      </ErrorNote>
      <p className={classes.failed}>
        <button
          type="button"
          className="link"
          onClick={() =>
            sendAnswer(answer.key, isMeanwhile ? { seenMessageId: newestSeen() } : isOwed ? { thenState: 'as_is' } : {})
          }
        >
          {isMeanwhile
            ? t('reply.sendAnyway')
            : isOwed
              ? t('reply.sendNotSolved')
              : t('act.tryAgain', { ns: 'common' })}
        </button>
        <button type="button" className="link" onClick={edit}>
          {t('reply.edit')}
        </button>
      </p>
    </>
  )
}
