import { useEffect, useState } from 'react'
import classes from './pane-loading-line.module.css'

/** A thin line on top of a pane whose old content stays while the new one is fetched; shown only after 300 ms. */
export const PaneLoadingLine = ({ active }: { active: boolean }) => {
  const isLate = useLate(active)
  return isLate ? <div className={classes.line} aria-hidden="true" /> : null
}

const useLate = (active: boolean) => {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!active) return setLate(false)
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [active])
  return isLate
}
