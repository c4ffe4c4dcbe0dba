-- What a customer wishes of how they are served: asked, never guessed. A branch says what is usual in it.
alter table heed.customer
  add column talk text check (talk in ('quiet', 'chatty')),
  -- ["18:00", "21:00"] on the customer's own clock; the end may be past midnight
  add column best_time jsonb check (jsonb_array_length(best_time) = 2);
alter table heed.branch add column talk text check (talk in ('quiet', 'chatty'));
-- As said about this case; else the customer's holds.
alter table heed."case" add column best_time jsonb check (jsonb_array_length(best_time) = 2);
