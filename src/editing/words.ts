// The words of the interface, from the server's table (src/ui/words/editing.rs), which comes with the bar.

export interface Words {
  edit: string; unsaved: string; saving: string; saved: string; offline: string; failed: string; copied: string; live: string;
  draft: string; differs: string; withdrawn: string; binned: string; scheduled: string; merged: string; merged_own: string;
  mine: string; theirs: string; both: string; gone: string; published: string; done: string; withdraw: string;
  republish: string; to_bin: string; out_of_bin: string; unschedule: string; outdated: string; paragraph: string; time: string;
}
