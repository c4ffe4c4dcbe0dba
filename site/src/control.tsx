import type { ControlView } from './views.ts'

/** One control. `ask` names it for screen readers where it has no label of its own. */
export const Control = (control: ControlView & { ask: string }) => {
  if (control.type === 'radios')
    return control.label ? <Line {...control} label={control.label} /> : <Radios {...control} />
  if (control.type === 'checks') return <Checks {...control} />
  if (control.type === 'select') return <Select {...control} />
  return control.type === 'input' ? <Input {...control} /> : null
}

type Of<Type extends ControlView['type']> = Extract<ControlView, { type: Type }>

const faces = { 5: '😀', 4: '🙂', 3: '😐', 2: '🙁', 1: '😞' } as Record<string, string>

/** A line of a table: its words, then its choices as one group. */
const Line = (control: Of<'radios'> & { label: string }) => (
  <div class="line" role="radiogroup" aria-label={control.label}>
    <p aria-hidden="true">{control.label}</p>
    <Radios {...control} />
  </div>
)

/** A row or a tile for each answer. The number stands above (or before) its words, so that both are read. */
const Radios = ({ name, look, options, ends }: Of<'radios'>) => (
  <>
    <div class={look === 'choice' && options.length <= 3 ? 'choice three' : look}>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} value={option.value} checked={option.checked} />
          <span>
            <Mark look={look} value={option.value} />
            {option.label && <span>{option.label}</span>}
          </span>
        </label>
      ))}
    </div>
    {ends && (
      <p class="ends">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    )}
  </>
)

const Mark = ({ look, value }: { look: Of<'radios'>['look']; value: string }) => {
  if (look === 'choice' || look === 'row') return <i />
  if (look === 'faces') return <b aria-hidden="true">{faces[value]}</b>
  if (look === 'stars') return <b aria-hidden="true">{'★'.repeat(Number(value))}</b>
  return <b>{value}</b>
}

const Checks = ({ name, options }: Of<'checks'>) => (
  <div class="choice">
    {options.map((option) => (
      <label key={option.value}>
        <input type="checkbox" name={name} value={option.value} checked={option.checked} />
        <span>
          <i />
          <span>{option.label}</span>
        </span>
      </label>
    ))}
  </div>
)

const Select = ({ name, label, value, options }: Of<'select'>) => (
  <div class="line">
    <label for={name}>{label}</label>
    <select id={name} name={name} class="short">
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)

const Input = ({ name, kind, label, value, ask }: Of<'input'> & { ask: string }) => (
  <div class="line">
    {label && <label for={name}>{label}</label>}
    <input
      id={name}
      // Decimal commas are written by hand, and a number field would refuse them.
      type={(kind === 'date' ? 'date' : 'text') as 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      name={name}
      value={value}
      class={kind === 'text' ? undefined : 'short'}
      aria-label={label ? undefined : ask}
      dir="auto"
    />
  </div>
)
