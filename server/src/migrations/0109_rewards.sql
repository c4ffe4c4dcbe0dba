-- The reward of a goal: promised with it, due once the target is reached, given by somebody on a day.
alter table heed.goal
  add column reward_giver_id uuid references heed.member,
  add column reward_due_at timestamptz,
  -- since its giver was told
  add column reward_round uuid,
  add column reward_given_on date,
  add column reward_given_by uuid references heed.member,
  add check (reward_given_on is null or reward_due_at is not null),
  add check ((reward_due_at is null) = (reward_round is null));
create index goal_reward on heed.goal (workspace_id) where reward is not null and state = 'agreed' and reward_due_at is null;
