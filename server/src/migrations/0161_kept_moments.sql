-- Whether the words of an item of the record are a moment that nobody allowed to be told: only whoever leads reads them.
-- What was posted in public is read by everybody anyway; of an answer the moment's words stand in a question of their own.
create function heed.is_kept_moment(feedback_id uuid, response_id uuid, source text) returns boolean language sql stable as $$
  select response_id is null and source not in ('review', 'social')
    and exists (select from heed.moment m where m.feedback_id = is_kept_moment.feedback_id and m.permission = 'none')
$$;
