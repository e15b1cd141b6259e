import { Button, CopyButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './ui.module.css';

/** A value that is to be pasted somewhere else. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className={classes['copy']}>
      <code>{value}</code>
      <CopyButton value={value} timeout={2_500}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            h="auto"
            mih={38}
            px="sm"
            aria-label={copied ? `${label} copied` : `Copy ${label}`}
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          >
            {copied ? 'Copied' : 'Copy'}
            <VisuallyHidden role="status">{copied ? `${label} copied` : ''}</VisuallyHidden>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
