import { IconX } from '@tabler/icons-react'
import classes from './coupon.module.css'

/** Why a code is not taken, in words that can be read out to the customer. */
export const Refusal = ({ title, text }: { title: string; text?: string }) => (
  <div className={classes.refusal}>
    <IconX size={24} stroke={2} aria-hidden />
    <div>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
    </div>
  </div>
)
