/* Words of the shell, the library and the states of a session. */

export const appWords = {
  copy: {
    copied: 'Copied',
    refused: 'The clipboard refused',
    command: 'Copy the command',
    message: 'Copy the message',
    imageId: 'Copy the image ID',
  },
} as const
