/** The config of the image that the article "What's in a Docker image?" takes apart. */
export const seedConfig = {
  architecture: 'amd64',
  os: 'linux',
  created: '2018-11-01T03:19:16.8517953Z',
  config: {
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Cmd: ['/bin/sh', '-c', 'python /app/app.py'],
    Volumes: null,
    WorkingDir: '',
    Entrypoint: null,
    OnBuild: null,
    Labels: null,
  },
  history: [
    {
      created: '2016-01-26T17:48:17.324409116Z',
      created_by:
        '/bin/sh -c #(nop) ADD file:3f4708cf445dc1b537b8e9f400cb02bef84660811ecdb7c98930f68fee876ec4 in /',
    },
    {
      created: '2016-01-26T17:48:31.377192721Z',
      created_by: "/bin/sh -c echo '#!/bin/sh' > /usr/sbin/policy-rc.d",
    },
    {
      created: '2016-01-26T17:48:33.59869621Z',
      created_by: "/bin/sh -c sed -i 's/^#\\s*\\(deb.*universe\\)$/\\1/g' /etc/apt/sources.list",
    },
    {
      created: '2016-01-26T17:48:34.465253028Z',
      created_by: '/bin/sh -c #(nop) CMD ["/bin/bash"]',
    },
    {
      created: '2018-11-01T03:19:16.4562755Z',
      created_by:
        '/bin/sh -c #(nop) COPY file:8069dbb6bfc301562a8581e7bbe2b7675c2f96108903c0889d258cd1e11a12f6 in /app/ ',
    },
    {
      created: '2018-11-01T03:19:16.8517953Z',
      created_by: '/bin/sh -c #(nop)  CMD ["/bin/sh" "-c" "python /app/app.py"]',
      empty_layer: true,
    },
  ],
}
