/* Parts of the window that a command goes to, by the id of their element. */

export const searchFieldId = 'find-image'
export const pathFieldId = 'find-path'
export const engineMenuId = 'engine-menu'
