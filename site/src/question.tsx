import type { QuestionView } from './views.ts'

export const Question = (question: QuestionView) =>
  question.kind === 'text' ? <Words {...question} /> : <Choice {...question} />

/** A row or a tile for each answer. The number stands above (or before) its words, so that both are read. */
const Choice = ({ name, kind, ask, options, ends, value, error }: QuestionView) => (
  <fieldset id={name} class={error ? 'wrong' : undefined} aria-describedby={error ? `${name}-error` : undefined}>
    <legend>{ask}</legend>
    <Wrong name={name} error={error} />
    <div class={kind}>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} />
          <span>
            {kind === 'choice' ? <i /> : <b>{option.value}</b>}
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
  </fieldset>
)

const Words = ({ name, ask, hint, value, error }: QuestionView) => (
  <div id={name} class={error ? 'words wrong' : 'words'}>
    <label for={`${name}-text`}>{ask}</label>
    {hint && <p id={`${name}-hint`}>{hint}</p>}
    <Wrong name={name} error={error} />
    <textarea
      id={`${name}-text`}
      name={name}
      rows={4}
      dir="auto"
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={[hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined}
    >
      {value}
    </textarea>
  </div>
)

const Wrong = ({ name, error }: Pick<QuestionView, 'name' | 'error'>) =>
  error && (
    <p class="error" id={`${name}-error`}>
      {error}
    </p>
  )
