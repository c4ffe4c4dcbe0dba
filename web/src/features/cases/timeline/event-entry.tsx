import type { TimelineEvent } from '@heed/contract/case-messages.ts'
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconGift,
  IconHeartHandshake,
  IconHelpHexagon,
  IconMessageStar,
  IconMoodCheck,
  IconPencil,
  IconPlayerPause,
  IconPlus,
  IconRepeat,
  IconRotate,
  IconScale,
  IconShoppingBagSearch,
  IconTicket,
  IconTransfer,
  IconUser,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { When } from '../../../ui/when.tsx'
import { eventWords } from './event-words.ts'
import classes from './timeline.module.css'

type Event = z.infer<typeof TimelineEvent>

const icons: Record<Event['type'], typeof IconClock> = {
  'case.opened': IconPlus,
  'case.assigned': IconUser,
  'case.handed_over': IconTransfer,
  'case.state_changed': IconPencil,
  'case.changed': IconPencil,
  'case.reopened': IconRotate,
  'clock.warned': IconClock,
  'clock.breached': IconAlertTriangle,
  'clock.recomputed': IconClock,
  'clock.paused': IconPlayerPause,
  'clock.resumed': IconClock,
  'case.explained_again': IconRepeat,
  'survey.invited': IconMessageStar,
  'survey.answered': IconMessageStar,
  'mail.bounced': IconAlertTriangle,
  'complaint.step_taken': IconCheck,
  'complaint.judged': IconMoodCheck,
  'complaint.customer_angered': IconAlertTriangle,
  'promise.done': IconHeartHandshake,
  'promise.broken': IconAlertTriangle,
  'promise.withdrawn': IconRotate,
  'promise.passed': IconTransfer,
  'remedy.asked': IconGift,
  'remedy.decided': IconGift,
  'remedy.withdrawn': IconRotate,
  'remedy.fulfilled': IconGift,
  'coupon.redeemed': IconTicket,
  'case.confirmed': IconMoodCheck,
  'exception.asked': IconScale,
  'exception.decided': IconScale,
  'exception.withdrawn': IconRotate,
  'advice.asked': IconHelpHexagon,
  'advice.passed_on': IconTransfer,
  'advice.answered': IconHelpHexagon,
  'advice.withdrawn': IconRotate,
  'special_request.made': IconShoppingBagSearch,
  'special_request.changed': IconShoppingBagSearch,
}

/** Something that happened, in one line; a handover with its summary. */
export const EventEntry = ({ event }: { event: Event }) => {
  const { t } = useTranslation(['cases', 'recovery'])
  const Icon = icons[event.type]
  const { words, note } = eventWords(event, t)
  return (
    <li className={classes.entry}>
      <span className={classes.sign}>
        <Icon size={17} stroke={1.6} aria-hidden />
      </span>
      <div>
        <p className={classes.who}>
          {event.actor && <b>{event.actor.name}</b>} {words} <When at={event.at} />
        </p>
        {note && <div className={classes.note}>{note}</div>}
      </div>
    </li>
  )
}
