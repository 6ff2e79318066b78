import type { Overview } from '../../shared/views.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { visibleText } from '../../core/model/display-text.ts'
import { words } from '../words/words.ts'
import { useApp } from './app-context.ts'

/** Another image or platform of the same archive. */
export function ImageChooser({ overview }: { readonly overview: Overview }) {
  const { sessions } = useApp()
  const at = overview.choices.findIndex((choice) => choice.index === overview.chosen)
  return (
    <Menu
      label={words.header.choose}
      align="end"
      groups={[
        {
          label: words.header.choose,
          items: overview.choices.map((choice) => ({
            id: String(choice.index),
            label: visibleText([choice.tags[0], choice.platform].filter(Boolean).join(' · ')),
            detail: [
              choice.imageId.replace('sha256:', '').slice(0, 12),
              words.header.layers(choice.layers),
              choice.complete ? null : words.header.incomplete,
            ]
              .filter((part) => part !== null)
              .join(' · '),
            checked: choice.index === overview.chosen,
            onSelect: () => {
              sessions.choose(choice.index)
            },
          })),
        },
      ]}
      trigger={(props) => (
        <Button icon="layers" {...props}>
          {words.header.chooseCount(at + 1, overview.choices.length)}
        </Button>
      )}
    />
  )
}
