// Signing in again in place, after a session has ended under an editor's hands.

import { open } from './dialogs';
import { ask, Refused, type Me } from './wire';

export async function signInAgain(root: ParentNode): Promise<boolean> {
  return open(root, 'sign-in', ({ form }) => {
    const password = form.querySelector<HTMLInputElement>('[name="password"]');
    if (password) password.value = '';
  }, async ({ form, fault }) => {
    const typed = new FormData(form);
    try {
      await ask<Me>('sign_in', { account: typed.get('account'), password: typed.get('password') });
      return true;
    } catch (refused) {
      fault(refused instanceof Refused ? refused.message || refused.kind : String(refused));
      return false;
    }
  });
}
