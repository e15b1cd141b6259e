/** Whether all parts of the stack are up, and which of them are not. */
export interface Health {
  readonly status: 'up' | 'down';
  readonly down: readonly string[];
}

/** Asks each part; one that answers false, fails or says nothing for two seconds is down. */
export async function checkHealth(
  parts: Readonly<Record<string, () => boolean | Promise<boolean>>>,
): Promise<Health> {
  const asked = Object.entries(parts).map(async ([name, isUp]) => ((await answers(isUp)) ? [] : [name]));
  const down = (await Promise.all(asked)).flat();
  return { status: down.length === 0 ? 'up' : 'down', down };
}

async function answers(isUp: () => boolean | Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, 2000);
  });
  try {
    return await Promise.race([isUp(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
