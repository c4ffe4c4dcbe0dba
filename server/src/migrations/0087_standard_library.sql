-- The set of the library that a standard came with; its texts are the pages'.
alter table heed.standard
  add column library_set text check (length(library_set) <= 40),
  -- looked at every day in each branch: what is taken for granted, and annoys where it lacks
  add column daily boolean not null default false,
  add check (not daily or method = 'check');

-- The day of the branch that a mark answers for in its daily check; another answer of that day takes its place.
alter table heed.standard_mark add column checked_on date;
create unique index standard_mark_daily on heed.standard_mark (branch_id, checked_on, standard_id) where checked_on is not null;
