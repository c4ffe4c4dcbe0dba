-- An import whose job was given up says so, and at what: reading the file, or taking in its rows. It can be tried again.
alter table heed.feedback_import
  add column stopped_in text check (stopped_in in ('checking', 'importing')),
  drop constraint feedback_import_state_check,
  add constraint feedback_import_state_check
    check (state in ('checking', 'checked', 'importing', 'done', 'failed', 'stopped')),
  add constraint feedback_import_stopped check ((state = 'stopped') = (stopped_in is not null));
alter table heed.record_import
  add column stopped_in text check (stopped_in in ('checking', 'importing')),
  drop constraint record_import_state_check,
  add constraint record_import_state_check
    check (state in ('checking', 'checked', 'importing', 'done', 'failed', 'stopped')),
  add constraint record_import_stopped check ((state = 'stopped') = (stopped_in is not null));

-- Those on their way while Heed is brought up to date may have stood still for long.
update heed.feedback_import set state = 'stopped', stopped_in = state where state in ('checking', 'importing');
update heed.record_import set state = 'stopped', stopped_in = state where state in ('checking', 'importing');
