// How a file reaches the media library: a request of its own, whose progress can be followed (fetch cannot say how far it is).

import { refused, Refused, type Picture } from '../wire';

/** What the library says of a picture that it took. */
export interface Taken {
  picture: Picture;
  /** What the file said of itself, to begin with. */
  caption: string;
  credit: string;
}

export function send(file: File, signal: AbortSignal, progress: (share: number) => void): Promise<Taken> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/desk/pictures');
    request.responseType = 'text';
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const said = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300 && said) done(said as Taken);
      else failed(refused(request.status, said));
    });
    for (const name of ['error', 'timeout', 'abort']) request.addEventListener(name, () => failed(new Refused(0, 'Unreachable', '')));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
