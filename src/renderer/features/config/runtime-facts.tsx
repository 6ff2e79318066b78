import type { ReactNode } from 'react'
import type { Healthcheck, RuntimeConfig } from '../../../core/model/image-config.ts'
import { Callout } from '../../ui/callout.tsx'
import { Command } from '../../ui/command.tsx'
import { Tag } from '../../ui/tag.tsx'
import { configWords } from '../../words/config-words.ts'
import { formatSeconds } from '../../words/format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import css from './config-tab.module.css'
import { Explained } from './explained.tsx'
import { shellLine } from './shell-words.ts'

const words = configWords.run
type Setting = keyof typeof words.settings

/** Every setting that a container starts with; what is not set says so, with its default. */
export function RuntimeFacts({ runtime }: { readonly runtime: RuntimeConfig }) {
  const { entrypoint, cmd, workingDir, user } = runtime
  const line = shellLine([...(entrypoint ?? []), ...(cmd ?? [])])
  const isRoot = /^(?:|root|0)(?::.*)?$/.test(user)
  return (
    <>
      <header className={css['head']}>
        <h2>{words.title}</h2>
      </header>
      {line === '' ? (
        <p className={css['note']}>
          {words.nothing} {words.nothingWhy}
        </p>
      ) : (
        <div className={css['command']}>
          <Command text={line} copyLabel={words.copy}>
            <span className="ink-3">{visibleText(workingDir === '' ? '/' : workingDir)} $</span>{' '}
            {visibleText(line)}
          </Command>
        </div>
      )}
      <dl className={css['facts']}>
        <Fact setting="entrypoint">{entrypoint && <Code text={jsonList(entrypoint)} />}</Fact>
        <Fact setting="command">{cmd && <Code text={jsonList(cmd)} />}</Fact>
        <Fact setting="directory" otherwise={words.dirDefault}>
          {workingDir !== '' && <Code text={workingDir} />}
        </Fact>
        <Fact setting="user">
          {user === '' ? (
            <>
              {words.root}{' '}
              <Tag kind="warning" icon="warning">
                {words.rootTag}
              </Tag>
            </>
          ) : (
            <Code text={user} />
          )}
        </Fact>
        <Fact setting="environment" otherwise={words.none}>
          {runtime.env.length > 0 && <Environment variables={runtime.env} />}
        </Fact>
        <Fact setting="ports" otherwise={words.noPorts}>
          {runtime.exposedPorts.length > 0 && <Codes texts={runtime.exposedPorts} />}
        </Fact>
        <Fact setting="volumes" otherwise={words.none}>
          {runtime.volumes.length > 0 && <Codes texts={runtime.volumes} />}
        </Fact>
        <Fact setting="healthcheck" otherwise={words.none}>
          {runtime.healthcheck && runtime.healthcheck.test.length > 0 && (
            <HealthcheckFact healthcheck={runtime.healthcheck} />
          )}
        </Fact>
        <Fact setting="stopSignal" otherwise={words.stopDefault}>
          {runtime.stopSignal !== null && runtime.stopSignal !== '' && (
            <Code text={runtime.stopSignal} />
          )}
        </Fact>
        <Fact setting="shell" otherwise={words.shellDefault}>
          {runtime.shell && runtime.shell.length > 0 && <Code text={jsonList(runtime.shell)} />}
        </Fact>
        {runtime.onBuild.length > 0 && (
          <Fact setting="onBuild">
            <Codes texts={runtime.onBuild} />
          </Fact>
        )}
        <Fact setting="labels" otherwise={words.none}>
          {Object.keys(runtime.labels).length > 0 &&
            Object.entries(runtime.labels).map(([name, value]) => (
              <span key={name} className={css['label']}>
                <code>{visibleText(name)}</code>
                <span>{visibleText(value)}</span>
              </span>
            ))}
        </Fact>
      </dl>
      {isRoot && (
        <Callout kind="warning">
          <b>{words.rootLead}</b> {user === '' ? words.rootUnset : words.rootSet(visibleText(user))}
        </Callout>
      )}
    </>
  )
}

interface FactProps {
  readonly setting: Setting
  /** What is said when there is no value. */
  readonly otherwise?: string
  readonly children: ReactNode
}

function Fact({ setting, otherwise = words.notSet, children }: FactProps) {
  const isSet = children !== null && children !== false && children !== undefined
  const { name, sentence } = words.settings[setting]
  return (
    <>
      <dt>
        <Explained name={name} sentence={sentence} />
      </dt>
      <dd className={isSet ? undefined : css['none']}>{isSet ? children : otherwise}</dd>
    </>
  )
}

function Code({ text }: { readonly text: string }) {
  return <code>{visibleText(text)}</code>
}

function Codes({ texts }: { readonly texts: readonly string[] }) {
  return (
    <>
      {texts.map((text, index) => (
        <code key={index} className={css['row']}>
          {visibleText(text)}
        </code>
      ))}
    </>
  )
}

/** Your variables first; PATH, which is long and rarely yours, last and dimmed. */
function Environment({ variables }: { readonly variables: readonly string[] }) {
  const isPath = (variable: string) => variable.startsWith('PATH=')
  const sorted = [...variables.filter((v) => !isPath(v)), ...variables.filter(isPath)]
  return (
    <>
      {sorted.map((variable, index) => (
        <code key={index} className={css['row']} data-faint={isPath(variable) || undefined}>
          {visibleText(variable)}
        </code>
      ))}
    </>
  )
}

function HealthcheckFact({ healthcheck }: { readonly healthcheck: Healthcheck }) {
  const [kind = '', ...rest] = healthcheck.test
  if (kind === 'NONE') return words.disabled
  const time = (nanoseconds: number) => formatSeconds(nanoseconds / 1e9)
  const when = [
    healthcheck.interval ? words.every(time(healthcheck.interval)) : '',
    healthcheck.timeout ? words.timeout(time(healthcheck.timeout)) : '',
    healthcheck.startPeriod ? words.start(time(healthcheck.startPeriod)) : '',
    healthcheck.startInterval ? words.startEvery(time(healthcheck.startInterval)) : '',
    healthcheck.retries ? words.retries(healthcheck.retries) : '',
  ].filter((part) => part !== '')
  return (
    <>
      <Code text={kind === 'CMD-SHELL' ? rest.join(' ') : shellLine(rest)} />
      {when.length > 0 && <span className={css['when']}>{when.join(', ')}</span>}
    </>
  )
}

/** As the config and a Dockerfile write it: `["python3", "/app/app.py"]`. */
function jsonList(list: readonly string[]): string {
  return `[${list.map((word) => JSON.stringify(word)).join(', ')}]`
}
