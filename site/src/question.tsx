import { Control } from './control.tsx'
import type { QuestionView } from './views.ts'

/** A question with all its controls. One that is answered in writing has a label, all others stand in a group with a legend. */
export const Question = (question: QuestionView) => {
  const [only] = question.controls
  return question.controls.length === 1 && only?.type === 'area' ? (
    <Written {...question} field={only} />
  ) : (
    <Group {...question} />
  )
}

const Group = ({ name, ask, hint, required, error, controls }: QuestionView) => (
  <fieldset
    id={name}
    class={error ? 'wrong' : undefined}
    aria-describedby={[hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined}
  >
    <legend>
      {ask}
      {required && <small>{required}</small>}
    </legend>
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    <Wrong name={name} error={error} />
    {controls.map((control) => (
      <Control key={control.name} {...control} ask={ask} />
    ))}
  </fieldset>
)

type Area = Extract<QuestionView['controls'][number], { type: 'area' }>

const Written = ({ name, ask, hint, prompts, speak, required, error, field }: QuestionView & { field: Area }) => (
  <div id={name} class={error ? 'words wrong' : 'words'}>
    <label for={`${name}-text`}>
      {ask}
      {required && <small>{required}</small>}
    </label>
    {hint && <p id={`${name}-hint`}>{hint}</p>}
    {prompts.length > 0 && (
      <ul id={`${name}-prompts`}>
        {prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
    )}
    <Wrong name={name} error={error} />
    <textarea
      id={`${name}-text`}
      name={name}
      rows={4}
      dir="auto"
      data-speak={speak?.[0]}
      data-stop={speak?.[1]}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={
        [hint && `${name}-hint`, prompts.length > 0 && `${name}-prompts`, error && `${name}-error`]
          .filter(Boolean)
          .join(' ') || undefined
      }
    >
      {field.value}
    </textarea>
  </div>
)

const Wrong = ({ name, error }: Pick<QuestionView, 'name' | 'error'>) =>
  error && (
    <p class="error" id={`${name}-error`}>
      {error}
    </p>
  )
