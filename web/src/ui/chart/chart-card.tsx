import { Button, UnstyledButton } from '@mantine/core'
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import classes from './chart-card.module.css'

type ChartCardProps = {
  /** What the chart says, as a sentence. */
  title: string
  text?: ReactNode
  words: { asTable: string; asChart: string; download: string }
  tools?: ReactNode
  onDownload: () => void
  chart: ReactNode
  table: ReactNode
}

/** A chart under its finding; the same figures are one click away as a table and as a file. */
export const ChartCard = ({ title, text, words, tools, onDownload, chart, table }: ChartCardProps) => {
  const [isTable, setTable] = useState(false)
  const heading = useId()
  const Icon = isTable ? IconChartLine : IconTable
  return (
    <section className={classes.card} aria-labelledby={heading}>
      <header>
        <div className={classes.words}>
          <h2 id={heading}>{title}</h2>
          {text && <p>{text}</p>}
        </div>
        <div className={classes.tools}>
          {tools}
          <Button
            size="xs"
            leftSection={<Icon size={15} stroke={1.7} />}
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? words.asChart : words.asTable}
          </Button>
          <UnstyledButton
            className={classes.icon}
            onClick={onDownload}
            aria-label={words.download}
            title={words.download}
          >
            <IconDownload size={16} stroke={1.7} />
          </UnstyledButton>
        </div>
      </header>
      {isTable ? table : chart}
    </section>
  )
}
