import dev from '../../../config/dev.ts';

/** As it is, with somebody who hears the alarms. */
export default { ...dev, alarmEmail: 'ops@kiflo.example' };
