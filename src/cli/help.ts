const overview = `strata: see what is in a Docker image

Usage
  strata                        open the window
  strata serve [SOURCE]         the same window in a browser; prints its address
  strata list                   the images of the engine
  strata analyze SOURCE         the report of one image
  strata files SOURCE           its files, one a line
  strata extract SOURCE PATH    one file or directory of it, also a deleted one
  strata check SOURCE           hold an image to rules, for pipelines
  strata build ARGUMENTS        docker build, then the report of what it made

SOURCE is an image name or ID of the engine, a path to an archive (.tar, .tar.gz, .tar.zst) or an
OCI layout directory, or “-” for standard input. “engine:NAME”, “archive:PATH” and “oci:DIR” say
which is meant; “podman://NAME” asks podman's own store, without a service.

Options for every command
  -H, --host ADDRESS            the engine's address (for serve: before the command)
      --context NAME            a context of the docker CLI
  -h, --help                    help, also for one command: strata analyze --help
  -v, --version                 the version
DOCKER_HOST and DOCKER_CONTEXT are followed as the docker CLI does.

Exit status
  0 done   1 a check failed, or something unforeseen   2 wrong usage
  3 source or engine not found, not reachable or not permitted
  4 the archive is damaged or not an image   130 cancelled
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
  check: `strata check: hold an image to rules

Usage
  strata check SOURCE [options]

Options
  --config FILE                 the rules; otherwise .strata.yaml, or .dive-ci, of this directory
  --format FORMAT               text (default), json, junit, sarif or markdown
  -o, --output FILE             write to FILE, whole or not at all
  --baseline FILE               fail only on what is worse than in FILE
  --write-baseline FILE         write FILE from this image
  --platform, --image           as for analyze

dive's options, for its rules, its numbers and its verdict
  --source docker|docker-archive|podman
  --ci  --ci-config FILE  --lowestEfficiency 0..1  --highestWastedBytes SIZE
  --highestUserWastedPercent 0..1

Exit status 0 when every rule passed, 1 when one failed.

Examples
  strata check app:latest
  strata check app.tar --config ci/strata.yaml --format junit -o report.xml
  CI=true strata check app:latest --lowestEfficiency 0.95
`,
  files: `strata files: the files of an image, one a line

Usage
  strata files SOURCE [options]

Options
  --merged                      the files that a container sees (default)
  --at N                        the merged files when only layers 0 to N are stacked
  --layer N                     the entries of layer N alone, whiteouts (.wh.NAME) as they stand
  --format FORMAT               table (default), ndjson or csv
  --platform OS/ARCH[/VARIANT]  the platform to take when there are several
  --image N|TAG                 the image of an archive that holds several, by number or tag

Layers are numbered as in the report: 0 is the lowest.

Examples
  strata files python:3.12 --format ndjson
  strata files app.tar --layer 3
`,
  extract: `strata extract: a file or directory of an image

Usage
  strata extract SOURCE PATH [options]

Options
  -o, --output FILE|DIR         where to: a file or a folder; a directory of the image goes into a
                                tar archive when the name ends in .tar; “-” is standard output.
                                Without it: under its own name, here
  --layer N                     as it is at layer N: deleted and overwritten files are had so
  --platform OS/ARCH[/VARIANT]  the platform to take when there are several
  --image N|TAG                 the image of an archive that holds several, by number or tag

In a folder nothing is overwritten, no link is followed, and devices, set-uid and set-gid bits are
left out; a tar archive keeps them. What could not be extracted is named, and the exit status is 1.

Examples
  strata extract app.tar /etc/os-release -o -
  strata extract app.tar /root/.ssh/id_rsa --layer 4 -o key
  strata extract python:3.12 /usr/lib -o lib.tar
`,
  build: `strata build: docker build, then the report of what it made

Usage
  strata [--host ADDRESS] [--context NAME] build ARGUMENTS

ARGUMENTS go to “docker build” as they are. When it has built, the report of the image follows as by
“strata analyze”; with CI=true the image is checked instead as by “strata check”, and the exit status
is that of the check. What the builder says goes to standard error. A directory without a Dockerfile
but with a Containerfile is built from that.

Examples
  strata build -t app:1 .
  CI=true strata build --pull -t app:1 .
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
