import { account } from '../api/client';

/** Signs out as a form does, so that the answer is the sign-in page. */
export async function signOut(): Promise<void> {
  const me = await account();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/logout';
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = '_csrf';
  field.value = me.token.value;
  form.append(field);
  document.body.append(form);
  form.submit();
}
