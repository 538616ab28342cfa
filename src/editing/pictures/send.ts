// How a file reaches the media library: a request of its own, whose progress can be followed (fetch cannot say how far it is).

import { refused, Refused, type Picture } from '../wire';

/** What the library says of a picture that it took. */
export interface Taken {
  picture: Picture;
  /** What the file said of itself, to begin with. */
  caption: string;
  credit: string;
}

interface Words { caption: string; credit: string }
/** The library's answer; see `Uploaded` in src/model/picture.rs. */
export interface Uploaded { picture: Picture & Words; suggestions: Words }

/** What the newsroom has said of the picture before counts for more than what its file says. */
export const taken = ({ picture, suggestions }: Uploaded): Taken => ({
  picture,
  caption: picture.caption || suggestions.caption,
  credit: picture.credit || suggestions.credit,
});

export function send(file: File, signal: AbortSignal, progress: (share: number) => void): Promise<Taken> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/desk/pictures?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'text';
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const said = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300 && said) done(taken(said as Uploaded));
      else failed(refused(request.status, said));
    });
    for (const name of ['error', 'timeout', 'abort']) request.addEventListener(name, () => failed(new Refused(0, 'Unreachable', '')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
