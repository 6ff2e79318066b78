import type { Page } from '@playwright/test'

/** A file that is dragged over the window from outside; a real one of the disk. */
export interface DraggedFile {
  enter(): Promise<void>
  leave(): Promise<void>
  drop(): Promise<void>
}

/** Takes a file as a browser does when it is dragged: whole, with its bytes still on the disk. */
export async function dragFile(page: Page, path: string): Promise<DraggedFile> {
  // Only an input gives a page such a file; it is never part of the document.
  const input = await page.evaluateHandle(() => {
    const element = document.createElement('input')
    element.type = 'file'
    return element
  })
  await input.setInputFiles(path)
  const fire = (types: readonly string[]): Promise<void> =>
    input.evaluate((element, events) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(element.files![0]!)
      const target = document.querySelector('main')!
      for (const type of events) {
        const options = { bubbles: true, cancelable: true, dataTransfer }
        target.dispatchEvent(new DragEvent(type, options))
      }
    }, types)
  return {
    enter: () => fire(['dragenter', 'dragover']),
    leave: () => fire(['dragleave']),
    drop: () => fire(['drop']),
  }
}
