// One test file for all suites: jest loads the CDK anew, some two seconds long, for each file.
import './alarms.suite.ts';
import './message-queue.suite.ts';
import './function-access.suite.ts';
import './functions.suite.ts';
import './http-api.suite.ts';
import './identity.suite.ts';
import './load-stage.suite.ts';
import './monitoring.suite.ts';
import './records-table.suite.ts';
import './stacks.suite.ts';
import './web.suite.ts';
