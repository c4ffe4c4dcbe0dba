import { percentSign } from './format.ts'

/** A large share, the sign small and on the side where the reader's language has it. */
export const Share = ({ of }: { of: string }) =>
  'prefix' in percentSign() ? (
    <>
      <small>%</small>
      {of}
    </>
  ) : (
    <>
      {of} <small>%</small>
    </>
  )
