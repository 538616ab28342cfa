// The words of the interface, from the server's table (src/ui/words/editing.rs), which comes with the bar.

export interface Words {
  edit: string; unsaved: string; saving: string; saved: string; offline: string; failed: string; copied: string; live: string;
  draft: string; differs: string; withdrawn: string; binned: string; scheduled: string; merged: string; merged_own: string;
  mine: string; theirs: string; both: string; gone: string; published: string; done: string; withdraw: string;
  republish: string; to_bin: string; out_of_bin: string; unschedule: string; outdated: string; paragraph: string; time: string;
  story: string; story_empty: string; cleaned: string; undo: string; nothing_to_undo: string; nothing_to_redo: string; count: string;
  not_found: string; replaced: string; unsafe_link: string; unkept: string; unsaved_first: string; moved: string;
  caption: string; credit: string; cite: string; table_caption: string;
  here_now: string; here_unsaved: string; somebody: string; my_words: string; their_words: string; told_publish: string; told_schedule: string; told_unschedule: string;
  told_withdraw: string; told_republish: string; told_restore: string; told_bin: string; told_unbin: string;
  cover: string; focus_saved: string; library_empty: string; library_failed: string; uploading: string; fetching: string; upload_waits: string; upload_paused: string; upload_later: string; upload_signed_out: string; too_large: string;
  upload_failed: string; upload_retry: string; upload_cancel: string; upload_away: string; not_a_picture: string; waiting_for_pictures: string; stop_waiting: string; waiting_stopped: string;
  pictures_failed: string; pictures_leave: string; pictures_lost: string; kept_as_link: string; picture_link: string; change_pictures: string; change_pictures_why: string;
  change_this: string; changed: string; changed_draft: string; own_cover: string; own_cover_back: string;
  failures: Record<string, string>; sentences: Record<string, string>;
}
