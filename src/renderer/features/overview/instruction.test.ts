import { describe, expect, it } from 'vitest'
import { briefInstruction, oneLine, splitInstruction } from './instruction.ts'

describe('splitInstruction', () => {
  it('takes the Dockerfile word off', () => {
    expect(splitInstruction('RUN apt-get update')).toEqual({
      keyword: 'RUN',
      rest: 'apt-get update',
    })
    expect(splitInstruction('CMD ["bash"]')).toEqual({ keyword: 'CMD', rest: '["bash"]' })
  })

  it('leaves a step alone that is no Dockerfile line', () => {
    expect(splitInstruction('# debian.sh --arch amd64')).toEqual({
      keyword: null,
      rest: '# debian.sh --arch amd64',
    })
    expect(splitInstruction('RUNNER x').keyword).toBeNull()
    expect(splitInstruction('').keyword).toBeNull()
  })
})

describe('oneLine', () => {
  it('joins lines and shows what would hide or reorder text', () => {
    expect(oneLine('a \t\t&& b\n  c')).toBe('a && b c')
    expect(oneLine('evil\u202egpj.exe')).toBe('evil⟨U+202E⟩gpj.exe')
    expect(oneLine('bell\u0007')).toBe('bell␇')
  })
})

describe('briefInstruction', () => {
  it.each([
    ['RUN dd if=/dev/urandom of=/app/big.bin', 'RUN dd'],
    ['RUN /usr/bin/apt-get update', 'RUN apt-get'],
    ['RUN --mount=type=cache,target=/root pip install x', 'RUN pip'],
    ['COPY --chown=1:1 app.py /app/', 'COPY'],
    ['bazel build //app', 'bazel'],
    ['', ''],
  ])('%s → %s', (instruction, brief) => {
    expect(briefInstruction(instruction)).toBe(brief)
  })
})
