-- Begun by mistake or not worth going on with: a cycle that was given up stays, with why, and has no next one.
alter table heed.improvement_cycle
  add column given_up_at timestamptz,
  add column given_up_why text check (length(given_up_why) between 1 and 500),
  add column given_up_by uuid references heed.member,
  add check ((given_up_at is null) = (given_up_why is null)),
  add check (given_up_at is null or closed_at is null);
