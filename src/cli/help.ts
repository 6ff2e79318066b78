const overview = `strata: see what is in a Docker image

Usage
  strata                        open the window
  strata serve [SOURCE]         the same window in a browser; prints its address
  strata list                   the images of the engine
  strata analyze SOURCE         the report of one image

SOURCE is an image name or ID of the engine, a path to an archive (.tar, .tar.gz, .tar.zst) or an
OCI layout directory, or “-” for standard input. “engine:NAME”, “archive:PATH” and “oci:DIR” say
which is meant.

Options for every command
  -H, --host ADDRESS            the engine's address (for serve: before the command)
      --context NAME            a context of the docker CLI
  -h, --help                    help, also for one command: strata analyze --help
  -v, --version                 the version
DOCKER_HOST and DOCKER_CONTEXT are followed as the docker CLI does.

Exit status
  0 done   2 wrong usage   3 source or engine not found, not reachable or not permitted
  4 the archive is damaged or not an image   1 something else failed   130 cancelled
`

const texts: Readonly<Record<string, string>> = {
  list: `strata list: the images of the engine

Usage
  strata list [--format table|json]
`,
  analyze: `strata analyze: the report of one image

Usage
  strata analyze SOURCE [options]

Options
  --format FORMAT               table (default), json, markdown, html, csv or dive-json
  -o, --output FILE             write to FILE, whole or not at all
  --platform OS/ARCH[/VARIANT]  the platform to take when there are several
  --image N|TAG                 the image of an archive that holds several, by number or tag

Examples
  strata analyze python:3.12
  strata analyze app.tar --format html -o report.html
  docker save app | strata analyze - --format json
`,
  serve: `strata serve: the window in a browser

Usage
  strata serve [SOURCE] [--host 127.0.0.1] [--port 0]

Options
  --host ADDRESS                the address to listen on; only this machine reaches the default
  --port NUMBER                 the port; 0 takes a free one

Prints one line, the address with its token. SOURCE is opened at once. The engine is chosen by
--context, DOCKER_HOST, or “strata --host ADDRESS serve”.
`,
}

/** The help of a command, or of the whole. */
export function helpText(command: string | null): string {
  return (command === null ? undefined : texts[command]) ?? overview
}
