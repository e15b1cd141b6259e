import { Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { AccountPanel } from './account-panel.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';

/** What is around every page: the way to all of them, and who is signed in. A new page begins at its top. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const content = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={classes['shell']}>
      <a className={classes['skip']} href="#content">
        Skip to the content
      </a>
      <header className={classes['header']}>
        <Burger
          opened={isOpen}
          onClick={toggle}
          hiddenFrom="sm"
          size="sm"
          aria-expanded={isOpen}
          aria-controls="sidebar"
          aria-label={isOpen ? 'Close the menu' : 'Open the menu'}
        />
        <img src="/icon.svg" alt="" width={26} height={26} />
        <span className={classes['brand']}>Kiflo</span>
      </header>
      <div id="sidebar" className={classes['sidebar']} data-open={isOpen}>
        <nav aria-label="Main">
          <Navigation onNavigate={close} />
        </nav>
        <AccountPanel />
      </div>
      <main ref={content} id="content" tabIndex={-1} className={classes['content']}>
        {children}
      </main>
    </div>
  );
}
