-- A change that is given up before it was done, and why; its history stays.
alter table heed.corrective_action
  add column dropped_at timestamptz,
  add column dropped_by uuid references heed.member,
  add column dropped_reason text check (length(dropped_reason) between 1 and 1000),
  drop constraint corrective_action_state_check,
  add constraint corrective_action_state_check
    check (state in ('open', 'checking', 'effective', 'no_recurrence', 'reopened', 'dropped')),
  drop constraint corrective_action_check1,
  add constraint corrective_action_done check ((state in ('open', 'reopened', 'dropped')) = (done_at is null)),
  add constraint corrective_action_dropped
    check ((state = 'dropped') = (dropped_at is not null) and (dropped_at is null) = (dropped_reason is null));
