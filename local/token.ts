import { readEnvironment } from './environment.ts';
import { openIssuer } from './issuer.ts';
import { runCommand } from './run-command.ts';
import { parseTokenArguments } from './token-arguments.ts';

await runCommand(async () => {
  const holder = parseTokenArguments(process.argv.slice(2));
  const { dataDir, port } = readEnvironment();
  const issuer = await openIssuer(dataDir, `http://localhost:${port}`);
  console.log(await issuer.sign(holder));
});
