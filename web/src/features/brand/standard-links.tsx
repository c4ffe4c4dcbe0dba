import { Link } from '@tanstack/react-router'
import classes from './brand.module.css'

/** Standards by name, each a door to its page. */
export const StandardLinks = ({ standards }: { standards: { id: string; name: string }[] }) =>
  standards.length === 0 ? null : (
    <ul className={classes.links}>
      {standards.map(({ id, name }) => (
        <li key={id}>
          <Link to="/standards/$standardId" params={{ standardId: id }} className="link">
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
