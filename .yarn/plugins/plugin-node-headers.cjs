/*
 * Native modules compile against the headers of the Node that runs, where its installation
 * brings them, so that an install never has to download headers.
 */
module.exports = {
  name: 'plugin-node-headers',
  factory: require => {
    const { readFileSync } = require('fs');
    const { dirname, join } = require('path');
    function headersPrefix() {
      const prefix = dirname(dirname(process.execPath));
      try {
        const header = readFileSync(
          join(prefix, 'include', 'node', 'node_version.h'),
          'utf8',
        );
        const version = ['MAJOR', 'MINOR', 'PATCH']
          .map(
            part =>
              header.match(new RegExp(`NODE_${part}_VERSION\\s+(\\d+)`))?.[1],
          )
          .join('.');
        return version === process.versions.node ? prefix : undefined;
      } catch {
        return undefined;
      }
    }
    return {
      hooks: {
        setupScriptEnvironment(_project, env) {
          const prefix = headersPrefix();
          if (prefix && !env.npm_config_nodedir) env.npm_config_nodedir = prefix;
        },
      },
    };
  },
};
