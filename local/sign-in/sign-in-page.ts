/** What stands in the form of the sign-in page. */
export interface SignInForm {
  readonly email: string;
  readonly account: string;
  readonly role: string;
  /** Why it was not taken. */
  readonly problem?: string;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The page where a developer chooses who to be. It needs no script. */
export const signInPage = ({ email, account, role, problem }: SignInForm): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sign in · Kiflo (development)</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f4f5f9, #131419); }
  main { box-sizing: border-box; width: min(26rem, 100vw - 2rem); margin: 2rem 0; padding: 2rem; border-radius: 16px;
    background: light-dark(#fff, #1d1f27); border: 1px solid light-dark(#dfe2ea, #363945); }
  h1 { margin: 0 0 .25rem; font-size: 1.4rem; }
  p { margin: 0 0 1.25rem; color: light-dark(#4b5065, #b9bdcc); font-size: .9rem; }
  label, legend { display: block; margin-bottom: .25rem; font-weight: 600; font-size: .9rem; }
  input:not([type=radio]) { box-sizing: border-box; width: 100%; margin-bottom: 1rem; padding: .6rem .75rem; font: inherit;
    border-radius: 8px; border: 1px solid light-dark(#868ca3, #7a8094); background: light-dark(#fff, #131419); }
  fieldset { margin: 0 0 1.5rem; padding: 0; border: 0; }
  fieldset label { display: inline-flex; gap: .5rem; margin-right: 1.5rem; font-weight: 400; }
  button { width: 100%; padding: .7rem; border: 0; border-radius: 8px; font: inherit; font-weight: 600; cursor: pointer;
    background: #4338ca; color: #fff; }
  button:hover { background: #3730a3; }
  :focus-visible { outline: 3px solid light-dark(#4338ca, #a5b4fc); outline-offset: 2px; }
  [role=alert] { color: light-dark(#b3261e, #ffb4ab); }
</style>
</head>
<body>
<main>
  <h1>Sign in to Kiflo</h1>
  <p>Development only: choose who you are. No password is asked for.</p>
  ${problem === undefined ? '' : `<p role="alert">${escape(problem)}</p>`}
  <form method="post">
    <label for="email">Email</label>
    <input id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="${escape(email)}">
    <label for="account">Account</label>
    <input id="account" name="account" required pattern="[\\w\\-]{1,64}" title="1 to 64 letters, digits, hyphens and underscores" value="${escape(account)}">
    <fieldset>
      <legend>Role</legend>
      <label><input type="radio" name="role" value="admin"${role === 'viewer' ? '' : ' checked'}> Admin</label>
      <label><input type="radio" name="role" value="viewer"${role === 'viewer' ? ' checked' : ''}> Viewer</label>
    </fieldset>
    <button>Sign in</button>
  </form>
</main>
</body>
</html>
`;
