import { describe, expect, it } from 'vitest'
import { FileGrants } from './file-grants.ts'

describe('FileGrants', () => {
  it('knows only what it has given', async () => {
    const grants = new FileGrants()
    const { handle, name, size } = await grants.grantPath('/etc/hostname')
    expect(name).toBe('hostname')
    expect(size).toBeGreaterThan(0)
    expect(grants.resolve(handle)).toEqual({
      kind: 'path',
      path: '/etc/hostname',
      name: 'hostname',
    })
    expect(() => grants.resolve('/etc/hostname')).toThrow()
    expect(() => grants.resolve('0'.repeat(32))).toThrow()
  })

  it('takes no path from a browser', () => {
    const grants = new FileGrants()
    expect(grants.grantUpload('../../etc/passwd', 5).name).toBe('passwd')
    expect(grants.grantUpload('C:\\images\\app.tar', 5).name).toBe('app.tar')
  })

  it('forgets the oldest when there are too many', () => {
    const grants = new FileGrants()
    const first = grants.grantUpload('first', 1)
    for (let i = 0; i < 1000; i++) grants.grantUpload('more', 1)
    expect(() => grants.resolve(first.handle)).toThrow()
  })
})
