import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { Schemas } from '../api/schemas.ts';
import classes from '../ui/ui.module.css';
import { pathOf } from './kind-of.ts';
import { useRecord } from './records-api.ts';

/** The rule of a reward by its name, leading to its program; its id where its partner has another program by now. */
export function RuleLink({
  reward,
}: {
  readonly reward: Pick<Schemas['Reward'], 'partnerId' | 'ruleId' | 'ruleVersion'>;
}) {
  const { partnerId, ruleId, ruleVersion } = reward;
  const partner = useRecord('partners', partnerId).data?.record;
  const program = useRecord('programs', partner?.programId).data?.record;
  const rule = program?.rewardRules.find(({ id }) => id === ruleId);
  if (program === undefined || rule === undefined)
    return <span className={classes['id']}>{`${ruleId ?? ''}, version ${ruleVersion ?? ''}`}</span>;
  return (
    <>
      <Anchor component={Link} to={pathOf('programs', program.id)} inherit underline="always">
        {`${rule.name} of ${program.name}`}
      </Anchor>
      {rule.version === ruleVersion ? '' : `, in an earlier wording (version ${ruleVersion ?? ''})`}
    </>
  );
}
