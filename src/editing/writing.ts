// What is fetched when somebody begins to write (`/editor.js`): the story's surface, saving, and what goes with them.

export { settle } from './conflict';
export { drop, leftBehind } from './journal';
export { Keeping } from './keeping';
export { Story } from './story';
export { Others } from './others';
export { openPlaces } from './pictures/places';
