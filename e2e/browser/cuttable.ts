import { connect, createServer, type Socket } from 'node:net'

/** A cable between browser and server that can be pulled out: nothing passes while it is cut, however the browser asks. */
export async function openCable(port: number, toPort: number) {
  let isCut = false
  const open = new Set<Socket>()
  const cable = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(toPort, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((done) => cable.listen(port, '127.0.0.1', done))
  return {
    cut: () => {
      isCut = true
      for (const socket of open) socket.destroy()
    },
    mend: () => {
      isCut = false
    },
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((done) => cable.close(done))
    },
  }
}
